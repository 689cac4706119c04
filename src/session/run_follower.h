// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include "runs/run_hold.h"
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
    /// Its frames are on other axes from here on.
    void projectionChanged(const centerscope::StageProjection& projection);
    /// Before the rows of their steps.
    void framesAdded(const std::vector<std::shared_ptr<const centerscope::StepFrame>>& frames);
    void bookmarksChanged(const std::vector<centerscope::Bookmark>& bookmarks);
    /// The other program has closed the run, or a program has opened it again.
    void writtenChanged(bool isWritten);

private:
    RunTail tail_;
    RunHold hold_;  // it is shown also when the other program has closed it
    bool isWritten_ = true;
    QTimer everySecond_;
    QTimer soon_;
    QFileSystemWatcher watcher_;
};

}  // namespace centerscope
