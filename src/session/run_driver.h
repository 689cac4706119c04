// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include "core/message.h"
#include "runs/catch_up.h"
#include "runs/run.h"
#include "runs/run_library.h"
#include "session/embedding_view_options.h"
#include "session/fork_task.h"
#include "session/former_runs.h"
#include "session/pace.h"
#include "session/run_follower.h"
#include "session/run_info.h"
#include "session/run_publisher.h"
#include "session/stop_goal.h"
#include "session/twin_start.h"

namespace centerscope {

class RunLoop;

/// Drives what one window shows: the run under way and, for Undo, those that were left for it. Its
/// commands come between the loop's rounds. Evaluations and a fork under way advance by one chunk
/// or step per round, so that they never hold up the loop.
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
    void stopFollowing() { follower_.reset(); }

    /// Makes the next step of what is under way. Whether more is to follow.
    bool advance();

    /// Runs a command that acts on the run under way: now or, while a fork of it is
    /// under way, when that is done.
    void enqueueOrRun(std::function<void()> command);

    /// From here on the two make each step together, this one first, as both play, pause, fork and
    /// keep the pace of this one. Where one of them cannot go on both pause: where that is the
    /// other, this one is a step ahead, until that has made the step too.
    void leadTwin(RunDriver& other);
    /// Pauses and makes what twins of this run begin with after this step; none: the newest.
    /// twinReady() or failed() answers.
    void prepareTwin(std::optional<std::int64_t> step);
    /// A run to be one of two twins.
    void startTwin(const TwinStart& twin);
    std::int64_t lastGoodStep() const { return run_ ? run_->trainer().lastGoodStep() : 0; }
    /// Of the run under way, so far.
    std::size_t eventCount() const { return run_ ? run_->state().history.size() : 0; }
    /// The first step that the change acts on which Undo would take back, if it is one of this run.
    std::optional<std::int64_t> undoableStep() const;

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
    /// The same, and SessionUpdate::anatomy tells what happened in it.
    void slowStep();
    void returnToLastGoodState();
    /// Runs edit on the trainer between two steps and reports what it changed.
    void change(const std::function<void(Trainer<float>&)>& edit);
    void undo();
    void forkAt(std::int64_t step);
    void cancelFork();
    void publishEvents();
    void setCheckpointInterval(std::int64_t steps) { checkpointInterval_ = steps; }
    void setLibraryBudget(std::uint64_t bytes) { libraryBudget_ = bytes; }
    /// Of this run's stage, also where the run has been left.
    void keepPicture(std::uint64_t run, const QByteArray& png);
    void setStopAfter(std::optional<std::int64_t> step);
    void playTo(const StopGoal& goal);
    void setStage(const EmbeddingViewOptions& options);
    void setValidationInterval(std::int64_t steps);
    void evaluate(SplitKind split);
    void track(std::vector<TrackedImage> images);
    void followOpenSet(const OpenSetRequest& request);
    void recall(std::optional<std::int64_t> step);
    /// Of this run, also where it has been left.
    void setBookmarks(std::uint64_t run, const std::vector<Bookmark>& bookmarks);

signals:
    void updateAvailable();
    void playingChanged(bool playing);
    void runStarted(const centerscope::RunInfo& run);
    /// The program that writes the run that is followed has closed it, or one has opened it again.
    void followedRunWritten(bool isWritten);
    void stopped(std::int64_t step);
    void stopRefused(std::int64_t asked, std::int64_t reached);
    void checkpointSaved(const QString& file);
    void forkProgress(std::int64_t done, std::int64_t total);
    void twinReady(const centerscope::TwinStart& twin);
    void eventsReady(const QString& lines);
    void libraryFull(const centerscope::RunLibrary::Room& room);
    void roomMade(const std::vector<centerscope::RunSummary>& removed);
    /// Undo has passed over a run that was in this folder.
    void deletedRunPassedOver(const QString& folder);
    /// Why the run under way is not recorded; none: it is again. A run that starts is.
    void recordingChanged(const std::optional<centerscope::Message>& why);
    void failed(const centerscope::Message& message);
    void refused(const centerscope::Message& message);

private:
    /// Makes a run that has come from its folder the one under way; passedOver is reported then.
    using Show = std::function<void(IdleRun next, const std::vector<Message>& passedOver)>;
    /// On its way to where it was.
    struct CutOffRun {
        CatchUp catchUp;
        RunInfo info;
        std::vector<Message> passedOver;
    };

    RunRecorder::MakeFolder folderMaker();
    std::optional<IdleRun> load(IdleRun next, bool isUndo = false);
    void loadInstead(IdleRun next, RunLeft::By by);
    void bringBackLast();
    void bringBack(const std::function<void()>& afterwards);
    void comeBack(IdleRun next);
    std::optional<ForkPoint> originOf(const IdleRun& next) const;
    IdleRun idle(RunSource left) const;
    std::optional<IdleRun> leaveRun();
    void follow(const std::filesystem::path& folder, const std::function<void(IdleRun)>& load);
    void resume(IdleRun next, std::vector<Message> passedOver, const Show& show);
    void show(IdleRun next, const std::vector<Message>& passedOver);
    static IdleRun whereItWas(CutOffRun& run, const StepFork& way);
    bool isOnItsWay(const std::filesystem::path& folder) const;
    void startOnTheWay(StepFork way, ForkTask::Arrival arrive);
    bool isOwn() const { return run_ && !info_.isFollowed(); }
    void publishFork(RunMetrics rows);
    void publishRunStarted(const std::optional<ForkPoint>& origin, RunMetrics rows,
                           std::size_t firstEvents);
    std::optional<UndoEntry> undoEntry() const;
    std::optional<Undoable> undoable() const;
    void advanceFork();
    void advanceRecall();
    void arrive();
    void takeFork(const StepFork& way);
    std::vector<ForkTask::Command> dropFork();
    void runHeldBack(const std::vector<ForkTask::Command>& commands);
    void setPlaying(bool playing);
    void prepareToPlay();
    std::optional<StepMetrics> makeSlowStep();
    std::int64_t waitForStep() const { return pace_.wait(paceClock_.elapsed()); }
    /// A twin that is led makes its steps with the other, neither while one is on its way.
    bool isStepDue() const {
        return playing_ && !isLed_ && !(twin_ && twin_->fork_) && waitForStep() == 0;
    }
    using Make = std::optional<StepMetrics> (RunDriver::*)();
    void makeOfBoth(Make make);
    void publishTwin(const TrainingState<float>& state);
    void publishNewTwin();
    std::optional<StepMetrics> makeStep();
    std::optional<StepMetrics> makeSingleStep();
    void publishChanges();
    void reportRecording();
    template <typename Action>
    bool attempt(Action&& action);
    RunFolder::Report reporter();
    void report(const std::exception& error);
    void reportAfterStart(const std::vector<Message>& passedOver);

    RunLoop& loop_;
    RunLibrary library_;
    RunPublisher publisher_;

    RunInfo info_;
    std::unique_ptr<Run> run_;              // null before the first has been loaded
    std::optional<Message> whyUnrecorded_;  // as it has been reported
    std::uint64_t forkOf_ = 0;              // the number of the run it is a fork of; 0: of none
    std::size_t firstEvents_ = 0;           // of its history, made before it was resumed
    FormerRuns former_;
    std::unique_ptr<RunFollower> follower_;  // of the run that another program writes
    bool playing_ = false;
    std::optional<ForkTask> fork_;           // of the run under way, or of one that was cut off
    std::weak_ptr<const CutOffRun> cutOff_;  // that one, which the fork holds
    RunDriver* twin_ = nullptr;              // in lock-step
    bool isLed_ = false;                     // by that one
    Pace pace_;
    QElapsedTimer paceClock_;
    QTimer paceTimer_{this};  // until the next step is due

    std::optional<std::int64_t> stopAfter_;
    std::optional<GoalWatch> goal_;                     // while it plays
    std::int64_t validationInterval_ = kEvaluateEvery;  // of the next run
    std::int64_t checkpointInterval_ = kCheckpointEvery;
    std::uint64_t libraryBudget_ = RunLibrary::kDefaultBudget;  // bytes
};

}  // namespace centerscope
