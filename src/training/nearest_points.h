// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// A point of a cloud, and how far it is from a place.
struct NearPoint {
    double distance = 0;
    EmbeddedPoint point;
};

/// The points of a cloud nearest to a place, nearest first, each sample once and never `except`,
/// which is a sample id or −1. Distances are Euclidean.
std::vector<NearPoint> nearestPoints(const EmbeddingCloud& cloud, EmbeddingPosition place,
                                     std::size_t count, std::int64_t except = -1);
/// The same in all dimensions, which the cloud must have. x: where, d.
std::vector<NearPoint> nearestPoints(const EmbeddingCloud& cloud, std::span<const float> x,
                                     std::size_t count, std::int64_t except = -1);

}  // namespace centerscope
