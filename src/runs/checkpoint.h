// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/safetensors.h"
#include "nn/parameter_layout.h"
#include "runs/run_config.h"
#include "training/training_state.h"

namespace centerscope {

/// A checkpoint that is not as it was written. Any other that cannot be used may be intact.
struct DamagedCheckpoint : Error {
    using Error::Error;
};

/// A run at one moment, with all it takes to continue from there to the same bits. As a file it is
/// safetensors: the network's parameters and "centers" under the names other frameworks read, the
/// rest of the state as further tensors, the configuration and the events so far as metadata.
struct Checkpoint {
    RunConfig config;
    TrainingState<float> state;

    bool operator==(const Checkpoint&) const = default;
};

/// The layout of the metadata and tensors; a file of a later one is refused. Format 1 had no
/// "health.": a run that resumes from it is judged as if it began there. Formats 1 and 2 had no
/// "crc32".
inline constexpr int kCheckpointFormat = 3;

/// The same bytes for equal values.
std::string checkpointBytes(const RunConfig& config, const TrainingState<float>& state);

/// Reads and checks a checkpoint: its checksum, tensors that fit the network of its preset, finite
/// numbers, values in their ranges. Takes no more memory than a small multiple of the bytes. Throws
/// an Error with fileName in front, a DamagedCheckpoint where the bytes have changed.
Checkpoint parseCheckpoint(std::string_view bytes, const std::string& fileName);
Checkpoint loadCheckpoint(const std::filesystem::path& file);

/// Whether every number is finite; a state that has diverged is not worth going back to.
bool isFinite(const TrainingState<float>& state);

/// What another framework needs to start from the same point: every parameter and running average
/// under its name of ParameterLayout, and "centers" (classes, d).
std::vector<NamedTensor> modelTensors(const ParameterLayout& layout,
                                      const TrainingState<float>& state);

// The checksum that a safetensors file has in its metadata as "crc32": eight hexadecimal digits,
// the CRC-32 of the whole file with 00000000 in their place.

/// What stands in the metadata until the checksum is known.
inline constexpr std::string_view kNoChecksum = "00000000";

/// Puts the checksum right. A file without stays as it is.
void renewChecksum(std::string& bytes);
/// Whether the file has a checksum, which must be right. Throws DamagedCheckpoint, with fileName in
/// front, where it is wrong.
bool hasChecksum(std::string_view bytes, const std::string& fileName);

}  // namespace centerscope
