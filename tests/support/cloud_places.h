// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope::testing {

/// Where the centers and the points of a cloud lie, in this order.
inline std::vector<EmbeddingPosition> placesOf(const EmbeddingCloud& cloud) {
    std::vector<EmbeddingPosition> places = cloud.centers;
    for (const EmbeddedPoint& point : cloud.points)
        places.push_back(point.position);
    return places;
}

}  // namespace centerscope::testing
