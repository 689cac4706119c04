// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/message.h"
#include "data/dataset.h"
#include "data/imported_dataset.h"
#include "import/archive.h"
#include "import/image_source.h"

namespace centerscope {

/// Which part of the images goes where the source does not say, in percent. They add up to 100.
struct SplitShares {
    int train = 80;
    int validation = 10;
    int test = 10;

    bool operator==(const SplitShares&) const = default;
};

/// What a user may choose.
struct ImportChoices {
    std::optional<int> size;  ///< pixels a side; none: as the first image, 32 where it is above 64
    std::optional<int> channels;     ///< 1 or 3; none: 1 where all images are grey
    std::optional<bool> transposes;  ///< none: where the source is known to lie transposed
    SplitShares shares;
    std::uint64_t seed = 1;  ///< of the choice of images for each split
    bool leavesOutDamaged = false;

    bool operator==(const ImportChoices&) const = default;
};

inline constexpr int kSmallestSide = 8;
inline constexpr int kLargestSide = 64;

/// A data set as it will be trained on, and what there is to say about how it came to be.
struct DatasetImport {
    std::shared_ptr<const Dataset> dataset;
    DatasetOrigin origin;
    bool isTransposed = false;
    std::int64_t resized = 0;    ///< so many images
    std::int64_t stretched = 0;  ///< of these; they had other proportions
    ImageShape smallest;         ///< of the images as they were, by area
    ImageShape largest;
    std::vector<SplitKind> made;  ///< splits that the source has not
    std::vector<Message> notes;
};

/// Reads a data set of any format (import/open_source.h), or one that the engine reads as it is,
/// and turns it into the form the engine trains on. The same choices give the same data set.
/// archives: those that have been unpacked before. Throws an Error, and what step throws.
DatasetImport importDataset(const std::filesystem::path& path, const ImportChoices& choices,
                            const ImportStep& step, UnpackedArchives& archives);
DatasetImport importDataset(const std::filesystem::path& path, const ImportChoices& choices,
                            const ImportStep& step);

/// Whether the engine reads it without being imported: MNIST's four files, or the imported form.
bool isReadAsItIs(const std::filesystem::path& path);

/// Classes that have no images to train with, or far fewer than others.
std::vector<Message> classNotes(const Dataset& dataset);

/// Writes the imported form into a folder of its own in this one, called after the data set and
/// its content, or finds it there from an earlier import. Throws an Error, and what step throws;
/// then nothing of it stays.
std::filesystem::path keepImport(
    const DatasetImport& imported, const std::filesystem::path& library,
    const ImportStep& step = [](std::int64_t, std::int64_t) {});

}  // namespace centerscope
