// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace centerscope {

// The names of what a run writes into its folder; RunFolder says what each holds.

inline constexpr const char* kRunFile = "run.json";
inline constexpr const char* kPresetFile = "preset.json";
inline constexpr const char* kIdentityFile = "identity.json";
inline constexpr const char* kLabelFile = "label.json";
inline constexpr const char* kMetricsFile = "metrics.csv";
inline constexpr const char* kEvaluationFile = "evaluation.csv";
inline constexpr const char* kEventsFile = "events.jsonl";
inline constexpr const char* kCheckpointsFolder = "checkpoints";
inline constexpr const char* kSnapshotsFolder = "snapshots";
inline constexpr const char* kPictureFile = "picture.png";
inline constexpr const char* kBookmarksFile = "bookmarks.json";
inline constexpr const char* kProjectionFile = "projection.json";
inline constexpr const char* kFramesFile = "frames.bin";

/// 000120.png and the like: files of a run that sort by their step.
std::string stepName(std::int64_t step, const char* ending);

/// The step at the beginning of a name or line that continues with this, if there is one.
std::optional<std::int64_t> leadingStep(std::string_view text, std::string_view after);

}  // namespace centerscope
