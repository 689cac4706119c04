// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "presets/preset.h"

namespace centerscope {

/// The preset with what is now in force in its run. A value that the run has left alone stays as
/// the preset has it, schedule included; one that was changed (overridden) takes the place of both.
/// stepsPerEpoch: of the run at its start, for rules that count epochs.
Preset presetInForce(const Preset& preset, const Hyperparameters& inForce, const HalvingRule& rule,
                     const OverriddenSchedules& overridden, std::int64_t stepsPerEpoch);

}  // namespace centerscope
