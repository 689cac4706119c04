// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/message.h"
#include "data/dataset.h"
#include "presets/preset.h"

namespace centerscope {

/// Whether a preset can be trained on a data set as it says, so that nothing it states is changed
/// silently: its held-out classes are there, images are no larger than an input size of its own,
/// and the network that follows the data has at most kMostWeights. A preset for 28 × 28, MNIST's
/// size, states none of its own. Throws an Error that says what does not fit and what helps, before
/// memory is taken.
void requireFit(const Preset& preset, const Dataset& dataset);
/// The same as what it would throw; none: it fits.
std::optional<Message> misfitOf(const Preset& preset, const Dataset& dataset);

}  // namespace centerscope
