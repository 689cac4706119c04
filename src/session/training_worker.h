// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QString>

#include "core/thread_pool.h"
#include "session/run_description.h"
#include "session/stage_request.h"
#include "training/evaluation_pass.h"
#include "training/step_clock.h"
#include "training/trainer.h"

namespace centerscope {

class Mailbox;

/// Training on its own thread: one step, then whatever was asked meanwhile, then the next step. So
/// nothing needs a lock, and every command is answered within one step. Passes over a split or the
/// fixed sample go on a slice a step, so that they never hold up the stream.
///
/// All members but stop() run on the worker's thread.
class TrainingWorker : public QObject {
    Q_OBJECT

public:
    TrainingWorker(int threads, Mailbox& mailbox);

    /// From any thread: no further step begins.
    void stop() { stopping_ = true; }

    void start(const Preset& preset, const std::filesystem::path& datasetFolder,
               std::uint64_t seed);
    void reset(std::uint64_t seed);
    void play();
    void pause();
    void singleStep();
    /// Runs edit on the trainer between two steps and reports what it changed.
    void change(const std::function<void(Trainer<float>&)>& edit);
    void setStopAfter(std::optional<std::int64_t> step);
    void setStage(const StageRequest& request);
    void setValidationInterval(std::int64_t steps) { validationInterval_ = steps; }
    void evaluate(SplitKind split);

signals:
    void newsWaiting();
    void playingChanged(bool playing);
    void runStarted(const centerscope::RunDescription& run);
    void stopped(std::int64_t step);
    void stopRefused(std::int64_t asked, std::int64_t reached);
    void failed(const QString& sentence);

private:
    struct Pass {
        StageSource source;
        EvaluationPass<float> pass;
    };

    void advance();
    void scheduleAdvance();
    void begin(RunDescription run);
    void setPlaying(bool playing);
    void makeStep();
    void publishStep(const StepMetrics& metrics);
    void publishChanges();
    void requestPass(StageSource source);
    void startNextPass();
    void advancePass();
    void finishPass();
    void report(const std::exception& error);
    void tell(bool news);

    ThreadPool pool_;
    Mailbox& mailbox_;
    std::atomic<bool> stopping_{false};
    bool advanceScheduled_ = false;
    bool playing_ = false;

    RunDescription run_;
    std::unique_ptr<Trainer<float>> trainer_;
    StepClock clock_;
    std::vector<EmbeddedPoint> points_;  // of the last step

    std::optional<std::int64_t> stopAfter_;
    StageRequest stage_;
    std::int64_t validationInterval_ = 500;
    std::deque<StageSource> waitingPasses_;
    std::optional<Pass> pass_;  // under way
};

}  // namespace centerscope
