// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "data/dataset.h"
#include "nn/kernels/instruction_set.h"
#include "presets/preset.h"
#include "runs/checkpoint_error.h"

namespace centerscope {

/// The revision of the engine's arithmetic, raised whenever the same configuration comes to give
/// other bits. Revision 1 took square roots, the sizes of sums and elementary functions from the
/// processor.
inline constexpr std::uint64_t kNumerics = 2;

/// What a run is made of. The configuration and the events on the way decide every bit of it; the
/// number of threads does not.
struct RunConfig {
    Preset preset;  ///< with the start values of this run
    std::uint64_t seed = 1;
    std::string dataset;             ///< its name, for people
    std::string datasetFingerprint;  ///< its content, see fingerprint()
    InstructionSet instructionSet = InstructionSet::V2;
    std::string programVersion;          ///< the program the run began with
    std::uint64_t numerics = kNumerics;  ///< of that program; files without it are of revision 1

    bool operator==(const RunConfig&) const = default;
};

RunConfig makeRunConfig(const Preset& preset, const Dataset& dataset, std::uint64_t seed,
                        InstructionSet instructionSet);

/// Throws CheckpointError, with the name of the checkpoint that one is from, where two
/// configurations are of different runs; it names what differs first. What is only for people, such
/// as the name of a preset, may differ.
void requireSameRun(const RunConfig& expected, const RunConfig& found, const std::string& fileName);
/// The warning where a run of another revision of the arithmetic resumes.
std::string otherNumerics(const RunConfig& config);
/// Whether two configurations decide the same bits; what only people read in them does not count.
bool isSameRun(const RunConfig& one, const RunConfig& other);
/// Throws CheckpointError, with the name of the file the configuration is from, for another data
/// set.
void requireDataset(const RunConfig& config, const Dataset& dataset, const std::string& fileName);
/// Throws CheckpointError where this processor or this program lacks the configuration's
/// instruction set, without which no bit would be the same.
void requireProcessor(const RunConfig& config, const std::string& fileName);
/// Throws CheckpointError for a run of another revision of the arithmetic.
void requireNumerics(const RunConfig& config, const std::string& fileName);

}  // namespace centerscope
