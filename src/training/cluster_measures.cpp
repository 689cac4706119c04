// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/cluster_measures.h"

#include <cmath>
#include <limits>

namespace centerscope {

namespace {

double squaredDistance(EmbeddingPosition a, EmbeddingPosition b) {
    const double dx = static_cast<double>(a.x) - b.x;
    const double dy = static_cast<double>(a.y) - b.y;
    return dx * dx + dy * dy;
}

}  // namespace

std::optional<ClusterMeasures> clusterMeasures(const EmbeddingCloud& cloud) {
    double sum = 0;
    std::int64_t count = 0;
    for (const EmbeddedPoint& point : cloud.points) {
        if (point.label >= cloud.centers.size() || !std::isfinite(point.position.x) ||
            !std::isfinite(point.position.y))
            continue;
        sum += squaredDistance(point.position, cloud.centers[point.label]);
        ++count;
    }
    double minCenterDistance = std::numeric_limits<double>::infinity();
    double distances = 0;
    for (std::size_t a = 0; a < cloud.centers.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double distance = std::sqrt(squaredDistance(cloud.centers[a], cloud.centers[b]));
            minCenterDistance = std::fmin(minCenterDistance, distance);
            distances += distance;
        }
    }
    if (count == 0 || !std::isfinite(sum) || !std::isfinite(minCenterDistance) ||
        !std::isfinite(distances))
        return std::nullopt;
    const double withinClassRms = std::sqrt(sum / static_cast<double>(count));
    const double pairs = static_cast<double>(cloud.centers.size() * (cloud.centers.size() - 1)) / 2;
    return ClusterMeasures{withinClassRms, minCenterDistance, distances / pairs,
                           withinClassRms / minCenterDistance};
}

}  // namespace centerscope
