// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "runs/run_config.h"
#include "training/run_event.h"
#include "training/trainer.h"

namespace centerscope {

/// Gives a trainer the events that act on its next step and takes them off the front of left. What
/// a rule did and what was found is not given: that comes again by itself. Throws
/// std::invalid_argument for a value out of range.
void applyDueEvents(Trainer<float>& trainer, std::span<const RunEvent>& left);

/// For a run folder without a checkpoint, which is begun anew by a trainer before its first step.
/// Throws CheckpointError where it holds what would not come again: changes by hand, or rows that
/// do not begin as this run does. The trainer is then as it was.
void requireSameBeginning(Trainer<float>& trainer, const RunConfig& config,
                          const std::filesystem::path& folder);

}  // namespace centerscope
