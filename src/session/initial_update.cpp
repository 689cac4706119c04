// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/initial_update.h"

#include <limits>
#include <utility>
#include <variant>

namespace centerscope {

namespace {

/// What is known of a step of which there is only its checkpoint.
StepMetrics unmeasuredStep(const TrainingState<float>& state) {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    const Hyperparameters& values = state.hyperparameters;
    StepMetrics metrics;
    metrics.step = state.step;
    metrics.epoch = state.loader.epoch;
    for (const Schedulable& each : kSchedulables)
        member(metrics, each.which) = member(values, each.which);
    metrics.batchSize = values.batchSize;
    metrics.softmaxLoss = metrics.centerLoss = metrics.totalLoss = metrics.batchAccuracy = kUnknown;
    return metrics;
}

}  // namespace

SessionUpdate initialUpdate(std::uint64_t run, const std::optional<ForkPoint>& origin,
                            const Trainer<float>& trainer, RunMetrics rows) {
    const TrainingState<float>& state = trainer.state();
    const bool hasRow = !rows.steps.empty() && rows.steps.back().step >= state.step;
    const bool isTakenOver = origin && origin->step >= state.step;
    if (!isTakenOver && state.step > 0 && !hasRow)
        rows.steps.push_back(unmeasuredStep(state));
    SessionUpdate update;
    update.run = run;
    update.origin = origin;
    update.steps = std::move(rows.steps);
    update.evaluations = std::move(rows.evaluations);
    std::erase_if(update.evaluations,
                  [](const Evaluation& evaluation) { return !evaluation.isFinite(); });
    for (const RunEvent& event : state.history)
        if (const auto* change = std::get_if<HyperparameterChange>(&event))
            update.changes.push_back(*change);
    update.hyperparameters = state.hyperparameters;
    update.scheduled = trainer.scheduled();
    update.changed = state.overriddenSchedules;
    update.halvingRule = state.halvingRule;
    return update;
}

}  // namespace centerscope
