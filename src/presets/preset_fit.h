// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "data/dataset.h"
#include "presets/preset.h"

namespace centerscope {

/// Whether a preset can be trained on a data set as it says, so that nothing it states is changed
/// silently: its held-out classes are there, images are no larger than an input size of its own,
/// and the network that follows the data has at most kMostWeights. A preset for 28 × 28, MNIST's
/// size, states none of its own. Throws an Error that says what does not fit and what helps, before
/// memory is taken.
void requireFit(const Preset& preset, const Dataset& dataset);

// Which images of a data set, which is without the classes that a preset holds out, it learns. All
// that counts epochs asks here.

/// In the order in which an epoch without shuffling takes them.
std::vector<const Split*> trainingParts(const Preset& preset, const Dataset& dataset);
std::int64_t trainingImageCount(const Preset& preset, const Dataset& dataset);
/// At the preset's batch size, or with all images in one step where they are fewer: at least 1.
std::int64_t stepsPerEpoch(const Preset& preset, const Dataset& dataset);

}  // namespace centerscope
