// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include "core/message.h"
#include "runs/run.h"
#include "runs/run_library.h"
#include "session/embedding_view_options.h"
#include "session/pace.h"
#include "session/run_info.h"
#include "session/run_publisher.h"
#include "session/stop_goal.h"

namespace centerscope {

class RunLoop;

/// Drives what one window shows: the run under way and, for Undo, the one that was left for it. Its
/// commands come between the loop's rounds. Evaluations and the way back to an earlier step advance
/// by one chunk or step per round, so that they never hold up the loop.
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

    /// Makes the next step of what is under way. Whether more is to follow.
    bool advance();

    /// Runs a command that acts on the run under way: now or, while that is on its way back to an
    /// earlier step, when it is there.
    void enqueueOrRun(std::function<void()> command);

    /// False where the old run continues.
    bool start(const Preset& preset, const std::filesystem::path& datasetFolder,
               std::uint64_t seed);
    void startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                      std::uint64_t seed);
    void reset(std::uint64_t seed);
    void continueRun(const std::filesystem::path& folder);
    void openCheckpoint(const std::filesystem::path& file);
    void saveCheckpoint(const std::filesystem::path& file);
    void play();
    void pause() { setPlaying(false); }
    void setPace(int stepsPerSecond);
    void singleStep();
    void returnToLastGoodState();
    /// Runs edit on the trainer between two steps and reports what it changed.
    void change(const std::function<void(Trainer<float>&)>& edit);
    void undo();
    void returnTo(std::int64_t step);
    void giveUpReturn();
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
    void recall(std::optional<std::int64_t> step);
    void setBookmarks(const std::vector<Bookmark>& bookmarks);

signals:
    void updateAvailable();
    void playingChanged(bool playing);
    void runStarted(const centerscope::RunInfo& run);
    void stopped(std::int64_t step);
    void stopRefused(std::int64_t asked, std::int64_t reached);
    void checkpointSaved(const QString& file);
    void returning(std::int64_t done, std::int64_t total);
    void eventsReady(const QString& lines);
    void libraryFull(quint64 excess);
    void roomMade(const std::vector<centerscope::RunSummary>& removed);
    void failed(const centerscope::Message& message);
    void refused(const centerscope::Message& message);

private:
    /// A run that was left, which Undo brings back.
    struct Left {
        RunSource source;
        RunInfo info;
        ForkPoint origin;  // of the run when it is brought back: its own last step
        RunLeft why;
    };

    void drainPending();
    RunSource newSource(const RunInfo& info) const;
    RunRecorder::MakeFolder folderMaker();
    std::shared_ptr<const Dataset> loadedOrRecorded(RunManifest& manifest) const;
    std::optional<Left> load(RunSource source, RunInfo info,
                             const std::optional<ForkPoint>& origin);
    void bringBack();
    void loadInstead(RunSource source, RunInfo info, const std::optional<ForkPoint>& origin,
                     RunLeft::By by);
    std::optional<Left> leaveRun();
    Left leftAt(RunSource source) const;
    void keepForUndo(Left left, RunLeft::By by);
    std::optional<ForkPoint> unrelatedOrigin() const;
    void publishRunStarted(const std::optional<ForkPoint>& origin, RunMetrics rows = {});
    std::optional<UndoEntry> undoEntry() const;
    std::optional<Undoable> undoable() const;
    void advanceReturn();
    void endReturn();
    void setPlaying(bool playing);
    std::int64_t waitForStep() const { return pace_.wait(paceClock_.elapsed()); }
    void makeStep();
    void publishChanges();
    template <typename Action>
    bool attempt(Action&& action);
    RunFolder::Report reporter();
    void report(const std::exception& error);
    void reportAfterStart(const std::vector<Message>& passedOver);

    RunLoop& loop_;
    RunLibrary library_;
    RunPublisher publisher_;

    RunInfo info_;
    std::unique_ptr<Run> run_;     // null before the first has been loaded
    std::size_t firstEvents_ = 0;  // of its history, made before it was resumed
    std::optional<Left> left_;
    bool playing_ = false;
    Pace pace_;
    QElapsedTimer paceClock_;
    QTimer paceTimer_{this};                              // until the next step is due
    std::optional<StepReturn> return_;                    // under way
    std::vector<std::function<void()>> pendingCommands_;  // until it is there or given up
    QElapsedTimer sinceReturnReported_;

    std::optional<std::int64_t> stopAfter_;
    std::optional<GoalWatch> goal_;                     // while it plays
    std::int64_t validationInterval_ = kEvaluateEvery;  // of the next run
    std::int64_t checkpointInterval_ = kCheckpointEvery;
    std::uint64_t libraryBudget_ = RunLibrary::kDefaultBudget;  // bytes
};

}  // namespace centerscope
