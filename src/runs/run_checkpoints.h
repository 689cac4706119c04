// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runs/checkpoint.h"
#include "runs/run_manifest.h"
#include "training/trainer.h"

namespace centerscope {

// The checkpoints of a run folder.

/// Which state of its run one is of: changes may follow a step before the next is made.
struct CheckpointMark {
    std::int64_t step = 0;
    std::size_t events = 0;

    bool operator==(const CheckpointMark&) const = default;
};
inline CheckpointMark markOf(const TrainingState<float>& state) {
    return {state.step, state.history.size()};
}

/// checkpoints/000120.safetensors of a run folder.
std::filesystem::path checkpointPath(const std::filesystem::path& folder, std::int64_t step);

/// The newest checkpoint of a run folder that is intact; none for a run that has not made a step.
/// Each damaged one that is newer is passed over with a message to report. Nothing is changed.
/// Throws an Error where one is of another run or cannot be read though it may be intact, where
/// rows are another run's, missing or doubled, where events.jsonl is another run's, where all there
/// are are damaged, and where there is none though the run has made steps.
std::optional<Checkpoint> newestGoodCheckpoint(const std::filesystem::path& folder,
                                               const RunManifest& manifest,
                                               const std::function<void(const Message&)>& report);

/// Throws an Error where evaluation.csv lacks the row of a validation that was due on the
/// way to this state of its run, or has a row twice. trainingImages: how many the run learns from.
void requireEveryValidation(const std::filesystem::path& folder, const RunManifest& manifest,
                            const TrainingState<float>& state, std::int64_t trainingImages);

/// The newest checkpoint at or before a step that lies on the way of a run with this history: all
/// of its own events are among the history's and act by that step. None where none can be read.
std::optional<Checkpoint> checkpointOnTheWay(const std::filesystem::path& folder,
                                             const RunManifest& manifest, std::int64_t step,
                                             const std::vector<RunEvent>& history);

/// Removes those that a folder need not hold any more: the newest five stay, to resume from, and
/// five of the older ones, ever sparser, to fork at earlier steps from.
void dropOldCheckpoints(const std::filesystem::path& folder);
/// Gives those of later steps ".damaged" at the end of their names: where a run resumes at this
/// step they are damaged, but may still be of use.
void setCheckpointsAsideAfter(std::int64_t step, const std::filesystem::path& folder);

/// The step of the newest checkpoint by its name, if there is one.
std::optional<std::int64_t> newestCheckpointStep(const std::filesystem::path& folder);
/// All of them by their steps, the newest first.
std::map<std::int64_t, std::filesystem::path, std::greater<>> checkpointsIn(
    const std::filesystem::path& folder);

}  // namespace centerscope
