// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "presets/preset.h"

namespace centerscope {

/// What one training step was: the values as they acted, and the losses before its update.
struct StepMetrics : Rates {
    std::int64_t step = 0;     ///< from 1
    std::int64_t epoch = 0;    ///< from 1
    double headLoss = 0;       ///< L_S, the head's, a mean over the batch
    double embeddingLoss = 0;  ///< L_C, the embedding loss, before λ
    double totalLoss = 0;      ///< headLoss + lambda · embeddingLoss
    double batchAccuracy = 0;  ///< 0 to 1
    int batchSize = 0;
    /// batchSize ÷ wall time since the previous step ended, everything included.
    double imagesPerSecond = 0;
};

/// The values in force at a step.
inline Hyperparameters valuesOf(const StepMetrics& metrics) {
    return Hyperparameters(metrics, metrics.batchSize);
}

/// The columns of metrics.csv for a run of this preset, in order: column(name, metrics.member). The
/// hyperparameters are those that its losses list, and its losses have their names. The batch size
/// has no column, for it follows from the preset and the changes; the speed is the last, since it
/// is never the same.
template <typename Metrics, typename Column>
void forEachStepColumn(const Preset& preset, Metrics& metrics, Column&& column) {
    column("step", metrics.step);
    column("epoch", metrics.epoch);
    for (const Schedulable& each : kSchedulables)
        if (preset.lists(each.which))
            column(each.name, member(metrics, each.which));
    column(preset.headName() + std::string("_loss"), metrics.headLoss);
    column(preset.embeddingLossName() + std::string("_loss"), metrics.embeddingLoss);
    column("total_loss", metrics.totalLoss);
    column("batch_accuracy", metrics.batchAccuracy);
    column("images_per_second", metrics.imagesPerSecond);
}

/// A step of which nothing but its number is known: all else is NaN.
inline StepMetrics unknownStep(std::int64_t step) {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    StepMetrics metrics;
    for (const Schedulable& each : kSchedulables)
        member(metrics, each.which) = kUnknown;
    metrics.step = step;
    metrics.headLoss = metrics.embeddingLoss = metrics.totalLoss = kUnknown;
    metrics.batchAccuracy = metrics.imagesPerSecond = kUnknown;
    return metrics;
}

}  // namespace centerscope
