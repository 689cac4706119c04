// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QCoreApplication>

class QWidget;

namespace centerscope {

struct RunInfo;

/// The names of what is trained, in the title of the window and on the buttons of its tool bar.
class RunNames {
    Q_DECLARE_TR_FUNCTIONS(centerscope::RunNames)

public:
    /// All must outlive it.
    RunNames(QWidget& window, QAction& presets, QAction& datasets);

    /// isWritten: whether another program still writes a run that is followed.
    void show(const RunInfo& run, bool isWritten);

private:
    QWidget& window_;
    QAction& presets_;
    QAction& datasets_;
};

}  // namespace centerscope
