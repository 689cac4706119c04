// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/message.h"
#include "training/run_event.h"
#include "training/training_state.h"

namespace centerscope {

/// What a run folder has of its run after the state of a checkpoint, as of a run that was cut
/// off.
struct RecordedSteps {
    std::vector<std::string> rows;  ///< of metrics.csv, whole, from the step after the state on
    std::vector<RunEvent> events;   ///< that the state does not know

    bool isEmpty() const { return rows.empty() && events.empty(); }
    /// Of them, or that the last change acts on.
    std::int64_t last(const TrainingState<float>& after) const;
    int changesByHand() const;
    /// What of the run in this folder a fork at the state lacks.
    Message leftOut(const std::filesystem::path& folder, const TrainingState<float>& at) const;
};

/// Throws an Error where events.jsonl cannot be read.
RecordedSteps recordedAfter(const std::filesystem::path& folder, const TrainingState<float>& state);

}  // namespace centerscope
