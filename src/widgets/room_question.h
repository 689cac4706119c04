// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>
#include <QPointer>

#include "runs/run_library.h"

class QMessageBox;

namespace centerscope {

class Announcer;

/// Asks before runs are removed that took long to make. Where the answer is no it does not ask
/// again, but the window says once per run that space is short.
class RoomQuestion : public QObject {
    Q_OBJECT

public:
    RoomQuestion(Announcer& announcer, QWidget& window);

    void ask(const RunLibrary::Room& room);

signals:
    /// Instead of an answer: there it is said how much space runs may take.
    void optionsRequested();

private:
    void remove(const std::vector<RunSummary>& runs, bool toTrash);

    Announcer& announcer_;
    QWidget& window_;
    QPointer<QMessageBox> question_;
    bool isDeclined_ = false;
};

}  // namespace centerscope
