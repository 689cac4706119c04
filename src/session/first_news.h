// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "runs/run_rows.h"
#include "session/session_update.h"
#include "training/trainer.h"

namespace centerscope {

/// What a run has to tell when it begins or is taken up, but for what Undo would take back: what is
/// in force at the trainer's step, the changes on the way there and the rows of it, as far as they
/// are known. Of a run that comes from nowhere seen before and lacks the row of its step, that step
/// is told with NaN for what only its row would tell, so that its number is known.
SessionUpdate firstNews(std::uint64_t run, const std::optional<RunOrigin>& origin,
                        const Trainer<float>& trainer, RunRows rows);

}  // namespace centerscope
