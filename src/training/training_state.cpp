// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_state.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <span>

#include "core/elementary.h"
#include "core/rng.h"
#include "nn/layers/weight_normalization.h"

namespace centerscope {

namespace {

/// (classes, embedding); entry k draws with counter k.
template <typename T>
Matrix<T> initialCenters(const Preset& preset, std::uint64_t seed) {
    const int classes = preset.network.classes;
    const int size = preset.network.embeddingSize;
    const Rng rng(seed, RandomPurpose::Centers);
    const auto uniform = [&](double limit) {
        return [=](std::uint64_t k) { return limit * (2.0 * rng.uniform(k) - 1.0); };
    };
    Matrix<T> centers(classes, size);
    const auto fill = [&](auto&& draw) {
        for (Eigen::Index k = 0; k < centers.size(); ++k)
            centers.data()[k] = static_cast<T>(draw(static_cast<std::uint64_t>(k)));
    };
    switch (preset.centerStart) {
        case CenterStart::Zero:
            centers.setZero();
            break;
        case CenterStart::GlorotUniform:
            fill(uniform(std::sqrt(6.0 / (classes + size))));
            break;
        case CenterStart::CaffeXavier:
            fill(uniform(std::sqrt(3.0 / size)));
            break;
        case CenterStart::StandardNormal:
            fill([&](std::uint64_t k) { return rng.normal(k); });
            break;
        case CenterStart::Ring:
            for (int j = 0; j < classes; ++j) {
                const double turns = static_cast<double>(j) / classes;
                centers.row(j).setZero();
                centers(j, 0) = static_cast<T>(preset.ringRadius * elementary::cosine(turns));
                centers(j, 1) = static_cast<T>(preset.ringRadius * elementary::sine(turns));
            }
            break;
    }
    return centers;
}

/// Rows of the last layer along the centers, so that each class is already told apart by its
/// direction.
template <typename T>
void turnLastWeights(double length, const ParameterLayout& layout, const Matrix<T>& centers,
                     std::span<T> weights) {
    MatrixMap<T> last(layout.find("last.weight")->in(weights), centers.rows(), centers.cols());
    for (Eigen::Index j = 0; j < centers.rows(); ++j)
        last.row(j) = static_cast<T>(length) * centers.row(j).normalized();
    WeightNormalization<T>(layout).measureScales(weights);
}

}  // namespace

template <typename T>
TrainingState<T> initialState(const Preset& preset, const ParameterLayout& layout,
                              const Seeds& seeds) {
    const NetworkDescription& network = preset.network;
    TrainingState<T> state;
    state.weights = initialWeights<T>(layout, network.initialization, seeds);
    state.statistics = initialStatistics<T>(layout);
    state.optimizer = initialOptimizerState<T>(preset.optimizer, layout.size());
    state.embeddingLoss = makeEmbeddingLoss<T>(preset.embeddingLoss)
                              ->initialState(initialCenters<T>(preset, seeds.seed));
    if (preset.lastWeightLength > 0)
        turnLastWeights<T>(preset.lastWeightLength, layout, state.embeddingLoss.centers,
                           state.weights);
    state.hyperparameters = preset.hyperparameters;
    state.halvingRule = preset.halvingRule;
    state.health = HealthMemory(layout);
    return state;
}

template TrainingState<float> initialState(const Preset&, const ParameterLayout&, const Seeds&);
template TrainingState<double> initialState(const Preset&, const ParameterLayout&, const Seeds&);

namespace {

void set(Hyperparameters& values, Hyperparameter which, double value) {
    if (which == Hyperparameter::BatchSize)
        values.batchSize = static_cast<int>(value);
    else
        member(values, which) = value;
}

/// The values without those changes of the next step for which isUndone(event) holds.
template <typename T, typename IsUndone>
Hyperparameters valuesWithout(const TrainingState<T>& state, IsUndone&& isUndone) {
    Hyperparameters values = state.hyperparameters;
    for (const RunEvent& event : std::views::reverse(state.history)) {
        if (stepOf(event) <= state.step)
            break;
        const auto* change = std::get_if<HyperparameterChange>(&event);
        if (change && isUndone(event))
            set(values, change->which, change->from);
    }
    return values;
}

/// Whether a value was no longer its schedule's at the last step.
template <typename T>
bool wasOverridden(const TrainingState<T>& state, Hyperparameter which) {
    for (const RunEvent& event : std::views::reverse(state.history)) {
        const auto* change = std::get_if<HyperparameterChange>(&event);
        if (change && change->which == which && change->step <= state.step)
            return change->cause != HyperparameterChange::Cause::Schedule;
    }
    return false;
}

}  // namespace

template <typename T>
Hyperparameters valuesLeftByLastStep(const TrainingState<T>& state) {
    return valuesWithout(state,
                         [&state](const RunEvent& event) { return !isOfStep(state.step, event); });
}

template <typename T>
Hyperparameters valuesOfLastStep(const Preset& preset, const TrainingState<T>& state) {
    if (state.step == 0)
        return state.hyperparameters;
    Hyperparameters values = valuesWithout(state, [](const RunEvent&) { return true; });
    OverriddenSchedules overridden;
    for (const Schedulable& each : kSchedulables)
        member(overridden, each.which) = wasOverridden(state, each.which) ? 1 : 0;
    preset.schedules.apply(state.step, overridden, values);
    return Hyperparameters(makeEmbeddingLoss<T>(preset.embeddingLoss)->acting(values),
                           values.batchSize);
}

template Hyperparameters valuesLeftByLastStep(const TrainingState<float>&);
template Hyperparameters valuesLeftByLastStep(const TrainingState<double>&);
template Hyperparameters valuesOfLastStep(const Preset&, const TrainingState<float>&);
template Hyperparameters valuesOfLastStep(const Preset&, const TrainingState<double>&);

}  // namespace centerscope
