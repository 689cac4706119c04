// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/training_worker.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>
#include <utility>

#include "data/dataset_catalogue.h"
#include "session/mailbox.h"

namespace centerscope {

namespace {

SplitKind splitOf(StageSource source) {
    switch (source) {
        case StageSource::Validation:
            return SplitKind::Validation;
        case StageSource::Test:
            return SplitKind::Test;
        case StageSource::LiveBatches:
        case StageSource::FixedSample:
            break;
    }
    return SplitKind::Train;
}

}  // namespace

TrainingWorker::TrainingWorker(int threads, Mailbox& mailbox) : pool_(threads), mailbox_(mailbox) {}

void TrainingWorker::start(const Preset& preset, const std::filesystem::path& datasetFolder,
                           std::uint64_t seed) {
    try {
        const std::filesystem::path folder = datasetFolder.empty() ? bundledMnist() : datasetFolder;
        begin({run_.run + 1, std::make_shared<const Preset>(preset), loadDataset(folder), seed,
               datasetFolder});
    } catch (const std::exception& error) {
        report(error);
    }
}

void TrainingWorker::reset(std::uint64_t seed) {
    if (!trainer_)
        return;
    try {
        begin({run_.run + 1, run_.preset, run_.dataset, seed, run_.datasetFolder});
    } catch (const std::exception& error) {
        report(error);
    }
}

void TrainingWorker::begin(RunDescription run) {
    Preset preset = *run.preset;  // a small data set may hold less than the preset's batch
    int& batchSize = preset.hyperparameters.batchSize;
    batchSize = static_cast<int>(std::min<std::int64_t>(batchSize, run.dataset->train.size()));
    trainer_ = std::make_unique<Trainer<float>>(preset, run.dataset, run.seed, pool_);
    run_ = std::move(run);
    pass_.reset();
    waitingPasses_.clear();
    stopAfter_.reset();
    setPlaying(false);
    // runStarted comes last, so that whoever hears it finds everything of the new run in place.
    const TrainingState<float>& state = trainer_->state();
    const bool news = mailbox_.begin(run_.run, state.hyperparameters, state.halvingRule);
    emit runStarted(run_);
    tell(news);
    if (stage_.source != StageSource::LiveBatches)
        requestPass(stage_.source);
}

void TrainingWorker::play() {
    if (!trainer_)
        return;
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
    setPlaying(false);
    clock_.start();
    makeStep();
    scheduleAdvance();
}

void TrainingWorker::change(const std::function<void(Trainer<float>&)>& edit) {
    if (!trainer_)
        return;
    try {
        edit(*trainer_);
    } catch (const std::exception& error) {
        report(error);
    }
    publishChanges();
}

void TrainingWorker::setStopAfter(std::optional<std::int64_t> step) {
    stopAfter_.reset();
    const std::int64_t reached = trainer_ ? trainer_->state().step : 0;
    if (step && *step <= reached)
        emit stopRefused(*step, reached);
    else
        stopAfter_ = step;
}

void TrainingWorker::setStage(const StageRequest& request) {
    stage_ = request;
    // The fixed sample's size may no longer be the one asked for.
    std::erase(waitingPasses_, StageSource::FixedSample);
    if (pass_ && pass_->source == StageSource::FixedSample) {
        pass_.reset();
        tell(mailbox_.setPass(std::nullopt));
    }
    tell(mailbox_.setStage(request.source == StageSource::LiveBatches, request.livePoints));
    if (trainer_ && request.source != StageSource::LiveBatches)
        requestPass(request.source);
}

void TrainingWorker::evaluate(SplitKind split) {
    if (trainer_ && split != SplitKind::Train)
        requestPass(split == SplitKind::Test ? StageSource::Test : StageSource::Validation);
}

void TrainingWorker::advance() {
    advanceScheduled_ = false;
    if (stopping_ || !trainer_)
        return;
    if (playing_)
        makeStep();
    advancePass();
    if (playing_ || pass_)
        scheduleAdvance();
}

/// Through the event queue, so that commands that came during the step run before the next one.
void TrainingWorker::scheduleAdvance() {
    if (std::exchange(advanceScheduled_, true))
        return;
    QMetaObject::invokeMethod(this, &TrainingWorker::advance, Qt::QueuedConnection);
}

void TrainingWorker::setPlaying(bool playing) {
    if (std::exchange(playing_, playing) != playing)
        emit playingChanged(playing);
}

void TrainingWorker::makeStep() {
    StepMetrics metrics;
    try {
        metrics = trainer_->step();
    } catch (const std::exception& error) {
        setPlaying(false);
        report(error);
        return;
    }
    metrics.imagesPerSecond = clock_.imagesPerSecond(metrics.batchSize);
    publishStep(metrics);
    publishChanges();

    if (!std::isfinite(metrics.totalLoss)) {
        setPlaying(false);
        emit failed(tr("Training has diverged: the loss of step %1 is not a finite number. Reset, "
                       "and try a lower learning rate or a lower λ.")
                        .arg(metrics.step));
        return;
    }
    if (metrics.step % validationInterval_ == 0)
        requestPass(StageSource::Validation);
    if (stage_.source != StageSource::LiveBatches && metrics.step % stage_.interval == 0)
        requestPass(stage_.source);
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
    tell(mailbox_.addStep(metrics, points_, positions(trainer_->state().centers)));
}

void TrainingWorker::publishChanges() {
    const TrainingState<float>& state = trainer_->state();
    tell(mailbox_.addChanges(trainer_->takeChanges(), state.hyperparameters, state.halvingRule));
}

/// A pass that is waiting or under way is not asked for twice: the next one comes soon enough.
void TrainingWorker::requestPass(StageSource source) {
    const bool waiting = std::ranges::find(waitingPasses_, source) != waitingPasses_.end();
    if (waiting || (pass_ && pass_->source == source))
        return;
    waitingPasses_.push_back(source);
    if (!pass_)
        startNextPass();
    scheduleAdvance();
}

void TrainingWorker::startNextPass() {
    if (waitingPasses_.empty())
        return;
    const StageSource source = waitingPasses_.front();
    waitingPasses_.pop_front();
    const SplitKind kind = splitOf(source);
    const Split& split = run_.dataset->split(kind);
    pass_.emplace(
        Pass{source,
             {*trainer_, kind,
              source == StageSource::FixedSample ? fixedSample(split, stage_.sampleSize, run_.seed)
                                                 : allIndices(split)}});
}

void TrainingWorker::advancePass() {
    if (!pass_)
        startNextPass();
    if (!pass_)
        return;
    const bool finished = pass_->pass.advance(trainer_->network(), trainer_->evaluationBatch());
    tell(mailbox_.setPass(PassProgress{pass_->source, pass_->pass.done(), pass_->pass.total()}));
    if (finished)
        finishPass();
}

void TrainingWorker::finishPass() {
    const Pass finished = *std::exchange(pass_, std::nullopt);
    if (finished.source != StageSource::FixedSample) {
        const Evaluation evaluation = finished.pass.evaluation();
        tell(mailbox_.addEvaluation(evaluation));
        if (evaluation.split == SplitKind::Validation) {
            trainer_->seeValidationLoss(
                evaluation.step, evaluation.softmaxLoss + trainer_->state().hyperparameters.lambda *
                                                              evaluation.centerLoss);
            publishChanges();
        }
    }
    if (stage_.source == finished.source)
        tell(mailbox_.setCloud(
            std::make_shared<const EmbeddingCloud>(finished.pass.cloud(finished.source))));
    tell(mailbox_.setPass(std::nullopt));
    startNextPass();
}

void TrainingWorker::report(const std::exception& error) {
    const bool isMemory = dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
    emit failed(isMemory ? tr("There is not enough memory for this.")
                         : QString::fromStdString(error.what()));
}

void TrainingWorker::tell(bool news) {
    if (news)
        emit newsWaiting();
}

}  // namespace centerscope
