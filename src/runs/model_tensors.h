// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/safetensors.h"
#include "nn/parameter_layout.h"
#include "training/training_state.h"

namespace centerscope {

/// What another framework needs to start from the same point: every parameter and running average
/// under its name of ParameterLayout, and "centers" (classes, d).
std::vector<NamedTensor> modelTensors(const ParameterLayout& layout,
                                      const TrainingState<float>& state);

}  // namespace centerscope
