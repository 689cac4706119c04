// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/message.h"
#include "core/rng.h"
#include "data/dataset.h"
#include "nn/kernels/instruction_set.h"
#include "presets/preset.h"

namespace centerscope {

/// The revision of the engine's arithmetic, raised whenever the same configuration comes to give
/// other bits. Revision 1 took square roots, the sizes of sums and elementary functions from the
/// processor.
inline constexpr std::uint64_t kNumerics = 2;

/// Steps between validations unless another number is asked for.
inline constexpr std::int64_t kEvaluateEvery = 500;

/// What a run is made of. The configuration and the events on the way decide every bit of it; the
/// number of threads does not.
struct RunConfig {
    Preset preset;  ///< with the start values of this run, its network fitted to the data set
    std::uint64_t seed = 1;
    std::string dataset;             ///< its name, for people
    std::string datasetFingerprint;  ///< its content, see fingerprint()
    InstructionSet instructionSet = InstructionSet::V2;
    std::string programVersion;          ///< the program the run began with
    std::uint64_t numerics = kNumerics;  ///< of that program; files without it are of revision 1
    /// Steps between validations, which a halving rule may watch; none: not known, as of an older
    /// checkpoint.
    std::optional<std::int64_t> evaluateEvery = kEvaluateEvery;
    /// Of the images' order and augmentation, and of the fixed sample; none: the seed is.
    std::optional<std::uint64_t> dataSeed = {};
    bool drawnByName = false;  ///< the first weights, see Seeds

    Seeds seeds() const { return {seed, dataSeed.value_or(seed), drawnByName}; }
    void setSeeds(const Seeds& seeds);

    /// Whether the run validates after this step: every so many steps, and after every epoch.
    /// Validations at other times are for the eye alone.
    bool isValidationDue(std::int64_t step, bool isEpochOver) const;

    bool operator==(const RunConfig&) const = default;
};

/// Its fields, once for checkpoints and for what compares two of it: field(name, config.member). In
/// run.json they have the same names but for those of the data set, which stand together there, as
/// do the intervals.
template <typename Config, typename Field>
void forEachConfigField(Config& config, Field&& field) {
    field("seed", config.seed);
    field("dataset", config.dataset);
    field("dataset_fingerprint", config.datasetFingerprint);
    field("instruction_set", config.instructionSet);
    field("program_version", config.programVersion);
    field("numerics", config.numerics);
    field("preset", config.preset);
    field("evaluate_every", config.evaluateEvery);
    field("data_seed", config.dataSeed);
    field("drawn_by_name", config.drawnByName);
}

/// dataset: what the preset learns of it, or its network is fitted to the held-out classes too.
RunConfig makeRunConfig(const Preset& preset, const Dataset& dataset, const Seeds& seeds,
                        InstructionSet instructionSet);

/// Throws an Error, with the name of the checkpoint that one is from, where two configurations are
/// of different runs; it names what differs first. What is only for people, such as the name of a
/// preset, may differ.
void requireSameRun(const RunConfig& expected, const RunConfig& found, const std::string& fileName);
/// The warning where a run of another revision of the arithmetic resumes.
Message otherNumerics(const RunConfig& config);
/// Whether two configurations decide the same bits; what only people read in them does not count.
bool isSameRun(const RunConfig& one, const RunConfig& other);
/// Throws an Error, with the name of the file the configuration is from, for another data set.
void requireDataset(const RunConfig& config, const Dataset& dataset, const std::string& fileName);
/// Throws an Error where this processor or this program lacks the configuration's instruction set,
/// without which no bit would be the same.
void requireProcessor(const RunConfig& config, const std::string& fileName);
/// Throws an Error for a run of another revision of the arithmetic.
void requireNumerics(const RunConfig& config, const std::string& fileName);

}  // namespace centerscope
