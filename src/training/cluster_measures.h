// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "training/embedding_cloud.h"

namespace centerscope {

/// How tight the clusters are and how far apart, in numbers that no scale of the axes can hide.
struct ClusterMeasures {
    double withinClassRms = 0;  ///< √(mean ‖x − c_y‖²): points to the center of their class
    double minCenterDistance = 0;   ///< smallest distance between two centers
    double meanCenterDistance = 0;  ///< mean distance between two centers, over all pairs
    double radiusToDistance =
        0;  ///< withinClassRms / minCenterDistance; infinite where centers coincide

    bool operator==(const ClusterMeasures&) const = default;
};

/// The measures of all points with finite positions; none where there is no point or fewer than two
/// centers, or where a center is not finite.
std::optional<ClusterMeasures> clusterMeasures(const EmbeddingCloud& cloud);

}  // namespace centerscope
