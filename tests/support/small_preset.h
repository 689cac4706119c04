// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presets/preset.h"

namespace centerscope::testing {

/// The paper's set-up with one small block, batch 10: learns the small data set in moments.
Preset smallPreset();

/// The same with an embedding of so many dimensions.
Preset smallPresetOf(int dimensions);

/// The first with batch and weight normalization and a data-dependent start.
Preset smallNormalizedPreset();

/// The first with images moved, turned and resized, from the second epoch.
Preset smallAugmentedPreset();

/// The first with a rule that halves when the validation loss stalls, which it soon does.
Preset smallWatchingPreset();

/// The first as a preset file.
std::string smallPresetJson();

}  // namespace centerscope::testing
