// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/initial_update.h"

#include <utility>
#include <variant>

#include "training/training_state.h"

namespace centerscope {

namespace {

/// What is known of a step of which there is only its checkpoint.
StepMetrics unmeasuredStep(const Preset& preset, const TrainingState<float>& state) {
    const Hyperparameters values = valuesOfLastStep(preset, state);
    StepMetrics metrics = unknownStep(state.step);
    metrics.epoch = state.loader.epoch;
    static_cast<Rates&>(metrics) = values;
    metrics.batchSize = values.batchSize;
    metrics.imagesPerSecond = 0;  // as of any step that was not timed
    return metrics;
}

}  // namespace

SessionUpdate initialUpdate(std::uint64_t run, const std::optional<ForkPoint>& origin,
                            const Trainer<float>& trainer, RunMetrics rows) {
    const TrainingState<float>& state = trainer.state();
    const bool hasRow = !rows.steps.empty() && rows.steps.back().step >= state.step;
    const bool isTakenOver = origin && origin->step >= state.step;
    if (!isTakenOver && state.step > 0 && !hasRow)
        rows.steps.push_back(unmeasuredStep(trainer.preset(), state));
    SessionUpdate update;
    update.run = run;
    update.origin = origin;
    if (trainer.projection().dimensions > 2)
        update.projection = trainer.sharedProjection();
    update.steps = std::move(rows.steps);
    update.evaluations = std::move(rows.evaluations);
    std::erase_if(update.evaluations,
                  [](const Evaluation& evaluation) { return !evaluation.isFinite(); });
    for (const RunEvent& event : state.history)
        if (const auto* change = std::get_if<HyperparameterChange>(&event))
            update.changes.push_back(*change);
    update.hyperparameters = state.hyperparameters;
    update.scheduled = trainer.scheduled();
    update.overridden = state.overriddenSchedules;
    update.halvingRule = state.halvingRule;
    update.centerRule = centerRuleOf(trainer.preset().embeddingLoss);
    return update;
}

}  // namespace centerscope
