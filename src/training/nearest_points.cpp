// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/nearest_points.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

std::vector<EmbeddedPoint> nearestPoints(const EmbeddingCloud& cloud, EmbeddingPosition place,
                                         std::size_t count, std::int64_t except) {
    const auto distance = [place](const EmbeddedPoint& point) {
        return std::hypot(point.position.x - place.x, point.position.y - place.y);
    };
    std::vector<EmbeddedPoint> nearest;  // ascending
    for (const EmbeddedPoint& point : cloud.points) {
        if (point.sample == except || !isFinite(point.position))
            continue;
        if (nearest.size() == count && !(distance(point) < distance(nearest.back())))
            continue;
        const auto same = std::ranges::find(nearest, point.sample, &EmbeddedPoint::sample);
        if (same != nearest.end()) {  // live batches may have it from two epochs
            if (distance(*same) <= distance(point))
                continue;
            nearest.erase(same);
        }
        nearest.insert(std::ranges::upper_bound(nearest, distance(point), {}, distance), point);
        if (nearest.size() > count)
            nearest.pop_back();
    }
    return nearest;
}

}  // namespace centerscope
