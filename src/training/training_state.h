// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/tensor.h"
#include "data/data_loader.h"
#include "nn/losses/embedding_loss.h"
#include "nn/optim/optimizer.h"
#include "nn/parameter_layout.h"
#include "presets/preset.h"
#include "training/plateau_watch.h"
#include "training/run_event.h"
#include "training/run_health.h"

namespace centerscope {

/// Everything a run is at one moment, as one value: copy it to remember the moment, hand it back to
/// return there. Together with preset, data set and seed it decides all that follows. d: the size
/// of an embedding.
template <typename T>
struct TrainingState {
    std::int64_t step = 0;      ///< updates made
    std::vector<T> weights;     ///< laid out by ParameterLayout
    std::vector<T> statistics;  ///< running averages; empty without normalization
    OptimizerState<T> optimizer;
    EmbeddingLossState<T> embeddingLoss;
    LoaderPosition loader;
    Hyperparameters hyperparameters;  ///< in force for the next step
    HalvingRule halvingRule;
    PlateauWatch plateau;
    OverriddenSchedules overriddenSchedules;  ///< of the preset's
    HealthMemory health;
    std::vector<RunEvent> history;  ///< what was changed on the way here, in order

    bool operator==(const TrainingState&) const = default;
};

/// The state before the first step: weights and centers drawn from the seeds, all else at rest.
template <typename T>
TrainingState<T> initialState(const Preset& preset, const ParameterLayout& layout,
                              const Seeds& seeds);

/// The values for the next step as the last one has left them, whatever has been changed since: a
/// function of the steps that were made.
template <typename T>
Hyperparameters valuesLeftByLastStep(const TrainingState<T>& state);

/// What was in force at the last step, as its row of metrics.csv says, also of α; before the first
/// step, what will be.
template <typename T>
Hyperparameters valuesOfLastStep(const Preset& preset, const TrainingState<T>& state);

}  // namespace centerscope
