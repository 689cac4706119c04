// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/nearest_points.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

namespace {

/// distance(k): of point k; one that is not finite does not count.
template <typename Distance>
std::vector<NearPoint> nearestBy(const std::vector<EmbeddedPoint>& points, std::size_t count,
                                 std::int64_t except, Distance&& distance) {
    std::vector<NearPoint> nearest;  // ascending
    const auto sampleOf = [](const NearPoint& found) { return found.point.sample; };
    for (std::size_t k = 0; k < points.size(); ++k) {
        const double away = distance(k);
        if (points[k].sample == except || !std::isfinite(away))
            continue;
        if (nearest.size() == count && !(away < nearest.back().distance))
            continue;
        const auto same = std::ranges::find(nearest, points[k].sample, sampleOf);
        if (same != nearest.end()) {  // live batches may have it from two epochs
            if (same->distance <= away)
                continue;
            nearest.erase(same);
        }
        nearest.insert(std::ranges::upper_bound(nearest, away, {}, &NearPoint::distance),
                       {away, points[k]});
        if (nearest.size() > count)
            nearest.pop_back();
    }
    return nearest;
}

}  // namespace

std::vector<NearPoint> nearestPoints(const EmbeddingCloud& cloud, EmbeddingPosition place,
                                     std::size_t count, std::int64_t except) {
    return nearestBy(cloud.points, count, except, [&](std::size_t k) {
        const EmbeddingPosition x = cloud.points[k].position;
        return std::hypot(x.x - place.x, x.y - place.y);
    });
}

std::vector<NearPoint> nearestPoints(const EmbeddingCloud& cloud, std::span<const float> x,
                                     std::size_t count, std::int64_t except) {
    return nearestBy(cloud.points, count, except, [&](std::size_t k) {
        return std::sqrt(squaredDistance(cloud.full->point(k), x));
    });
}

}  // namespace centerscope
