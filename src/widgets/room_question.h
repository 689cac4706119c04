// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QObject>
#include <QPointer>

#include "runs/run_summary.h"

class QMessageBox;

namespace centerscope {

class Announcer;

/// Asks before runs are removed that took long to make. Where the answer is no it does not ask
/// again, but the window says once per run that space is short.
class RoomQuestion : public QObject {
    Q_OBJECT

public:
    RoomQuestion(Announcer& announcer, QWidget& window);

    /// excess: bytes that the runs take more than they may. toAsk: those that could go; none: that
    /// would not do.
    void ask(std::uint64_t excess, const std::vector<RunSummary>& toAsk);

private:
    void remove(const std::vector<RunSummary>& runs);

    Announcer& announcer_;
    QWidget& window_;
    QPointer<QMessageBox> question_;
    bool isDeclined_ = false;
};

}  // namespace centerscope
