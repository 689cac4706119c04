// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_publisher.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

namespace centerscope {

void RunPublisher::startRun(Run& run, SessionUpdate first, std::uint64_t sampleSeed,
                            const std::function<void()>& announce) {
    run_ = &run;
    centers_.clear();
    evaluations_.startRun(run.trainer(), sampleSeed);
    keyframes_.startRun(run.trainer(), sampleSeed);
    openSet_.startRun(run.trainer());
    recall_.reset();
    run.trainer().takeChanges();
    firstStep_ = run.state().step;
    eventsSeen_ = run.state().history.size();
    updates_.startRun(std::move(first));
    announce();
    isAvailable_();
    requestViewEvaluation();
    beginKeyframe();
    isAtRest_ = true;
    beginOpenSet();
    tracker_.restart();
    publishTracked();
}

void RunPublisher::followOpenSet(const OpenSetRequest& request) {
    openSet_.setRequest(request);
    if (run_)
        beginOpenSet();
}

/// Before its first step a network places all images of whatever class alike.
void RunPublisher::beginOpenSet() {
    if (run_->state().step > 0)
        openSet_.begin(isAtRest_);
}

void RunPublisher::project(const std::optional<StageUnits>& units) {
    if (run_->trainer().projection().dimensions > 2)
        setProjection(run_->projectionOn(units));
}

/// It is shown as a run that has been resumed here.
void RunPublisher::setProjection(const StageProjection& projection) {
    if (run_->trainer().projection().dimensions == 2)
        return;
    suspendEvaluations();
    keyframes_.startAnew();
    run_->setProjection(projection);
    firstStep_ = run_->state().step;
    notify(updates_.setProjection(run_->trainer().sharedProjection()));
    requestViewEvaluation();
    beginKeyframe();
    beginOpenSet();
    tracker_.restart();
    publishTracked();
}

/// What two fitted axes would show of the last batch, now and then; a small batch lies near a plane
/// whatever the network does.
std::optional<double> RunPublisher::attainable(std::int64_t step) const {
    constexpr std::int64_t kInterval = 10;  // steps
    constexpr Eigen::Index kFewest = 50;    // images
    const Matrix<float>& x = run_->trainer().embeddings();
    const int dimensions = run_->trainer().projection().dimensions;
    if (dimensions == 2 || step % kInterval != 0 || x.rows() < kFewest)
        return std::nullopt;
    return attainableShare(std::span(x.data(), static_cast<std::size_t>(x.size())), dimensions);
}

/// Since the last call; empty where positions tell them, and where they are not known.
std::vector<float> RunPublisher::centerMoves() {
    const Matrix<float>& now = run_->state().embeddingLoss.centers;
    if (run_->trainer().projection().dimensions == 2)
        return {};
    const auto size = static_cast<std::size_t>(now.size());
    std::vector<float> moves;
    if (centers_.size() == size) {
        const Eigen::Map<const Matrix<float>> before(centers_.data(), now.rows(), now.cols());
        const auto distances = (now - before).rowwise().norm().eval();
        moves.assign(distances.begin(), distances.end());
    }
    centers_.assign(now.data(), now.data() + size);
    return moves;
}

void RunPublisher::track(std::vector<TrackedImage> images) {
    tracker_.setImages(std::move(images));
    if (run_)
        publishTracked();
}

void RunPublisher::publishPause() {
    publishTracked();
    isAtRest_ = true;
    beginOpenSet();
    if (stage_.source == PointSource::FixedSample)
        requestViewEvaluation();
}

/// Where they are now, unless it is published already.
void RunPublisher::publishTracked() {
    notify(updates_.addTracked(tracker_.place(run_->trainer())));
}

void RunPublisher::releaseUpdates() {
    notify(updates_.release());
}

void RunPublisher::holdForTwin() {
    if (isLeading_)
        updates_.hold();
}

void RunPublisher::publishStep(const StepMetrics& metrics) {
    holdForTwin();
    isAtRest_ = false;
    firstStep_.reset();
    StepFrame batch = batchFrame(run_->trainer());
    points_.clear();
    appendPoints(batch, points_);
    notify(updates_.addStep(metrics, points_, batch.centers,
                            {batch.varianceShare, attainable(metrics.step), centerMoves()}));
    run_->recorder().append(std::move(batch));
    if (tracker_.isDue())
        publishTracked();
    beginOpenSet();
    const bool isForStage =
        stage_.source != PointSource::LiveBatches && metrics.step % stage_.interval == 0;
    if (isForStage)
        requestEvaluation(stage_.source);
    if (keyframes_.isDue() && !(isForStage && stage_.source == PointSource::FixedSample))
        beginKeyframe();  // else the stage's is one
}

void RunPublisher::publishAnatomy(StepAnatomy anatomy) {
    notify(updates_.setAnatomy(std::make_shared<const StepAnatomy>(std::move(anatomy))));
}

bool RunPublisher::publishChanges() {
    Trainer<float>& trainer = run_->trainer();
    const TrainingState<float>& state = run_->state();
    const std::vector<HyperparameterChange> changes = trainer.takeChanges();
    if (!changes.empty()) {
        keyframes_.noteChange();
        beginKeyframe();
    }
    notify(updates_.addChanges(changes, state.hyperparameters, state.halvingRule,
                               trainer.scheduled(), state.overriddenSchedules));
    notify(updates_.setCenterRule(centerRuleOf(trainer.preset().embeddingLoss)));
    return std::exchange(eventsSeen_, state.history.size()) != state.history.size();
}

void RunPublisher::publishAddition(const RunTail::Addition& addition) {
    if (addition.state)
        adopt(*addition.state);
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
void RunPublisher::adopt(const TrainingState<float>& state) {
    suspendEvaluations();
    run_->trainer().restore(state);
    run_->trainer().takeChanges();
    firstStep_ = state.step;
    eventsSeen_ = state.history.size();
    requestViewEvaluation();
    beginOpenSet();
    tracker_.restart();
    publishTracked();
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

/// As large as the sample on the stage, where that shows it and is small enough.
void RunPublisher::beginKeyframe() {
    const bool isShown = stage_.source == PointSource::FixedSample;
    keyframes_.begin(isShown ? std::min<std::int64_t>(stage_.sampleSize, kMostKept)
                             : KeyframePlan::kImages);
}

/// Of a large sample the first images.
void RunPublisher::keep(EmbeddingCloud sample) {
    if (sample.points.size() > kMostKept)
        sample.points.resize(kMostKept);
    StepFrame frame = frameOf(sample, sample_);
    sample_ = frame.images;
    run_->recorder().append(std::move(frame));
}

void RunPublisher::clearEvaluations() {
    evaluations_.clear();
    keyframes_.clear();
    openSet_.clear();
    recall_.reset();
}

void RunPublisher::recall(std::optional<std::int64_t> step) {
    recall_.reset();
    if (step && *step >= run_->firstRepeatableStep() && *step <= run_->state().step)
        recall_.emplace(*run_, *step, stage_);
    notify(updates_.setRecallProgress(recall_ ? std::optional(recall_->progress()) : std::nullopt));
}

bool RunPublisher::isKept(const StepFrame& frame) const {
    const auto kept = run_->recorder().archive()->nearest(frame.source, frame.step);
    return kept && kept->step == frame.step && *kept->images == *frame.images;
}

void RunPublisher::advanceRecall() {
    if (!recall_)
        return;
    if (!recall_->advance())
        return notify(updates_.setRecallProgress(recall_->progress()));
    for (StepFrame& frame : recall_->takeFrames())
        if (!isKept(frame))
            run_->recorder().append(std::move(frame));
    auto cloud = recall_->cloud();
    if (!cloud)
        cloud = run_->recorder().archive()->liveCloud(recall_->progress().step,
                                                      static_cast<std::size_t>(stage_.livePoints));
    recall_.reset();
    notify(updates_.setRecalled(std::move(cloud)));
}

void RunPublisher::suspendEvaluations() {
    recall(std::nullopt);
    evaluations_.suspend();
    openSet_.clear();
    notify(updates_.setEvaluationProgress(std::nullopt));
}

void RunPublisher::advanceEvaluation() {
    isOpenSetsTurn_ = !isOpenSetsTurn_;
    if (openSet_.isUnderWay() &&
        (isOpenSetsTurn_ || (evaluations_.isEmpty() && keyframes_.isEmpty())))
        return advanceOpenSet();
    // In turn: evaluations of a large split may follow one another without end.
    isKeyframesTurn_ = !isKeyframesTurn_;
    if (!keyframes_.isEmpty() && (isKeyframesTurn_ || evaluations_.isEmpty())) {
        if (const auto keyframe = keyframes_.advance())
            keep(*keyframe);
        return;
    }
    if (evaluations_.isEmpty())
        return;
    if (const auto finished = evaluations_.advance()) {
        if (finished->source != PointSource::FixedSample)
            run_->recorder().append(finished->evaluator.evaluation());
        publishEvaluation(finished->source, finished->evaluator);
        // That of a step before has kept the one at the pause from beginning.
        const bool isOlder = finished->evaluator.step() < run_->state().step;
        if (isAtRest_ && isOlder && finished->source == PointSource::FixedSample &&
            stage_.source == PointSource::FixedSample)
            requestEvaluation(PointSource::FixedSample);
    }
    notify(updates_.setEvaluationProgress(evaluations_.progress()));
}

/// That of a step before has kept the one at the pause from beginning.
void RunPublisher::advanceOpenSet() {
    if (auto state = openSet_.advance()) {
        notify(updates_.setOpenSet(std::move(state)));
        if (isAtRest_)
            beginOpenSet();
    }
}

void RunPublisher::publishEvaluation(PointSource source, const Evaluator<float>& evaluator) {
    holdForTwin();
    if (source == PointSource::FixedSample) {
        keep(evaluator.cloud(source));
    } else {
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
