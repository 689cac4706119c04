// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_follower.h"

#include <utility>

#include "runs/run_files.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

constexpr int kLookEvery = 1000;  // ms
constexpr int kSoon = 200;        // ms, for rows come faster than anybody reads them

}  // namespace

RunFollower::RunFollower(RunTail tail)
    : tail_(std::move(tail)),
      hold_(tail_.folder()),
      everySecond_(this),
      soon_(this),
      watcher_(this) {
    everySecond_.setInterval(kLookEvery);
    soon_.setInterval(kSoon);
    soon_.setSingleShot(true);
    watcher_.addPaths({textOf(folder() / kMetricsFile), textOf(folder() / kCheckpointsFolder)});
    const auto lookSoon = [this] {
        if (!soon_.isActive())
            soon_.start();
    };
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, lookSoon);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, lookSoon);
    connect(&everySecond_, &QTimer::timeout, this, &RunFollower::look);
    connect(&soon_, &QTimer::timeout, this, &RunFollower::look);
    everySecond_.start();
}

/// Whether it is written first: what a program has written before it closed the run is then read.
void RunFollower::look() {
    const bool isWritten = tail_.isWritten();
    if (const auto projection = tail_.readProjection())
        emit projectionChanged(*projection);
    emit framesAdded(tail_.readFrames());
    emit added(tail_.read());
    if (const auto bookmarks = tail_.readBookmarks())
        emit bookmarksChanged(*bookmarks);
    if (std::exchange(isWritten_, isWritten) != isWritten)
        emit writtenChanged(isWritten);
}

}  // namespace centerscope

#include "moc_run_follower.cpp"
