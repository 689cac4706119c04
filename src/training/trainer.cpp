// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/flush_denormals.h"
#include "data/dataset.h"
#include "data/known_part.h"
#include "nn/data_dependent_start.h"
#include "nn/losses/softmax_cross_entropy.h"
#include "presets/preset_fit.h"

namespace centerscope {

namespace {

double accuracy(std::span<const Prediction> predictions, std::span<const int> labels) {
    std::size_t right = 0;
    for (std::size_t n = 0; n < labels.size(); ++n)
        right += predictions[n].label == labels[n] ? 1 : 0;
    return static_cast<double>(right) / static_cast<double>(labels.size());
}

Preset fittedTo(const DataShape& data, Preset preset) {
    preset.network = preset.network.fittedTo(data);
    return preset;
}

template <typename T>
DataLoader<T> trainingLoader(const Preset& preset, const Dataset& dataset, std::uint64_t seed) {
    const std::vector<const Split*> parts = trainingParts(preset, dataset);
    const InputTransform<T> transform(preset.inputScaling, parts.front()->shape,
                                      preset.network.input.height, parts);
    return DataLoader<T>(parts, seed, transform, preset.shuffle, preset.augmentation,
                         preset.balancedBatches);
}

/// What the history says last of the run's health.
std::optional<Issue> recordedIssue(const std::vector<RunEvent>& history) {
    for (auto event = history.rbegin(); event != history.rend(); ++event)
        if (const auto* change = std::get_if<HealthChange>(&*event))
            return change->to;
    return std::nullopt;
}

}  // namespace

template <typename T>
Trainer<T>::Trainer(const Preset& preset, std::shared_ptr<const Dataset> dataset,
                    const Seeds& seeds, ThreadPool& pool, InstructionSet instructionSet,
                    std::optional<StageProjection> projection)
    : dataset_(knownPart(std::move(dataset), preset.heldOut)),
      preset_(fittedTo(dataset_->shape(), preset)),
      pool_(pool),
      loader_(trainingLoader<T>(preset_, *dataset_, seeds.dataSeed)),
      instructionSet_(instructionSet),
      firstEmbeddingLoss_(preset.embeddingLoss),
      embeddingLoss_(makeEmbeddingLoss<T>(preset.embeddingLoss)),
      health_(ParameterLayout(preset_.network), preset_.network.classes, preset.expectedPlateau),
      dataSeed_(seeds.dataSeed) {
    fitNetwork(preset.hyperparameters.batchSize);
    state_ = initialState<T>(preset_, network_->layout(), seeds);
    state_.halvingRule = preset.halvingRule.inSteps(stepsPerEpoch(preset, *dataset_));
    applySchedules();
    std::ranges::copy_if(
        network_->layout().parameters(), std::back_inserter(biases_),
        [](const Parameter& parameter) { return parameter.role == Parameter::Role::Bias; });
    proposal_.gradients.resize(network_->layout().size());
    if (preset.network.dataDependentScale)
        startFromData();
    lastGood_ = LastGoodState<T>(state_);
    if (!projection || projection->dimensions != preset_.network.embeddingSize) {
        projection = fittedProjection();
        projection->fittedAt = 0;
    }
    setProjection(*std::move(projection));
}

template <typename T>
StageProjection Trainer<T>::fittedProjection() {
    const int dimensions = preset_.network.embeddingSize;
    return dimensions == 2 ? StageProjection() : principalProjection(projectedSample(), dimensions);
}

template <typename T>
std::optional<StageProjection> Trainer<T>::betterProjection() {
    constexpr std::int64_t kFit = 10;  // the step after which
    constexpr double kClearly = 0.2;   // of the variance
    const StageProjection& shown = projection();
    if (shown.dimensions == 2 || state_.step != kFit || shown.fittedAt.value_or(kFit) >= kFit)
        return std::nullopt;
    const std::vector<float> sample = projectedSample();
    StageProjection fitted = principalProjection(sample, shown.dimensions);
    if (!fitted.hasAxes() ||
        varianceShare(sample, fitted) < varianceShare(sample, shown) + kClearly)
        return std::nullopt;
    fitted.fittedAt = state_.step;
    return fitted;
}

template <typename T>
std::vector<float> Trainer<T>::projectedSample() {
    const FlushDenormals flush;
    const std::vector<std::int64_t> sample = fixedSample(dataset_->train, kProjected, dataSeed_);
    DataLoader<T> images({&dataset_->train}, 0, inputTransform(), false);
    Batch<T> chunk;
    std::vector<float> embeddings;
    for (std::span<const std::int64_t> left = sample; !left.empty();) {
        const std::size_t count = std::min(left.size(), std::size_t{kEvaluationBatch});
        images.fill(left.first(count), chunk);
        left = left.subspan(count);
        network_->evaluate(state_.weights, chunk.images, state_.statistics);
        const Matrix<T>& x = network_->embeddings();
        for (Eigen::Index k = 0; k < x.size(); ++k)
            embeddings.push_back(static_cast<float>(x.data()[k]));
    }
    return embeddings;
}

/// Fits the first weights to the batch of the first step.
template <typename T>
void Trainer<T>::startFromData() {
    LoaderPosition position;
    const auto images = std::min<std::int64_t>(state_.hyperparameters.batchSize, loader_.size());
    loader_.next(position, static_cast<int>(images), batch_);
    fitToData<T>(preset_.network, batch_.images, state_.weights, pool_);
}

template <typename T>
StepMetrics Trainer<T>::step() {
    if (state_.step >= kLastStep)
        throw Error(MessageCode::RunHasAtMostSteps, kLastStep);
    const FlushDenormals flush;
    const StepMetrics metrics = computeGradient();
    judge(metrics);
    commit(metrics);
    return metrics;
}

/// The joint loss and all that follows from it, taken from the values before the update. The state
/// stays as it is.
template <typename T>
StepMetrics Trainer<T>::computeGradient() {
    const Hyperparameters& values = state_.hyperparameters;
    LapTimer timer;
    proposal_.loader = state_.loader;
    proposal_.statistics = state_.statistics;
    loader_.next(proposal_.loader, values.batchSize, batch_);
    times_.loader = timer.lap();

    // Joint loss (Eq. 5): L = L_S + λ L_C.
    network_->forward(state_.weights, batch_.images, proposal_.statistics);
    times_.forward = timer.lap();
    const Matrix<T>& x = proposal_.embeddings = network_->embeddings();
    const Matrix<T>& z = network_->logits();
    const StepMetrics metrics = measure(x, z);

    // Backward: ∂L/∂x = ∂L_S/∂x + λ ∂L_C/∂x.
    network_->head().gradient(z, batch_.labels, values, logitGradients_);
    embeddingLoss_->gradient(x, batch_.labels, state_.embeddingLoss, values, embeddingGradients_);
    times_.losses = timer.lap();
    network_->backward(state_.weights, embeddingGradients_, logitGradients_, proposal_.gradients);
    times_.backward = timer.lap();

    // The centers move (Eq. 4) by the embeddings of the old weights.
    embeddingLoss_->sum(x, batch_.labels, state_.embeddingLoss, proposal_.lossSums);
    proposal_.embeddingLoss = state_.embeddingLoss;
    embeddingLoss_->update(proposal_.lossSums, values.batchSize, values, proposal_.embeddingLoss);
    times_.centers = timer.lap();
    return metrics;
}

/// A step is made only of losses, gradients and centers that are finite. Weights and running
/// averages may still overflow: then the next loss shows it, and no checkpoint is made of them.
template <typename T>
void Trainer<T>::judge(const StepMetrics& metrics) const {
    if (const std::optional<Diagnosis> found = health_.divergence(state_.health, metrics))
        throw Divergence(*found);
    const ConstRowVectorMap<T> gradients(proposal_.gradients.data(),
                                         static_cast<Eigen::Index>(proposal_.gradients.size()));
    // 0·g is NaN where g is not finite; unlike allFinite(), the sum is vectorized.
    if ((gradients * T(0)).sum() != T(0) || !proposal_.embeddingLoss.centers.allFinite())
        throw Divergence(
            {Issue::NonFinite, metrics.step, {MessageCode::GradientIsNotFinite, metrics.step}});
}

/// Updates the weights, then the centers, then the values of the next step.
template <typename T>
void Trainer<T>::commit(const StepMetrics& metrics) {
    LapTimer timer;
    lastGood_.remember(state_);
    const double halfMean = embeddingLoss_->halfMean(metrics.embeddingLoss, metrics.batchSize);
    health_.observe<T>(state_.health, metrics, halfMean, proposal_.gradients);
    recordHealth(metrics.step);

    updateWeights<T>(preset_.optimizer, state_.hyperparameters.learningRate, proposal_.gradients,
                     state_.weights, state_.optimizer, pool_, instructionSet_, biases_);
    state_.embeddingLoss = proposal_.embeddingLoss;
    state_.loader = proposal_.loader;
    state_.statistics = proposal_.statistics;
    ++state_.step;
    applyHalvingRule(metrics.totalLoss);
    applySchedules();
    times_.optimizer = timer.lap();
}

template <typename T>
void Trainer<T>::recordHealth(std::int64_t step) {
    const std::optional<Issue> found = health_.issue(state_.health);
    if (std::exchange(issue_, found) != found)
        state_.history.push_back(HealthChange{step, found});
}

template <typename T>
void Trainer<T>::returnToLastGoodState() {
    const TrainingState<T>& good = lastGood_.get();
    const ValueSchedule& schedule = preset_.schedules.learningRate;
    const bool isScheduled = !schedule.knots.empty() && !good.overriddenSchedules.learningRate;
    const double ledTo =
        isScheduled ? schedule.at(state_.step + 1) : good.hyperparameters.learningRate;
    const double rate = std::min(state_.hyperparameters.learningRate, ledTo);
    restore(TrainingState<T>(good));
    setLearningRate(std::max(rate / 2, std::min(kLeastLearningRate, rate)));
}

/// What the step under way reports: the values in force and the losses before its update.
template <typename T>
StepMetrics Trainer<T>::measure(const Matrix<T>& x, const Matrix<T>& z) {
    const Hyperparameters& values = state_.hyperparameters;
    predict(z, batch_.labels, predictions_);
    StepMetrics metrics{embeddingLoss_->acting(values)};
    metrics.step = state_.step + 1;
    metrics.epoch = proposal_.loader.epoch;
    metrics.batchSize = values.batchSize;
    metrics.headLoss = network_->head().loss(z, batch_.labels, values);
    metrics.embeddingLoss = embeddingLoss_->value(x, batch_.labels, state_.embeddingLoss, values);
    metrics.totalLoss = metrics.headLoss + values.lambda * metrics.embeddingLoss;
    metrics.batchAccuracy = accuracy(predictions_, batch_.labels);
    return metrics;
}

template <typename T>
void Trainer<T>::applyHalvingRule(double totalLoss) {
    const HalvingRule& rule = state_.halvingRule;
    const bool plateau = rule.kind == HalvingRule::Kind::OnPlateau &&
                         rule.watch == HalvingRule::Watch::TrainingLoss &&
                         state_.plateau.observeTrainingLoss(rule, state_.step, totalLoss);
    if (plateau || rule.nextAfter(state_.step) == state_.step)
        multiplyLearningRate(rule.factor, Cause::Rule);
}

/// Values that a schedule holds in the next step. They are no changes to remember: they follow from
/// the preset and the step.
template <typename T>
void Trainer<T>::applySchedules() {
    const double lambda = state_.hyperparameters.lambda;
    preset_.schedules.apply(state_.step + 1, state_.overriddenSchedules, state_.hyperparameters);
    if (state_.hyperparameters.lambda != lambda)
        state_.plateau.restart();
}

template <typename T>
ScheduledValues Trainer<T>::scheduled() const {
    return preset_.schedules.scheduled(state_.step + 1, state_.overriddenSchedules);
}

template <typename T>
void Trainer<T>::set(Hyperparameter which, double value, const ChangeReason& reason) {
    if (which == Hyperparameter::BatchSize)
        return changeBatchSize(value, reason);
    if (!preset_.has(which))
        throw Error(MessageCode::PresetHasNo, preset_.id, schedulable(which).name);
    const Schedulable& row = schedulable(which);
    if (!row.range.contains(value))
        throw Error(row.refusal, Decimal{numberText(row.range.least)},
                    Decimal{numberText(row.range.most)}, Decimal{numberText(value)});
    if (overrideValue(which, value, reason))
        restartPlateaus(which);
}

template <typename T>
void Trainer<T>::changeBatchSize(double value, const ChangeReason& reason) {
    const CountRange range{kBatchSizes.least, std::min(kBatchSizes.most, loader_.size())};
    if (!range.containsWhole(value))
        throw Error(MessageCode::BatchSizeOutOfRange, range.least, range.most,
                    Decimal{numberText(value)});
    const auto batchSize = static_cast<int>(value);
    int& inForce = state_.hyperparameters.batchSize;
    if (batchSize == inForce)
        return;
    fitNetwork(batchSize);
    record(Hyperparameter::BatchSize, inForce, batchSize, reason);
    inForce = batchSize;
    state_.health.restart();
}

/// Totals before and after another λ are not comparable.
template <typename T>
void Trainer<T>::restartPlateaus(Hyperparameter which) {
    if (which != Hyperparameter::Lambda)
        return;
    state_.plateau.restart();
    state_.health.restartPlateau();
}

template <typename T>
void Trainer<T>::halveLearningRate() {
    multiplyLearningRate(0.5, Cause::Halving);
}

template <typename T>
void Trainer<T>::setHalvingRule(const HalvingRule& rule, const ChangeReason& reason) {
    if (rule == state_.halvingRule)
        return;
    rule.requireRanges();
    state_.halvingRule = rule;
    state_.plateau.restart();
    state_.history.push_back(
        HalvingRuleChange{state_.step + 1, rule, reason.cause == Cause::Undo, reason.undoes});
}

/// What a rule keeps from step to step, a velocity, every rule keeps: the state fits any of them.
template <typename T>
void Trainer<T>::setCenterRule(const CenterRule& rule, const ChangeReason& reason) {
    auto* centerLoss = std::get_if<CenterLossDescription>(&preset_.embeddingLoss);
    if (!centerLoss)
        throw Error(MessageCode::PresetHasNo, preset_.id, "center_loss");
    if (rule == centerLoss->rule)
        return;
    centerLoss->rule = rule;
    embeddingLoss_ = makeEmbeddingLoss<T>(preset_.embeddingLoss);
    state_.history.push_back(
        CenterRuleChange{state_.step + 1, rule, reason.cause == Cause::Undo, reason.undoes});
}

/// The rule in force after these events, of which none may have changed it.
template <typename T>
void Trainer<T>::followCenterRule(const std::vector<RunEvent>& history) {
    const EmbeddingLossDescription inForce = embeddingLossAfter(firstEmbeddingLoss_, history);
    if (inForce == preset_.embeddingLoss)
        return;
    preset_.embeddingLoss = inForce;
    embeddingLoss_ = makeEmbeddingLoss<T>(inForce);
}

template <typename T>
void Trainer<T>::resumeSchedule(Hyperparameter which, std::optional<std::size_t> undoes) {
    if (which == Hyperparameter::BatchSize)
        return;
    const ValueSchedule& schedule = member(preset_.schedules, which);
    int& overridden = member(state_.overriddenSchedules, which);
    if (schedule.knots.empty() || !overridden)
        return;
    double& value = member(state_.hyperparameters, which);
    const double scheduled = schedule.at(state_.step + 1);
    record(which, value, scheduled, {Cause::Schedule, undoes});
    if (value != scheduled)
        restartPlateaus(which);
    value = scheduled;
    overridden = 0;
}

template <typename T>
bool Trainer<T>::watchesValidation() const {
    const HalvingRule& rule = state_.halvingRule;
    return rule.kind == HalvingRule::Kind::OnPlateau &&
           rule.watch == HalvingRule::Watch::ValidationLoss;
}

template <typename T>
void Trainer<T>::observeValidationLoss(std::int64_t step, double totalLoss) {
    if (!watchesValidation())
        return;
    const HalvingRule& rule = state_.halvingRule;
    state_.history.push_back(ValidationLossSeen{state_.step + 1, step, totalLoss});
    if (state_.plateau.observeValidationLoss(rule, step, totalLoss))
        multiplyLearningRate(rule.factor, Cause::Rule);
}

template <typename T>
void Trainer<T>::restore(TrainingState<T> state) {
    const Eigen::Index classes = state.embeddingLoss.centers.rows();
    if (classes != preset_.network.classes)
        throw Error(MessageCode::StateOfOtherClasses, preset_.network.classes, dataset_->name,
                    classes);
    LastGoodState<T> lastGood(state);
    restore(std::move(state), std::move(lastGood));
}

template <typename T>
void Trainer<T>::restore(TrainingState<T> state, LastGoodState<T> lastGood) {
    stayAt(std::move(state));
    lastGood_ = std::move(lastGood);
}

template <typename T>
void Trainer<T>::stayAt(TrainingState<T> state) {
    fitNetwork(state.hyperparameters.batchSize);
    followCenterRule(state.history);
    state_ = std::move(state);
    issue_ = recordedIssue(state_.history);
    changes_.clear();
}

template <typename T>
bool Trainer<T>::isEpochOver() const {
    return state_.loader.next + state_.hyperparameters.batchSize > loader_.size();
}

/// Sets a value, which overrides its schedule. False where that changes nothing.
template <typename T>
bool Trainer<T>::overrideValue(Hyperparameter which, double to, const ChangeReason& reason) {
    double& value = member(state_.hyperparameters, which);
    const ScheduledValues isScheduled = scheduled();
    if (value == to && !member(isScheduled, which))
        return false;
    record(which, value, to, reason);
    value = to;
    member(state_.overriddenSchedules, which) = 1;
    return true;
}

template <typename T>
void Trainer<T>::record(Hyperparameter which, double from, double to, const ChangeReason& reason) {
    changes_.push_back({state_.step + 1, which, from, to, reason.cause, reason.undoes});
    state_.history.push_back(changes_.back());
}

/// However often, the rate stays above 0: no checkpoint or event log may say otherwise. One that is
/// below that already stays as it is.
template <typename T>
void Trainer<T>::multiplyLearningRate(double factor, Cause cause) {
    const double rate = state_.hyperparameters.learningRate * factor;
    const double least = std::min(kLeastLearningRate, state_.hyperparameters.learningRate);
    overrideValue(Hyperparameter::LearningRate, std::max(rate, least), {cause});
}

/// Workspaces for this batch size; they only ever grow. Where there is no memory for them, the old
/// ones stay.
template <typename T>
void Trainer<T>::fitNetwork(int batchSize) {
    const int needed = std::max(batchSize, kEvaluationBatch);
    if (needed <= largestBatch_)
        return;
    network_ = std::make_unique<Network<T>>(preset_.network, needed, pool_, instructionSet_);
    largestBatch_ = needed;
}

template class Trainer<Precision>;

}  // namespace centerscope
