// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include "runs/run_tail.h"

namespace centerscope {

/// Follows a run that another program writes. It looks into the folder once per second, and soon
/// after the file system reports a change there, which not every one does.
class RunFollower : public QObject {
    Q_OBJECT

public:
    explicit RunFollower(RunTail tail);

    const std::filesystem::path& folder() const { return tail_.folder(); }
    void look();

signals:
    void added(const centerscope::RunTail::Addition& addition);
    /// The other program has closed the run, or a program has opened it again.
    void writtenChanged(bool isWritten);

private:
    RunTail tail_;
    bool isWritten_ = true;
    QTimer everySecond_;
    QTimer soon_;
    QFileSystemWatcher watcher_;
};

}  // namespace centerscope
