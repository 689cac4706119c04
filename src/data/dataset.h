// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/image_shape.h"

namespace centerscope {

/// What a network has to know of a data set.
struct DataShape {
    ImageShape image;  ///< of every image
    int classes = 0;   ///< labels are 0, …, classes − 1

    bool operator==(const DataShape&) const = default;
};

/// MNIST's, which IdxReader asks of every data set that opens today.
inline constexpr DataShape kMnistShape{{28, 28, 1}, 10};

using ClassLabel = std::uint16_t;
inline constexpr int kMostClasses = 1000;

enum class SplitKind { Train, Validation, Test };

/// Images and their labels, in the order of the IDX file they come from.
struct Split {
    ImageShape shape = kMnistShape.image;  ///< of every image; one in all splits of a data set
    std::vector<std::uint8_t> pixels;      ///< size() images of this shape, h then w, 0–255
    std::vector<ClassLabel> labels;        ///< size() labels, below Dataset::classNames.size()
    /// Sample id of the first image. Ids number the images of the IDX file from 0: sample k of the
    /// split has the id firstId + k. Training and validation ids never meet, test ids count anew.
    std::int64_t firstId = 0;
    /// [index], ascending: the sample ids where some images of the file are left out; else empty.
    std::vector<std::int64_t> ids;

    std::int64_t size() const { return static_cast<std::int64_t>(labels.size()); }
    /// The shape.size() pixels of sample index, 0 <= index < size().
    const std::uint8_t* image(std::int64_t index) const {
        return pixels.data() + index * shape.size();
    }
    std::int64_t id(std::int64_t index) const {
        return ids.empty() ? firstId + index : ids[static_cast<std::size_t>(index)];
    }
    /// Where the sample of this id is; none: not here.
    std::optional<std::int64_t> indexOf(std::int64_t id) const;
};

/// Never changes once loaded: hold it as std::shared_ptr<const Dataset> and share it freely.
struct Dataset {
    std::string name;                     ///< such as "MNIST"
    std::vector<std::string> classNames;  ///< [label]
    Split train;                          ///< what is learnt; at least 1 image, as in each split
    Split validation;                     ///< what schedules and stop rules look at
    Split test;                           ///< what nothing but the last judgement looks at
    /// The data set that this is the known part of (data/known_part.h); null: of none.
    std::shared_ptr<const Dataset> whole;
    /// Of a known part, [label]: what the whole calls it; the labels of the classes that are held
    /// out follow those of the known ones. Else empty.
    std::vector<std::int64_t> labelsOfWhole;

    const Split& split(SplitKind kind) const;
    /// The label that the files have for one of these.
    std::int64_t fileLabel(std::size_t label) const {
        return labelsOfWhole.empty() ? static_cast<std::int64_t>(label) : labelsOfWhole[label];
    }
    DataShape shape() const { return {train.shape, static_cast<int>(classNames.size())}; }
};

/// Tells data sets apart by content: for each split the number of images and the CRC-32 of pixels
/// and labels, which are taken as bytes where each of the split's fits in one, else as 16-bit
/// little-endian numbers. A known part is told apart as its whole. Reads every byte, tens of
/// milliseconds for MNIST: ask once.
std::string fingerprint(const Dataset& dataset);

/// Every image of a split: 0, 1, …, size - 1.
std::vector<std::int64_t> allIndices(const Split& split);
/// count images of a split drawn once for the seed, the same ones each time; all when count is
/// larger.
std::vector<std::int64_t> fixedSample(const Split& split, std::int64_t count, std::uint64_t seed);

}  // namespace centerscope
