// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runs/run_config.h"
#include "runs/run_identity.h"
#include "training/stage_projection.h"

namespace centerscope {

/// Steps between checkpoints unless another number is asked for.
inline constexpr std::int64_t kCheckpointEvery = 500;

/// What a run is asked to do. It changes no bit of what the run computes.
struct RunOptions {
    std::optional<std::int64_t> steps;            ///< in all; none: until it is stopped
    std::optional<std::int64_t> checkpointEvery;  ///< steps
    std::optional<std::int64_t> snapshotEvery;    ///< steps
    std::optional<double> snapshotLimit;          ///< axes reach from −this to this
    /// Whether evaluation.csv has a row of each validation that was due: the command line waits for
    /// them, while the window leaves out what comes too fast.
    bool holdsEveryValidation = false;
    /// Of the first row of metrics.csv; none: not known, as of an older folder.
    std::optional<std::int64_t> firstStep;
    /// Of a fork: up to this step other bits have led to it than its instruction set gives; from
    /// there on its steps can be made again. None: all can.
    std::optional<std::int64_t> repeatableFrom = {};

    bool operator==(const RunOptions&) const = default;
};

/// What a run folder says of its run: preset.json, the preset as any other preset file,
/// identity.json, projection.json where it has one, and run.json, all else, which is the same for
/// runs that are made of the same. It is written last: a folder that has it is one of a run.
///     {"format_version": 1, "program_version": "0.1.0", "seed": 1, "instruction_set": "v3",
///      "numerics": 2, "dataset": {"name": "MNIST", "fingerprint": "55000-…",
///      "folder": "/data/mnist"},
///      "plan": {"steps": 1000, "checkpoint_every": 20, "evaluate_every": 500,
///               "holds_every_validation": true, "first_step": 1, "repeatable_from": 420},
///      "data_seed": 2, "drawn_by_name": true}
/// The last two are there where the data seed is not the seed and the weights are drawn by name.
/// The folder is missing for the MNIST that travels with the program. JSON holds text only: where
/// the folder's name is not UTF-8, "folder_url" has it instead, as "file:///data/caf%E9".
struct RunManifest {
    RunConfig config;
    RunOptions options;
    std::filesystem::path datasetFolder;  ///< empty: the MNIST that travels with the program
    RunIdentity identity;
    /// Of embeddings of more than two dimensions; none: on the axes that a trainer finds.
    std::optional<StageProjection> projection = {};

    std::shared_ptr<const StageProjection> sharedProjection() const;
    bool operator==(const RunManifest&) const = default;
};

/// run.json. All but the preset, the identity and the projection, which stay as they are by
/// default. Throws an Error with fileName in front.
RunManifest parseRunManifest(std::string_view json, const std::string& fileName);
/// The same bytes for manifests that are equal but for the identity and the projection.
std::string runManifestJson(const RunManifest& manifest);

/// Throws WriteError.
void writeRunManifest(const std::filesystem::path& folder, const RunManifest& manifest);
/// Throws an Error, also for a folder that is none of a run or is of a newer program.
/// What is wrong with the identity or the projection, without which the run is an older program's,
/// is for who opens the run to report.
RunManifest loadRunManifest(const std::filesystem::path& folder);

/// The run folder in whose checkpoints/ this file lies, also where that or the file itself is a
/// link; none where it lies elsewhere.
std::optional<std::filesystem::path> runFolderOf(const std::filesystem::path& checkpoint);
/// Its manifest.
std::optional<RunManifest> manifestBeside(const std::filesystem::path& checkpoint);

}  // namespace centerscope
