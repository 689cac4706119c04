// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include "core/thread_pool.h"
#include "runs/step_clock.h"
#include "session/embedding_view_options.h"
#include "session/evaluation_queue.h"
#include "session/run_archive.h"
#include "session/run_info.h"
#include "session/run_recorder.h"
#include "session/run_source.h"
#include "session/step_return.h"
#include "training/trainer.h"

namespace centerscope {

class UpdateQueue;

/// Training on its own thread: one step, then whatever was asked meanwhile, then the next step. So
/// nothing needs a lock, and every command is answered within one step. Evaluations of a split or
/// the fixed sample advance by one chunk per step, so that they never hold up the stream; so does
/// the way back to an earlier step.
///
/// All members but stop() and shutdown() run on the worker's thread.
class TrainingWorker : public QObject {
    Q_OBJECT

public:
    TrainingWorker(int threads, RunArchive archive, UpdateQueue& updates);

    /// From any thread: no further step begins.
    void stop() { stopping_ = true; }
    /// When the worker's thread has ended: writes the last step's checkpoint.
    void shutdown();

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
    void pause();
    void singleStep();
    void returnToLastGoodState();
    /// Runs edit on the trainer between two steps and reports what it changed.
    void change(const std::function<void(Trainer<float>&)>& edit);
    void undo();
    void returnTo(std::int64_t step);
    void giveUpReturn();
    void publishEvents();
    void setCheckpointInterval(std::int64_t steps) { checkpointInterval_ = steps; }
    void setStopAfter(std::optional<std::int64_t> step);
    void setStage(const EmbeddingViewOptions& options);
    void setValidationInterval(std::int64_t steps);
    void evaluate(SplitKind split);

signals:
    void updateAvailable();
    void playingChanged(bool playing);
    void runStarted(const centerscope::RunInfo& run);
    void stopped(std::int64_t step);
    void stopRefused(std::int64_t asked, std::int64_t reached);
    void checkpointSaved(const QString& file);
    void returning(std::int64_t done, std::int64_t total);
    void eventsReady(const QString& lines);
    void failed(const QString& sentence);
    void refused(const QString& sentence);

private:
    void advance();
    void scheduleAdvance();
    void drainPending();
    RunSource load(RunSource source);
    void loadInstead(RunSource source, RunLeft::By by);
    RunSource leaveRun();
    RunSource leftRun(TrainingState<float> state, std::unique_ptr<RunRecorder> recorder) const;
    void branchOff(const TrainingState<float>& later, const std::vector<StepMetrics>& again,
                   RunLeft::By by);
    void keepForUndo(RunSource left, RunLeft::By by);
    std::optional<ForkPoint> unrelatedOrigin() const;
    void publishRunStarted(const std::optional<ForkPoint>& origin, RunMetrics rows = {});
    std::optional<UndoEntry> undoEntry() const;
    std::optional<Undoable> undoable() const;
    void advanceReturn();
    void endReturn();
    void setPlaying(bool playing);
    void makeStep();
    void publishStep(const StepMetrics& metrics);
    void publishChanges();
    void publishHealth();
    void requestViewEvaluation();
    void requestEvaluation(PointSource source);
    void validateAfterStep();
    void advanceEvaluation();
    void publishEvaluation(const EvaluationQueue::Entry& finished);
    template <typename Action>
    bool attempt(Action&& action);
    RunFolder::Report reporter();
    void report(const std::exception& error);
    void reportOtherNumerics();
    void notify(bool available);

    ThreadPool pool_;
    UpdateQueue& updates_;
    std::atomic<bool> stopping_{false};
    bool advanceScheduled_ = false;
    bool playing_ = false;

    RunArchive archive_;
    RunInfo run_;
    RunConfig config_;
    std::unique_ptr<Trainer<float>> trainer_;
    TrainingState<float> initial_;  // before the first step
    std::unique_ptr<RunRecorder> recorder_;
    std::size_t eventsSeen_ = 0;
    std::int64_t firstStep_ = 0;     // where the run was resumed
    std::size_t firstEvents_ = 0;    // of its history, made before that
    std::optional<RunSource> left_;  // the run that Undo brings back
    RunLeft leftBy_;
    std::optional<StepReturn> return_;                    // under way
    std::vector<std::function<void()>> pendingCommands_;  // until it is there or given up
    QElapsedTimer sinceReturnReported_;
    StepClock clock_;
    std::vector<EmbeddedPoint> points_;  // of the last step

    std::optional<std::int64_t> stopAfter_;
    EmbeddingViewOptions stage_;
    std::int64_t validationInterval_ = *RunOptions().evaluateEvery;  // of the next run
    std::int64_t checkpointInterval_ = 500;
    EvaluationQueue evaluations_;
};

}  // namespace centerscope
