// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runs/checkpoint.h"
#include "runs/run_manifest.h"

namespace centerscope {

// The checkpoints of a run folder.

/// checkpoints/000120.safetensors of a run folder.
std::filesystem::path checkpointPath(const std::filesystem::path& folder, std::int64_t step);

/// The newest checkpoint of a run folder that is sound and has its rows in metrics.csv; none when
/// there is no checkpoint at all. Each newer one is passed over with a sentence to report; a
/// damaged one gets ".damaged" at the end of its name. Throws CheckpointError, and leaves
/// everything as it is, where one is of another run or cannot be read though it may be sound, where
/// the rows are another run's, and where all there are would be passed over.
std::optional<Checkpoint> newestGoodCheckpoint(
    const std::filesystem::path& folder, const RunManifest& manifest,
    const std::function<void(const std::string& sentence)>& report);

/// The newest checkpoint at or before a step that lies on the way of a run with this history: all
/// of its own events are among the history's and act by that step. None where none can be read.
std::optional<Checkpoint> checkpointOnTheWay(const std::filesystem::path& folder,
                                             const RunManifest& manifest, std::int64_t step,
                                             const std::vector<RunEvent>& history);

/// The step of the newest checkpoint by its name, if there is one.
std::optional<std::int64_t> newestCheckpointStep(const std::filesystem::path& folder);
/// All of them by their steps, the newest first.
std::map<std::int64_t, std::filesystem::path, std::greater<>> checkpointsIn(
    const std::filesystem::path& folder);

}  // namespace centerscope
