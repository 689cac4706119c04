// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/cluster_measures.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "training/embedding_cloud.h"

namespace centerscope {

bool isFinite(std::span<const float> x) {
    return std::ranges::all_of(x, [](float value) { return std::isfinite(value); });
}

double squaredDistance(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (std::size_t unit = 0; unit < a.size(); ++unit) {
        const double difference = static_cast<double>(a[unit]) - b[unit];
        sum += difference * difference;
    }
    return sum;
}

namespace {

double squaredDistanceInPlane(EmbeddingPosition a, EmbeddingPosition b) {
    const double dx = static_cast<double>(a.x) - b.x;
    const double dy = static_cast<double>(a.y) - b.y;
    return dx * dx + dy * dy;
}

/// toCenter(k): ‖x − c_y‖² of point k, not a number where it does not count; between(a, b): the
/// same of two centers.
template <typename ToCenter, typename Between>
std::optional<ClusterMeasures> measures(std::size_t points, std::size_t centers,
                                        ToCenter&& toCenter, Between&& between) {
    double sum = 0;
    std::int64_t count = 0;
    for (std::size_t k = 0; k < points; ++k) {
        const double squared = toCenter(k);
        if (std::isnan(squared))
            continue;
        sum += squared;
        ++count;
    }
    double minCenterDistance = std::numeric_limits<double>::infinity();
    double distances = 0;
    for (std::size_t a = 0; a < centers; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double distance = std::sqrt(between(a, b));
            minCenterDistance = std::fmin(minCenterDistance, distance);
            distances += distance;
        }
    }
    if (count == 0 || !std::isfinite(sum) || !std::isfinite(minCenterDistance) ||
        !std::isfinite(distances))
        return std::nullopt;
    const double withinClassRms = std::sqrt(sum / static_cast<double>(count));
    const double pairs = static_cast<double>(centers * (centers - 1)) / 2;
    return ClusterMeasures{withinClassRms, minCenterDistance, distances / pairs,
                           withinClassRms / minCenterDistance};
}

constexpr double kDoesNotCount = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::optional<ClusterMeasures> clusterMeasures(const EmbeddingCloud& cloud) {
    const auto toCenter = [&](std::size_t k) {
        const EmbeddedPoint& point = cloud.points[k];
        const bool counts = point.label < cloud.centers.size() && isFinite(point.position);
        return counts ? squaredDistanceInPlane(point.position, cloud.centers[point.label])
                      : kDoesNotCount;
    };
    const auto between = [&](std::size_t a, std::size_t b) {
        return squaredDistanceInPlane(cloud.centers[a], cloud.centers[b]);
    };
    return measures(cloud.points.size(), cloud.centers.size(), toCenter, between);
}

std::optional<ClusterMeasures> clusterMeasures(const FullEmbeddings& all,
                                               std::span<const EmbeddedPoint> points) {
    const auto toCenter = [&](std::size_t k) {
        const bool counts = points[k].label < all.classes() && isFinite(all.point(k));
        return counts ? squaredDistance(all.point(k), all.center(points[k].label)) : kDoesNotCount;
    };
    const auto between = [&](std::size_t a, std::size_t b) {
        return squaredDistance(all.center(a), all.center(b));
    };
    return measures(points.size(), all.classes(), toCenter, between);
}

std::optional<ClusterMeasures> measuresOf(const EmbeddingCloud& cloud) {
    return cloud.projection ? cloud.measures : clusterMeasures(cloud);
}

}  // namespace centerscope
