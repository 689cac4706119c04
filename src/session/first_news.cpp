// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/first_news.h"

#include <limits>
#include <utility>
#include <variant>

namespace centerscope {

namespace {

/// What is known of a step that only its checkpoint tells of.
StepMetrics unmeasuredStep(const TrainingState<float>& state) {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    const Hyperparameters& values = state.hyperparameters;
    StepMetrics metrics;
    metrics.step = state.step;
    metrics.epoch = state.loader.epoch;
    metrics.learningRate = values.learningRate;
    metrics.lambda = values.lambda;
    metrics.alpha = values.alpha;
    metrics.batchSize = values.batchSize;
    metrics.softmaxLoss = metrics.centerLoss = metrics.totalLoss = metrics.batchAccuracy = kUnknown;
    return metrics;
}

}  // namespace

SessionUpdate firstNews(std::uint64_t run, const std::optional<RunOrigin>& origin,
                        const Trainer<float>& trainer, RunRows rows) {
    const TrainingState<float>& state = trainer.state();
    const bool hasRow = !rows.steps.empty() && rows.steps.back().step >= state.step;
    const bool isTakenOver = origin && origin->step >= state.step;
    if (!isTakenOver && state.step > 0 && !hasRow)
        rows.steps.push_back(unmeasuredStep(state));
    SessionUpdate news;
    news.run = run;
    news.origin = origin;
    news.steps = std::move(rows.steps);
    news.evaluations = std::move(rows.evaluations);
    for (const RunEvent& event : state.history)
        if (const auto* change = std::get_if<HyperparameterChange>(&event))
            news.changes.push_back(*change);
    news.hyperparameters = state.hyperparameters;
    news.scheduled = trainer.scheduled();
    news.changed = state.endedSchedules;
    news.halvingRule = state.halvingRule;
    return news;
}

}  // namespace centerscope
