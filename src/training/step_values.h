// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presets/preset.h"
#include "training/training_state.h"

namespace centerscope {

/// The values for the next step as the last one has left them, whatever has been changed since: a
/// function of the steps that were made.
template <typename T>
Hyperparameters valuesLeftByLastStep(const TrainingState<T>& state);

/// What was in force at the last step, as its row of metrics.csv says, also of α; before the first
/// step, what will be.
template <typename T>
Hyperparameters valuesOfLastStep(const Preset& preset, const TrainingState<T>& state);

}  // namespace centerscope
