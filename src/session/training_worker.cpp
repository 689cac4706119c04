// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_worker.h"

#include <exception>
#include <utility>

#include "core/error_sentence.h"
#include "core/write_whole.h"
#include "data/dataset_catalogue.h"
#include "runs/event_log.h"
#include "session/file_name.h"
#include "session/initial_update.h"
#include "session/update_queue.h"

namespace centerscope {

TrainingWorker::TrainingWorker(int threads, RunArchive archive, UpdateQueue& updates)
    : pool_(threads), updates_(updates), archive_(std::move(archive)) {}

void TrainingWorker::shutdown() {
    attempt([this] {
        pendingCommands_.clear();
        giveUpReturn();
        if (trainer_)
            recorder_->writeCheckpoint(trainer_->state());
    });
}

void TrainingWorker::enqueueOrRun(std::function<void()> command) {
    if (return_)
        pendingCommands_.push_back(std::move(command));
    else
        attempt(command);
}

/// One of them may be to return once more; then the others wait again.
void TrainingWorker::drainPending() {
    for (auto& command : std::exchange(pendingCommands_, {}))
        enqueueOrRun(std::move(command));
}

bool TrainingWorker::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                           std::uint64_t seed) {
    return attempt([&] {
        const std::filesystem::path folder = datasetFolder.empty() ? bundledMnist() : datasetFolder;
        RunSource source = sourceOfNewRun(
            {0, std::make_shared<const Preset>(preset), loadDataset(folder), seed, datasetFolder});
        source.origin = unrelatedOrigin();
        const bool isOfDataset =
            run_.preset && *run_.preset == preset && run_.datasetFolder != datasetFolder;
        loadInstead(std::move(source), isOfDataset ? RunLeft::By::Dataset : RunLeft::By::Preset);
    });
}

void TrainingWorker::startPlaying(const Preset& preset, const std::filesystem::path& datasetFolder,
                                  std::uint64_t seed) {
    if (start(preset, datasetFolder, seed))
        play();
}

void TrainingWorker::reset(std::uint64_t seed) {
    if (!trainer_)
        return;
    attempt([&] {
        RunInfo run = run_;
        run.seed = seed;
        RunSource source = sourceOfNewRun(std::move(run));
        source.origin = ForkPoint{run_.run, 0};
        loadInstead(std::move(source), RunLeft::By::Reset);
    });
}

void TrainingWorker::continueRun(const std::filesystem::path& folder) {
    attempt([&] {
        const auto reportDamaged = [this](const std::string& sentence) {
            emit failed(QString::fromStdString(sentence));
        };
        RunSource source = sourceFromFolder(folder, reportDamaged, reporter());
        source.origin = unrelatedOrigin();
        loadInstead(std::move(source), RunLeft::By::PastRun);
        reportOtherNumerics();
    });
}

void TrainingWorker::openCheckpoint(const std::filesystem::path& file) {
    attempt([&] {
        RunSource source = sourceFromCheckpoint(file, run_);
        source.origin = unrelatedOrigin();
        loadInstead(std::move(source), RunLeft::By::Checkpoint);
        reportOtherNumerics();
    });
}

void TrainingWorker::saveCheckpoint(const std::filesystem::path& file) {
    if (!trainer_)
        return;
    attempt([&] {
        writeWhole(file, checkpointBytes(config_, trainer_->state()));
        emit checkpointSaved(textOf(file));
    });
}

/// The run under way where another has nothing to do with it.
std::optional<ForkPoint> TrainingWorker::unrelatedOrigin() const {
    return trainer_ ? std::optional(ForkPoint{run_.run, 0, false}) : std::nullopt;
}

void TrainingWorker::loadInstead(RunSource source, RunLeft::By by) {
    keepForUndo(load(std::move(source)), by);
    notify(updates_.setUndoable(undoable()));
}

/// A run without a step is not worth it: then the one before it stays.
void TrainingWorker::keepForUndo(RunSource left, RunLeft::By by) {
    if (!left.state || left.state->step == 0)
        return;
    left.origin->isDrawn =
        by == RunLeft::By::Reset || by == RunLeft::By::Return || by == RunLeft::By::LastGoodState;
    left_ = std::move(left);
    leftBy_ = {by};
}

/// The run continues from where the trainer stands now, in a folder of its own. As it was until
/// now, at the later state, it stays on disk and can be brought back.
void TrainingWorker::branchOff(const TrainingState<float>& later,
                               const std::vector<StepMetrics>& again, RunLeft::By by) {
    recorder_->writeCheckpoint(later);
    std::unique_ptr<RunRecorder> branch = recorder_->branchAt(trainer_->state(), again);
    keepForUndo(leftRun(later, std::exchange(recorder_, std::move(branch))), by);
}

/// Returns the run that is left.
RunSource TrainingWorker::load(RunSource source) {
    auto trainer =
        std::make_unique<Trainer<float>>(source.config.preset, source.run.dataset,
                                         source.config.seed, pool_, source.config.instructionSet);
    TrainingState<float> initial = trainer->state();
    if (source.state)
        trainer->restore(std::move(*source.state));
    if (!source.recorder) {
        RunManifest manifest{source.config, {}, source.run.datasetFolder};
        manifest.options.checkpointEvery = checkpointInterval_;
        manifest.options.evaluateEvery =
            source.options ? source.options->evaluateEvery : validationInterval_;
        source.recorder =
            std::make_unique<RunRecorder>(archive_, std::move(manifest), source.rows, reporter());
    }
    RunSource left = leaveRun();
    source.run.run = run_.run;
    run_ = std::move(source.run);
    config_ = std::move(source.config);
    trainer_ = std::move(trainer);
    initial_ = std::move(initial);
    recorder_ = std::move(source.recorder);
    publishRunStarted(source.origin, std::move(source.rows));
    return left;
}

RunSource TrainingWorker::leaveRun() {
    if (!trainer_)
        return {};
    pendingCommands_.clear();
    giveUpReturn();
    setPlaying(false);
    recorder_->writeCheckpoint(trainer_->state());
    return leftRun(trainer_->state(), std::move(recorder_));
}

/// What the run under way resumes from, at this state of it.
RunSource TrainingWorker::leftRun(TrainingState<float> state,
                                  std::unique_ptr<RunRecorder> recorder) const {
    RunSource left;
    left.run = run_;
    left.config = config_;
    left.origin = ForkPoint{run_.run, state.step};
    left.state = std::move(state);
    left.recorder = std::move(recorder);
    return left;
}

/// The run under way is another one for the window from here on. runStarted comes when everything
/// of the new run is in place, and its first update after it.
void TrainingWorker::publishRunStarted(const std::optional<ForkPoint>& origin, RunMetrics rows) {
    ++run_.run;
    evaluations_.startRun(*trainer_, run_.seed);
    stopAfter_.reset();
    trainer_->takeChanges();
    const TrainingState<float>& state = trainer_->state();
    eventsSeen_ = firstEvents_ = state.history.size();
    SessionUpdate first = initialUpdate(run_.run, origin, *trainer_, std::move(rows));
    first.undoable = undoable();
    const bool available = updates_.startRun(std::move(first));
    emit runStarted(run_);
    notify(available);
    firstStep_ = state.step;
    requestViewEvaluation();
}

/// Where the run has been resumed, the fixed sample stands in until there is a live batch.
void TrainingWorker::requestViewEvaluation() {
    const std::int64_t step = trainer_->state().step;
    if (stage_.source != PointSource::LiveBatches)
        requestEvaluation(stage_.source);
    else if (step > 0 && step == firstStep_)
        requestEvaluation(PointSource::FixedSample);
}

void TrainingWorker::play() {
    if (!trainer_)
        return;
    publishHealth();
    setPlaying(true);
    clock_.start();
    scheduleAdvance();
}

void TrainingWorker::pause() {
    setPlaying(false);
}

void TrainingWorker::singleStep() {
    if (!trainer_)
        return;
    publishHealth();
    setPlaying(false);
    clock_.start();
    attempt([this] { makeStep(); });
    scheduleAdvance();
}

/// What is given up stays in grey, as with any return.
void TrainingWorker::returnToLastGoodState() {
    if (!trainer_)
        return;
    setPlaying(false);
    attempt([this] {
        TrainingState<float> later = trainer_->state();
        trainer_->returnToLastGoodState();
        try {
            branchOff(later, {}, RunLeft::By::LastGoodState);
        } catch (...) {
            trainer_->stayAt(std::move(later));
            throw;
        }
        publishRunStarted(ForkPoint{run_.run, trainer_->state().step});
        play();
    });
}

void TrainingWorker::change(const std::function<void(Trainer<float>&)>& edit) {
    if (!trainer_)
        return;
    try {
        edit(*trainer_);
    } catch (const std::exception& error) {
        report(error);
        emit refused(QString::fromStdString(sentenceOf(error)));
    }
    publishChanges();
    publishHealth();
}

/// What was changed before the last run was left is for when that has been brought back.
std::optional<UndoEntry> TrainingWorker::undoEntry() const {
    return lastUndoEntry(trainer_->state().history, initial_.halvingRule,
                         trainer_->preset().schedules, left_ ? firstEvents_ : 0);
}

std::optional<Undoable> TrainingWorker::undoable() const {
    const auto widened = [](const auto& change) { return Undoable(change); };
    if (const auto last = undoEntry())
        return std::visit(widened, last->change);
    return left_ ? std::optional<Undoable>(leftBy_) : std::nullopt;
}

void TrainingWorker::undo() {
    if (!trainer_)
        return;
    if (const auto last = undoEntry())
        change([&last](Trainer<float>& trainer) { undoChange(trainer, *last); });
    else if (left_)
        attempt([this] { load(*std::exchange(left_, std::nullopt)); });
}

void TrainingWorker::returnTo(std::int64_t step) {
    if (!trainer_ || step < 0 || step > trainer_->state().step)
        return;
    setPlaying(false);
    evaluations_.suspend();
    notify(updates_.setEvaluationProgress(std::nullopt));
    attempt([this, step] {
        auto near = recorder_->stateBefore(step, trainer_->state().history);
        return_.emplace(*trainer_, near ? *std::move(near) : initial_, step);
        sinceReturnReported_.start();
        emit returning(0, return_->total());
    });
    scheduleAdvance();  // where it has failed, the evaluations continue
}

void TrainingWorker::advanceReturn() {
    try {
        if (return_->advance())
            return endReturn();
    } catch (const std::exception& error) {
        report(error);
        return giveUpReturn();
    }
    constexpr qint64 kReportEvery = 50;  // ms
    if (sinceReturnReported_.elapsed() < kReportEvery)
        return;
    sinceReturnReported_.start();
    emit returning(return_->done(), return_->total());
}

void TrainingWorker::endReturn() {
    RunMetrics again{return_->steps(), {}};
    branchOff(return_->left(), again.steps, RunLeft::By::Return);
    const std::int64_t total = return_->total();
    return_.reset();
    emit returning(total, total);
    publishRunStarted(ForkPoint{run_.run, trainer_->state().step}, std::move(again));
    drainPending();
}

void TrainingWorker::giveUpReturn() {
    if (!return_)
        return;
    const std::int64_t total = return_->total();
    return_->giveUp();
    return_.reset();
    emit returning(total, total);
    scheduleAdvance();
    drainPending();
}

void TrainingWorker::publishEvents() {
    if (trainer_)
        emit eventsReady(QString::fromStdString(eventLines(trainer_->state().history)));
}

void TrainingWorker::setStopAfter(std::optional<std::int64_t> step) {
    stopAfter_.reset();
    const std::int64_t reached = trainer_ ? trainer_->state().step : 0;
    if (step && *step <= reached)
        emit stopRefused(*step, reached);
    else
        stopAfter_ = step;
}

void TrainingWorker::setStage(const EmbeddingViewOptions& options) {
    if (std::exchange(stage_, options).source != options.source)
        evaluations_.forget(PointSource::FixedSample);  // nobody sees it now, and it may be long
    evaluations_.setSampleSize(options.sampleSize);
    notify(updates_.setEvaluationProgress(evaluations_.progress()));
    notify(updates_.setStage(options.source == PointSource::LiveBatches, options.livePoints));
    if (trainer_)
        requestViewEvaluation();
}

void TrainingWorker::evaluate(SplitKind split) {
    if (trainer_ && split != SplitKind::Train)
        requestEvaluation(split == SplitKind::Test ? PointSource::Test : PointSource::Validation);
}

void TrainingWorker::setValidationInterval(std::int64_t steps) {
    validationInterval_ = steps;
    if (trainer_ && trainer_->state().step == 0)
        recorder_->setValidationInterval(steps);
}

/// No caller would report what goes wrong here; the run stays as far as it has come.
void TrainingWorker::advance() {
    advanceScheduled_ = false;
    if (stopping_ || !trainer_)
        return;
    try {
        if (return_) {
            advanceReturn();
        } else {
            if (playing_)
                makeStep();
            advanceEvaluation();
        }
    } catch (const std::exception& error) {
        setPlaying(false);
        evaluations_.clear();
        report(error);
    }
    if (playing_ || !evaluations_.isEmpty() || return_)
        scheduleAdvance();
}

/// Through the event queue, so that commands that came during the step run before the next one.
void TrainingWorker::scheduleAdvance() {
    if (std::exchange(advanceScheduled_, true))
        return;
    QMetaObject::invokeMethod(this, &TrainingWorker::advance, Qt::QueuedConnection);
}

void TrainingWorker::setPlaying(bool playing) {
    if (std::exchange(playing_, playing) == playing)
        return;
    emit playingChanged(playing);
    if (!playing)
        recorder_->writeCheckpoint(trainer_->state());
}

void TrainingWorker::makeStep() {
    StepMetrics metrics;
    try {
        metrics = trainer_->step();
    } catch (const Divergence& divergence) {
        notify(updates_.setDiagnosis(divergence.diagnosis));
        setPlaying(false);
        return;
    } catch (const std::exception& error) {
        setPlaying(false);
        report(error);
        return;
    }
    metrics.imagesPerSecond = clock_.imagesPerSecond(metrics.batchSize);
    publishStep(metrics);
    recorder_->append(metrics, trainer_->state());
    validateAfterStep();
    publishChanges();
    if (metrics.step % checkpointInterval_ == 0)
        recorder_->writeCheckpoint(trainer_->state());
    publishHealth();

    if (stage_.source != PointSource::LiveBatches && metrics.step % stage_.interval == 0)
        requestEvaluation(stage_.source);
    if (stopAfter_ == metrics.step) {
        stopAfter_.reset();
        setPlaying(false);
        emit stopped(metrics.step);
    }
}

void TrainingWorker::publishStep(const StepMetrics& metrics) {
    const Batch<float>& batch = trainer_->batch();
    const Matrix<float>& x = trainer_->embeddings();
    points_.clear();
    for (std::size_t n = 0; n < batch.labels.size(); ++n) {
        const auto row = static_cast<Eigen::Index>(n);
        points_.push_back({{x(row, 0), x(row, 1)},
                           static_cast<std::int32_t>(batch.sampleIds[n]),
                           static_cast<std::uint8_t>(batch.labels[n]),
                           trainer_->predicted()[n],
                           metrics.step});
    }
    notify(updates_.addStep(metrics, points_, positions(trainer_->state().centers)));
}

void TrainingWorker::publishChanges() {
    const TrainingState<float>& state = trainer_->state();
    notify(updates_.addChanges(trainer_->takeChanges(), state.hyperparameters, state.halvingRule,
                               trainer_->scheduled(), state.overriddenSchedules));
    if (std::exchange(eventsSeen_, state.history.size()) == state.history.size())
        return;
    notify(updates_.setUndoable(undoable()));
    recorder_->recordEvents(state);
}

/// A divergence is published by the step that it has stopped; whatever is done about it takes it
/// back.
void TrainingWorker::publishHealth() {
    notify(updates_.setDiagnosis(trainer_->health().diagnosis(trainer_->state().health)));
}

/// What a rule sees is a part of the run: before the checkpoint and the next step. Else it may take
/// its time.
void TrainingWorker::validateAfterStep() {
    const RunOptions& options = recorder_->manifest().options;
    if (!options.isValidationDue(trainer_->state().step, trainer_->isEpochOver()))
        return;
    if (trainer_->watchesValidation())
        publishEvaluation({PointSource::Validation, validate(*trainer_)});
    else
        requestEvaluation(PointSource::Validation);
}

void TrainingWorker::requestEvaluation(PointSource source) {
    evaluations_.request(source);
    scheduleAdvance();
}

void TrainingWorker::advanceEvaluation() {
    if (evaluations_.isEmpty())
        return;
    if (const auto finished = evaluations_.advance())
        publishEvaluation(*finished);
    notify(updates_.setEvaluationProgress(evaluations_.progress()));
}

void TrainingWorker::publishEvaluation(const EvaluationQueue::Entry& finished) {
    if (finished.source != PointSource::FixedSample) {
        const Evaluation evaluation = finished.evaluator.evaluation();
        if (evaluation.isFinite()) {
            notify(updates_.addEvaluation(evaluation));
            recorder_->append(evaluation);
        }
    }
    const bool isStandIn = stage_.source == PointSource::LiveBatches &&
                           finished.source == PointSource::FixedSample &&
                           trainer_->state().step == firstStep_;
    if (stage_.source == finished.source || isStandIn)
        notify(updates_.setCloud(
            std::make_shared<const EmbeddingCloud>(finished.evaluator.cloud(finished.source))));
}

void TrainingWorker::reportOtherNumerics() {
    if (config_.numerics != kNumerics)
        emit failed(QString::fromStdString(otherNumerics(config_)));
}

/// False where it failed, which has then been reported.
template <typename Action>
bool TrainingWorker::attempt(Action&& action) {
    try {
        action();
        return true;
    } catch (const std::exception& error) {
        report(error);
        return false;
    }
}

RunFolder::Report TrainingWorker::reporter() {
    return [this](const std::string& sentence) {
        emit failed(QString::fromStdString(sentence) + QStringLiteral(" Training goes on."));
    };
}

void TrainingWorker::report(const std::exception& error) {
    emit failed(QString::fromStdString(sentenceOf(error)));
}

void TrainingWorker::notify(bool available) {
    if (available)
        emit updateAvailable();
}

}  // namespace centerscope
