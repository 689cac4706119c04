// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include "core/message.h"
#include "runs/run_library.h"
#include "session/embedding_view_options.h"
#include "session/fork_task.h"
#include "session/playback.h"
#include "session/run_info.h"
#include "session/run_opener.h"
#include "session/run_publisher.h"
#include "session/run_under_way.h"
#include "session/stop_goal.h"
#include "session/twin_start.h"

namespace centerscope {

class RunLoop;

/// Drives what one window shows: makes the steps of the run under way, on its own or with those of
/// a twin, and takes commands between the loop's rounds. Evaluations and a fork under way advance
/// by one chunk or step per round, so that they never hold up the loop. Which run it is says
/// RunUnderWay, how it comes to another one RunOpener.
///
/// All members but shutdown() run on the loop's thread.
class RunDriver : public QObject {
    Q_OBJECT

public:
    /// The loop and the queue must outlive it.
    RunDriver(RunLoop& loop, RunLibrary library, UpdateQueue& updates);
    ~RunDriver() override;

    /// When the loop's thread has ended: writes the last step's checkpoint.
    void shutdown();
    /// Before the loop's thread ends.
    void stopFollowing() { opener_.stopFollowing(); }

    /// Makes the next step of what is under way. Whether more is to follow.
    bool advance();

    /// Runs a command that acts on the run under way: now or, while a fork of it is
    /// under way, when that is done.
    void enqueueOrRun(std::function<void()> command);

    /// From here on the two make each step together, this one first, as both play, pause, fork and
    /// keep the pace of this one. Where one of them cannot continue both pause: where that is the
    /// other, this one is a step ahead, until that has made the step too.
    void leadTwin(RunDriver& other);
    /// Pauses and makes what twins of this run begin with after this step; none: the newest.
    /// twinReady() or failed() answers.
    void prepareTwin(std::optional<std::int64_t> step);
    /// A run to be one of two twins.
    void startTwin(const TwinStart& twin);
    std::int64_t lastGoodStep() const { return run() ? run()->trainer().lastGoodStep() : 0; }
    /// Of the run under way, so far.
    std::size_t eventCount() const { return run() ? run()->state().history.size() : 0; }
    /// Of the run under way, where it has more than two dimensions.
    std::optional<StageProjection> projection() const {
        return run() ? run()->manifest().projection : std::nullopt;
    }
    /// The first step that the change acts on which Undo would take back, if it is one of this run.
    std::optional<std::int64_t> undoableStep() const { return current_.undoableStep(); }
    /// Runs that Undo can still bring back.
    std::size_t runsLeft() const { return current_.former().count(); }

    /// As enqueueOrRun() for what is asked of the window's run of this number alone: for that or
    /// its fork; of another, which the window does not show yet, nothing was asked.
    void enqueueFor(std::uint64_t run, std::function<void()> command);

    /// False where the old run continues.
    bool start(const Preset& preset, const std::filesystem::path& datasetFolder,
               const Seeds& seeds);
    void startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                      const Seeds& seeds);
    void reset(std::uint64_t seed);
    /// One that was cut off comes to where it was first, as a fork does. One that another program
    /// writes is followed: it cannot be trained or changed here.
    void continueRun(const std::filesystem::path& folder);
    void openCheckpoint(const std::filesystem::path& file);
    void saveCheckpoint(const std::filesystem::path& file);
    /// Why steps would be lost if the program ended now, after trying once more to write them;
    /// none: nothing would be.
    std::optional<Message> whyLost();
    void play();
    void pause() { setPlaying(false); }
    void setPace(int stepsPerSecond);
    void singleStep();
    /// The same, and SessionUpdate::anatomy has what happened in it.
    void slowStep();
    void returnToLastGoodState();
    /// Runs edit on the trainer between two steps and reports what it changed.
    void change(const std::function<void(Trainer<float>&)>& edit);
    void undo();
    void forkAt(std::int64_t step);
    /// Of the run that is shown: in place of another fork that is under way.
    void forkShownAt(std::uint64_t run, std::int64_t step);
    void cancelFork();
    void publishEvents();
    void setCheckpointInterval(std::int64_t steps) { current_.setCheckpointInterval(steps); }
    void setLibraryBudget(const std::function<std::uint64_t()>& bytes) {
        current_.setLibraryBudget(bytes);
    }
    void publishSpaceTaken() { emit spaceTaken(current_.spaceTaken()); }
    /// Users may have given names to runs that were left.
    void readNames() { current_.former().readNames(); }
    /// Of this run's stage, also where the run has been left.
    void keepPicture(std::uint64_t run, const QByteArray& png) { current_.keepPicture(run, png); }
    void setStopAfter(std::optional<std::int64_t> step);
    void playTo(const StopGoal& goal);
    void setStage(const EmbeddingViewOptions& options);
    /// On these units or, without, on axes fitted anew; a twin of as many dimensions on the same.
    void project(const std::optional<StageUnits>& units);
    void setValidationInterval(std::int64_t steps);
    void evaluate(SplitKind split);
    void track(std::vector<TrackedImage> images);
    void followOpenSet(const OpenSetRequest& request);
    void recall(std::optional<std::int64_t> step);
    /// Of this run, also where it has been left.
    void setBookmarks(std::uint64_t run, const std::vector<Bookmark>& bookmarks) {
        current_.setBookmarks(run, bookmarks);
    }

signals:
    void updateAvailable();
    void playingChanged(bool playing);
    void runStarted(const centerscope::RunInfo& run);
    /// The program that writes the run that is followed has closed it, or one has opened it again.
    void followedRunWritten(bool isWritten);
    /// That program has set others.
    void followedBookmarksChanged(const std::vector<centerscope::Bookmark>& bookmarks);
    /// The run under way is kept in its folder from its first step on.
    void folderMade(const centerscope::RunInfo& run);
    void stopped(std::int64_t step);
    void stopRefused(std::int64_t asked, std::int64_t reached);
    void checkpointSaved(const QString& file);
    void forkProgress(std::int64_t done, std::int64_t total);
    void twinReady(const centerscope::TwinStart& twin);
    void eventsReady(const QString& lines);
    /// Of the library's own runs, in bytes.
    void spaceTaken(std::uint64_t bytes);
    void libraryFull(const centerscope::RunLibrary::Room& room);
    void roomMade(const std::vector<centerscope::RunSummary>& removed);
    /// Undo has passed over these, the last first.
    void deletedRunsPassedOver(const std::vector<centerscope::RunSummary>& runs);
    /// Why the run under way is not recorded; none: it is again. A run that starts is.
    void recordingChanged(const std::optional<centerscope::Message>& why);
    void failed(const centerscope::Message& message);
    void refused(const centerscope::Message& message);

private:
    Run* run() const { return current_.run(); }
    bool sharesProjection() const;
    void fitProjection();
    void setTwin(RunDriver* twin);
    void startWay(ForkTask::Way way, ForkTask::Arrival arrive);
    bool advanceRound();
    void advanceFork();
    void arrive();
    std::vector<ForkTask::Command> dropFork();
    void runHeldBack(const std::vector<ForkTask::Command>& commands);
    void advanceRecall();
    void setPlaying(bool playing);
    void prepareToPlay();
    std::int64_t waitForStep() const { return playback_.wait(clock_.elapsed()); }
    /// Whether it, and its twin, can be trained.
    bool isReady() const { return current_.isOwn() && (!twin_ || twin_->current_.isOwn()); }
    /// A twin that is led makes its steps with the other, neither while one is on its way.
    bool isStepDue() const {
        return playback_.isPlaying() && !isLed_ && !(twin_ && twin_->fork_.isUnderWay()) &&
               waitForStep() == 0;
    }
    /// A step that has been made and not been published yet, or why there is none.
    struct StepResult {
        std::optional<RunStep> step;
        std::exception_ptr problem;
    };
    StepResult tryStep();
    std::optional<StepMetrics> publish(const StepResult& result);
    void publishStep(const RunStep& step);
    void stopAfter(const std::optional<StepMetrics>& made);
    void makeSteps();
    using Make = std::optional<StepMetrics> (RunDriver::*)();
    void makeOfBoth(Make make);
    std::optional<StepMetrics> makeStep();
    std::optional<StepMetrics> makeSingleStep();
    std::optional<StepMetrics> makeSlowStep();
    template <typename Action>
    bool attempt(Action&& action);
    void report(const std::exception& error);

    RunLoop& loop_;
    RunPublisher publisher_;
    RunUnderWay current_;
    ForkTask fork_;  // of the run under way, or the way of one that was cut off
    RunOpener opener_;
    Playback playback_;
    QElapsedTimer clock_;
    QTimer stepTimer_{this};     // until the next step is due
    RunDriver* twin_ = nullptr;  // in lock-step
    bool isLed_ = false;         // by that one
};

}  // namespace centerscope
