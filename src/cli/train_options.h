// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include <QStringList>

#include "core/rng.h"
#include "nn/kernels/instruction_set.h"
#include "presets/preset.h"

namespace centerscope {

/// centerscope train: what to train, how long, and where to write.
struct TrainOptions {
    Preset preset;  ///< with the overrides of the command line already in it
    /// Given values that stand in the place of the preset's schedules.
    ScheduledValues replacedSchedules;
    /// Checkpoint or run folder; preset and seed are then its own.
    std::optional<std::filesystem::path> resume;
    std::optional<std::filesystem::path> dataset;  ///< none: the recorded one, or bundledMnist()
    std::optional<std::int64_t> steps;
    std::optional<std::int64_t> epochs;
    Seeds seeds = 1;
    int threads = 1;
    InstructionSet instructionSet = bestInstructionSet();
    std::optional<std::int64_t> checkpointEvery;       ///< steps
    std::optional<std::int64_t> snapshotEvery;         ///< steps
    std::int64_t evaluateEvery = 0;                    ///< steps
    std::optional<double> snapshotLimit;               ///< axes reach from −this to this
    std::optional<std::filesystem::path> saveInitial;  ///< for the state before the first step
    std::optional<std::filesystem::path> folder;       ///< none: a new folder under runs/

    /// Throws UsageError for wrong words, an Error for a preset that cannot be used. Prints help
    /// and returns none when asked to.
    static std::optional<TrainOptions> parse(const QStringList& arguments);
};

}  // namespace centerscope
