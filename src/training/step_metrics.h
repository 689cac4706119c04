// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

#include "presets/hyperparameters.h"

namespace centerscope {

/// What one training step was: the values in force, and the losses before its update. Losses are
/// means over the batch.
struct StepMetrics {
    std::int64_t step = 0;   ///< from 1
    std::int64_t epoch = 0;  ///< from 1
    double learningRate = 0;
    double lambda = 0;
    double alpha = 0;
    double softmaxLoss = 0;
    double centerLoss = 0;     ///< before λ
    double totalLoss = 0;      ///< softmaxLoss + lambda · centerLoss
    double batchAccuracy = 0;  ///< 0 to 1
    int batchSize = 0;
    /// batchSize ÷ wall time since the previous step ended, everything included.
    double imagesPerSecond = 0;
};

/// The values in force at a step.
inline Hyperparameters valuesOf(const StepMetrics& metrics) {
    Hyperparameters values{.batchSize = metrics.batchSize};
    for (const Schedulable& each : kSchedulables)
        member(values, each.which) = member(metrics, each.which);
    return values;
}

/// The columns of metrics.csv, in order: column(name, metrics.member). The batch size has none, for
/// it follows from the preset and the changes; the speed is the last, since it is never the same.
template <typename Metrics, typename Column>
void forEachStepColumn(Metrics& metrics, Column&& column) {
    column("step", metrics.step);
    column("epoch", metrics.epoch);
    column("learning_rate", metrics.learningRate);
    column("lambda", metrics.lambda);
    column("alpha", metrics.alpha);
    column("softmax_loss", metrics.softmaxLoss);
    column("center_loss", metrics.centerLoss);
    column("total_loss", metrics.totalLoss);
    column("batch_accuracy", metrics.batchAccuracy);
    column("images_per_second", metrics.imagesPerSecond);
}

/// A step of which nothing but its number is known: all else is NaN.
inline StepMetrics unknownStep(std::int64_t step) {
    StepMetrics metrics;
    forEachStepColumn(metrics, []<typename Number>(const char*, Number& value) {
        if constexpr (std::is_same_v<Number, double>)
            value = std::numeric_limits<double>::quiet_NaN();
    });
    metrics.step = step;
    return metrics;
}

}  // namespace centerscope
