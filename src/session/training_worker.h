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

#include "core/message.h"
#include "core/thread_pool.h"
#include "runs/step_clock.h"
#include "session/pass_queue.h"
#include "session/run_archive.h"
#include "session/run_description.h"
#include "session/run_keeper.h"
#include "session/run_start.h"
#include "session/stage_request.h"
#include "session/step_return.h"
#include "training/trainer.h"

namespace centerscope {

class Mailbox;

/// Training on its own thread: one step, then whatever was asked meanwhile, then the next step. So
/// nothing needs a lock, and every command is answered within one step. Passes over a split or the
/// fixed sample go on a slice a step, so that they never hold up the stream; so does the way back
/// to an earlier step.
///
/// All members but stop() and leave() run on the worker's thread.
class TrainingWorker : public QObject {
    Q_OBJECT

public:
    TrainingWorker(int threads, RunArchive archive, Mailbox& mailbox);

    /// From any thread: no further step begins.
    void stop() { stopping_ = true; }
    /// When the worker's thread has ended: writes the last step's checkpoint.
    void leave();

    /// Runs a command that acts on the run under way: now or, while that is on its way back to an
    /// earlier step, when it is there.
    void obey(std::function<void()> command);

    /// False where the old run goes on.
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
    void returnToSoundState();
    /// Runs edit on the trainer between two steps and reports what it changed.
    void change(const std::function<void(Trainer<float>&)>& edit);
    void undo();
    void returnTo(std::int64_t step);
    void giveUpReturn();
    void tellEvents();
    void setCheckpointInterval(std::int64_t steps) { checkpointInterval_ = steps; }
    void setStopAfter(std::optional<std::int64_t> step);
    void setStage(const StageRequest& request);
    void setValidationInterval(std::int64_t steps);
    void evaluate(SplitKind split);

signals:
    void newsWaiting();
    void playingChanged(bool playing);
    void runStarted(const centerscope::RunDescription& run);
    void stopped(std::int64_t step);
    void stopRefused(std::int64_t asked, std::int64_t reached);
    void checkpointSaved(const QString& file);
    void returning(std::int64_t done, std::int64_t total);
    void eventsTold(const QString& lines);
    void failed(const centerscope::Message& message);
    void refused(const centerscope::Message& message);

private:
    void advance();
    void scheduleAdvance();
    void obeyWaiting();
    RunStart begin(RunStart start);
    void beginInstead(RunStart start, RunLeft::By by);
    RunStart leaveRun();
    RunStart leftRun(TrainingState<float> state, std::unique_ptr<RunKeeper> keeper) const;
    void branchOff(const TrainingState<float>& later, const std::vector<StepMetrics>& again,
                   RunLeft::By by);
    void keepForUndo(RunStart left, RunLeft::By by);
    std::optional<RunOrigin> unrelatedOrigin() const;
    void tellRun(const std::optional<RunOrigin>& origin, RunRows rows = {});
    std::optional<Takeable> lastTakeable() const;
    std::optional<Undoable> undoable() const;
    void advanceReturn();
    void endReturn();
    void setPlaying(bool playing);
    void makeStep();
    void publishStep(const StepMetrics& metrics);
    void publishChanges();
    void publishHealth();
    void requestStagePass();
    void requestPass(StageSource source);
    void validateAfterStep();
    void advancePass();
    void publishPass(const PassQueue::Pass& finished);
    template <typename Action>
    bool attempt(Action&& action);
    RunFolder::Report reporter();
    void report(const std::exception& error);
    void reportOtherNumerics();
    void tell(bool news);

    ThreadPool pool_;
    Mailbox& mailbox_;
    std::atomic<bool> stopping_{false};
    bool advanceScheduled_ = false;
    bool playing_ = false;

    RunArchive archive_;
    RunDescription run_;
    RunRecipe recipe_;
    std::unique_ptr<Trainer<float>> trainer_;
    TrainingState<float> initial_;  // before the first step
    std::unique_ptr<RunKeeper> keeper_;
    std::size_t eventsSeen_ = 0;
    std::int64_t firstStep_ = 0;    // where the run was taken up
    std::size_t firstEvents_ = 0;   // of its history, made before that
    std::optional<RunStart> left_;  // the run that Undo brings back
    RunLeft leftBy_;
    std::optional<StepReturn> return_;            // under way
    std::vector<std::function<void()>> waiting_;  // commands, until it is there or given up
    QElapsedTimer sinceReturnTold_;
    StepClock clock_;
    std::vector<EmbeddedPoint> points_;  // of the last step

    std::optional<std::int64_t> stopAfter_;
    StageRequest stage_;
    std::int64_t validationInterval_ = kEvaluateEvery;  // of the next run
    std::int64_t checkpointInterval_ = 500;
    PassQueue passes_;
};

}  // namespace centerscope
