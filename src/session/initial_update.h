// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "runs/run_metrics.h"
#include "session/session_update.h"
#include "training/trainer.h"

namespace centerscope {

/// The first update of a run that begins or resumes, but for what Undo would take back: what is
/// in force at the trainer's step, the changes on the way there and the rows of it, as far as they
/// are known. Of a run that comes from nowhere seen before and lacks the row of its step, that step
/// is included with NaN for what only its row would tell, so that its number is known.
SessionUpdate initialUpdate(std::uint64_t run, const std::optional<ForkPoint>& origin,
                            const Trainer<float>& trainer, RunMetrics rows);

}  // namespace centerscope
