// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "training/run_event.h"
#include "training/trainer.h"

namespace centerscope {

/// Gives a trainer the events that act on its next step and takes them off the front of left. What
/// a rule did and what was found is not given: that comes again by itself. Throws an
/// Error for a value out of range.
void applyDueEvents(Trainer<float>& trainer, std::span<const RunEvent>& left);

}  // namespace centerscope
