// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "training/embedding_cloud.h"
#include "training/embedding_head.h"

namespace centerscope {

/// An image that is to be placed again and again while the network changes: one of the data set, or
/// one that was drawn by hand.
struct TrackedImage {
    std::uint64_t key = 0;             ///< chosen by the asker, who recognises the answer by it
    std::vector<std::uint8_t> pixels;  ///< in the shape of the data set's images

    bool operator==(const TrackedImage&) const = default;
};

/// A version of the network that has placed tracked images: what pulls at them.
struct PlacingVersion {
    EmbeddingHead head;
    std::vector<EmbeddingPosition> centers;  ///< one per class
};

/// Where one version of the network puts a tracked image, and what it takes it for.
struct TrackedPlace {
    std::uint64_t key = 0;
    std::int64_t step = 0;  ///< updates the network had seen
    EmbeddingPosition position;
    std::vector<float> probabilities;  ///< [class], by the softmax
    std::shared_ptr<const PlacingVersion> version;
    // Where embeddings have more dimensions than positions; else empty.
    std::vector<float> centerDistances = {};  ///< [class], in all dimensions
    std::vector<float> embedding = {};        ///< d
};

}  // namespace centerscope
