// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/step_values.h"

#include <algorithm>
#include <ranges>

namespace centerscope {

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
