// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runs/line_file.h"
#include "training/step_frame.h"

namespace centerscope {

/// The frames of a run on disk, appended as they come. Each record is a header with a checksum, and
/// then, in the processor's own little-endian numbers,
///     centers     classes × 2 floats
///     positions   points × 2 floats
///     head        of a fixed sample: two slopes, infinite for tanh, and classes × (two weights,
///                 bias), doubles
///     projected   of embeddings of more than two dimensions: what part of the variance is shown
///                 and three measures in all dimensions, doubles, and the checksum of the axes
///     predicted   points labels: bytes, or 16 bits each of a run of more than 256 classes
///     probability points floats
///     loss        points floats
///     samples     points 32-bit ids, and
///     labels      points labels; of a fixed sample only where they differ from those of the last
///                 record that has them.
/// What a kill or a power cut leaves of the last record is passed over. Positions are exact.
class FrameFile {
public:
    /// Opens the file, or makes it, to append. Throws WriteError.
    explicit FrameFile(std::filesystem::path path);

    /// Throws WriteError; the frame is then lost, and those after it are not.
    void append(const StepFrame& frame);
    std::size_t size() const { return size_; }  ///< bytes

    /// The file holds exactly these frames afterwards, or is as it was before. Throws WriteError.
    void replace(std::span<const std::shared_ptr<const StepFrame>> frames);

private:
    std::filesystem::path path_;
    LineFile file_;
    std::size_t size_ = 0;
    std::shared_ptr<const FrameImages> known_;  // those of the last record that has any
};

/// The frames that are added to the file of a run that another program writes.
class FrameTail {
public:
    /// classes, projection: of the run, as below.
    FrameTail(std::filesystem::path path, int classes,
              std::shared_ptr<const StageProjection> projection);

    /// Those since the last call; first, and where the file has been written anew, all of them.
    std::vector<std::shared_ptr<const StepFrame>> read();

private:
    std::filesystem::path path_;
    int classes_;
    std::shared_ptr<const StageProjection> projection_;
    std::uint64_t file_ = 0;  // its number in the file system
    std::size_t read_ = 0;    // bytes
    std::shared_ptr<const FrameImages> known_;
};

/// A file of these frames.
std::string frameBytes(std::span<const std::shared_ptr<const StepFrame>> frames);

// classes, projection: of the run. A frame of another number, with a label beyond, or on other axes
// is none of the run.

/// The frames that a file's bytes hold, in its order, up to the first record that is not whole.
std::vector<std::shared_ptr<const StepFrame>> parseFrames(
    std::string_view bytes, int classes, std::shared_ptr<const StageProjection> projection = {});
/// Those of a file up to a step; empty where there is none.
std::vector<std::shared_ptr<const StepFrame>> loadFrames(
    const std::filesystem::path& file, int classes, std::int64_t upTo,
    std::shared_ptr<const StageProjection> projection = {});

}  // namespace centerscope
