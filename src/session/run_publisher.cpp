// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_publisher.h"

#include <memory>
#include <utility>
#include <variant>

namespace centerscope {

void RunPublisher::startRun(Run& run, SessionUpdate first, std::uint64_t sampleSeed,
                            const std::function<void()>& announce) {
    run_ = &run;
    evaluations_.startRun(run.trainer(), sampleSeed);
    run.trainer().takeChanges();
    firstStep_ = run.state().step;
    eventsSeen_ = run.state().history.size();
    updates_.startRun(std::move(first));
    announce();
    isAvailable_();
    requestViewEvaluation();
    tracker_.restart();
    publishTracked();
}

void RunPublisher::track(std::vector<TrackedImage> images) {
    tracker_.setImages(std::move(images));
    if (run_)
        publishTracked();
}

void RunPublisher::publishPause() {
    publishTracked();
    if (stage_.source == PointSource::FixedSample)
        requestViewEvaluation();
}

/// Where they are now, unless it is published already.
void RunPublisher::publishTracked() {
    notify(updates_.addTracked(tracker_.place(run_->trainer())));
}

void RunPublisher::publishStep(const StepMetrics& metrics) {
    const Trainer<float>& trainer = run_->trainer();
    const Batch<float>& batch = trainer.batch();
    const Matrix<float>& x = trainer.embeddings();
    points_.clear();
    for (std::size_t n = 0; n < batch.labels.size(); ++n) {
        const auto row = static_cast<Eigen::Index>(n);
        points_.push_back({{x(row, 0), x(row, 1)},
                           static_cast<std::int32_t>(batch.sampleIds[n]),
                           static_cast<std::uint8_t>(batch.labels[n]),
                           trainer.predictions()[n].label,
                           metrics.step,
                           trainer.predictions()[n].probability,
                           trainer.predictions()[n].loss});
    }
    notify(updates_.addStep(metrics, points_, positions(run_->state().embeddingLoss.centers)));
    if (tracker_.isDue())
        publishTracked();
    if (stage_.source != PointSource::LiveBatches && metrics.step % stage_.interval == 0)
        requestEvaluation(stage_.source);
}

bool RunPublisher::publishChanges() {
    Trainer<float>& trainer = run_->trainer();
    const TrainingState<float>& state = run_->state();
    notify(updates_.addChanges(trainer.takeChanges(), state.hyperparameters, state.halvingRule,
                               trainer.scheduled(), state.overriddenSchedules));
    return std::exchange(eventsSeen_, state.history.size()) != state.history.size();
}

void RunPublisher::publishAddition(const RunTail::Addition& addition) {
    if (addition.state)
        takeOver(*addition.state);
    for (const StepMetrics& metrics : addition.rows.steps)
        notify(updates_.addRow(metrics));
    for (const Evaluation& evaluation : addition.rows.evaluations)
        if (evaluation.isFinite())
            notify(updates_.addEvaluation(evaluation));
    std::vector<HyperparameterChange> changes;
    for (const RunEvent& event : addition.events)
        if (const auto* change = std::get_if<HyperparameterChange>(&event))
            changes.push_back(*change);
    const TrainingState<float>& state = run_->state();
    if (addition.state || !changes.empty())
        notify(updates_.addChanges(changes, state.hyperparameters, state.halvingRule,
                                   run_->trainer().scheduled(), state.overriddenSchedules));
}

/// The stage shows it as it does a run that has been resumed there.
void RunPublisher::takeOver(const TrainingState<float>& state) {
    suspendEvaluations();
    run_->trainer().restore(state);
    run_->trainer().takeChanges();
    firstStep_ = state.step;
    eventsSeen_ = state.history.size();
    requestViewEvaluation();
}

void RunPublisher::publishUndoable(const std::optional<Undoable>& undoable) {
    notify(updates_.setUndoable(undoable));
}

void RunPublisher::publishHealth() {
    notify(updates_.setDiagnosis(run_->trainer().health().diagnosis(run_->state().health)));
}

void RunPublisher::publishDivergence(const Diagnosis& diagnosis) {
    notify(updates_.setDiagnosis(diagnosis));
}

void RunPublisher::setStage(const EmbeddingViewOptions& options) {
    if (std::exchange(stage_, options).source != options.source)
        evaluations_.forget(PointSource::FixedSample);  // nobody sees it now, and it may be long
    evaluations_.setSampleSize(options.sampleSize);
    notify(updates_.setEvaluationProgress(evaluations_.progress()));
    notify(updates_.setStage(options.source == PointSource::LiveBatches, options.livePoints));
    if (run_)
        requestViewEvaluation();
}

/// Where the run has been resumed, the fixed sample stands in until there is a live batch.
void RunPublisher::requestViewEvaluation() {
    const std::int64_t step = run_->state().step;
    if (stage_.source != PointSource::LiveBatches)
        requestEvaluation(stage_.source);
    else if (step > 0 && step == firstStep_)
        requestEvaluation(PointSource::FixedSample);
}

void RunPublisher::suspendEvaluations() {
    evaluations_.suspend();
    notify(updates_.setEvaluationProgress(std::nullopt));
}

void RunPublisher::advanceEvaluation() {
    if (evaluations_.isEmpty())
        return;
    if (const auto finished = evaluations_.advance()) {
        if (finished->source != PointSource::FixedSample)
            run_->record(finished->evaluator.evaluation());
        publishEvaluation(finished->source, finished->evaluator);
    }
    notify(updates_.setEvaluationProgress(evaluations_.progress()));
}

void RunPublisher::publishEvaluation(PointSource source, const Evaluator<float>& evaluator) {
    if (source != PointSource::FixedSample) {
        const Evaluation evaluation = evaluator.evaluation();
        if (evaluation.isFinite())
            notify(updates_.addEvaluation(evaluation));
    }
    const bool isStandIn = stage_.source == PointSource::LiveBatches &&
                           source == PointSource::FixedSample && run_->state().step == firstStep_;
    if (stage_.source == source || isStandIn)
        notify(updates_.setCloud(std::make_shared<const EmbeddingCloud>(evaluator.cloud(source))));
}

void RunPublisher::notify(bool available) const {
    if (available)
        isAvailable_();
}

}  // namespace centerscope
