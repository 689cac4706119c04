// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/tensor.h"
#include "nn/parameter_layout.h"
#include "training/training_state.h"

namespace centerscope {

/// A named tensor as a safetensors file holds it: row-major, little-endian, 32-bit float.
struct NamedTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    const float* values = nullptr;  ///< product of shape values
};

/// The bytes of a safetensors file: the length of the header as 8 bytes, a JSON header that names
/// type, shape and place of each tensor (metadata under "__metadata__"), then the tensors.
std::string encodeSafetensors(const std::vector<NamedTensor>& tensors,
                              const std::map<std::string, std::string>& metadata);

/// What another framework needs to start from the same point: every parameter and running average
/// under its name of ParameterLayout, and "centers" (classes, 2).
std::vector<NamedTensor> modelTensors(const ParameterLayout& layout,
                                      const TrainingState<float>& state);

}  // namespace centerscope
