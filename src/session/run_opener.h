// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include <QObject>

#include "runs/run_summary.h"
#include "session/fork_task.h"
#include "session/idle_run.h"
#include "session/run_follower.h"
#include "session/run_under_way.h"

namespace centerscope {

class RunLoop;

/// Opens the runs that take the place of the one under way: new ones, those of folders and
/// checkpoints, and those that were left. Where one cannot be opened an Error is thrown and the old
/// run continues.
class RunOpener : public QObject {
    Q_OBJECT

public:
    /// Starts a way for which the run under way waits, in place of any other.
    using StartWay = std::function<void(ForkTask::Way way, ForkTask::Arrival arrive)>;

    /// All must outlive it; startWay starts the way that task then has.
    RunOpener(RunUnderWay& current, RunPublisher& publisher, RunLoop& loop, const ForkTask& task,
              StartWay startWay, QObject* parent = nullptr);

    void start(const Preset& preset, const std::filesystem::path& datasetFolder,
               const Seeds& seeds);
    /// The run under way again from step 0.
    void reset(std::uint64_t seed);
    /// A run to be one of two twins.
    void startTwin(const TwinStart& twin);
    /// One that was cut off comes to where it was first, as a fork does. One that another program
    /// writes is followed: it cannot be trained or changed here.
    void continueRun(const std::filesystem::path& folder);
    void openCheckpoint(const std::filesystem::path& file);
    /// The run that was left last. Those that were deleted meanwhile are passed over.
    void bringBackLast();
    void stopFollowing() { follower_.reset(); }

signals:
    /// The program that writes the run that is followed has closed it, or one has opened it again.
    void followedRunWritten(bool isWritten);
    /// That program has set others.
    void followedBookmarksChanged(const std::vector<centerscope::Bookmark>& bookmarks);
    /// Undo has passed over these, the last first.
    void deletedRunsPassedOver(const std::vector<centerscope::RunSummary>& runs);

private:
    /// Makes a run that has come from its folder the one under way; passedOver is reported then.
    using Show = std::function<void(IdleRun next, const std::vector<Message>& passedOver)>;

    void bringBack(const std::function<void()>& afterwards);
    void resume(IdleRun next, const std::vector<Message>& passedOver, const Show& show);
    void follow(const std::filesystem::path& folder, const std::function<void(IdleRun)>& load);

    RunUnderWay& current_;
    RunPublisher& publisher_;
    RunLoop& loop_;
    const ForkTask& task_;
    StartWay startWay_;
    std::unique_ptr<RunFollower> follower_;  // of the run that another program writes
};

}  // namespace centerscope
