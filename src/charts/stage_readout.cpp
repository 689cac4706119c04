// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_readout.h"

#include <cmath>
#include <limits>

namespace centerscope {

namespace {

bool isFinite(EmbeddingPosition p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

double squaredDistance(EmbeddingPosition a, EmbeddingPosition b) {
    const double dx = static_cast<double>(a.x) - b.x;
    const double dy = static_cast<double>(a.y) - b.y;
    return dx * dx + dy * dy;
}

}  // namespace

std::optional<StageReadout> readoutOf(const EmbeddingCloud& cloud) {
    double sum = 0;
    std::int64_t count = 0;
    for (const EmbeddedPoint& point : cloud.points) {
        if (point.label >= cloud.centers.size() || !isFinite(point.position))
            continue;
        sum += squaredDistance(point.position, cloud.centers[point.label]);
        ++count;
    }
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t a = 0; a < cloud.centers.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            nearest = std::fmin(nearest, squaredDistance(cloud.centers[a], cloud.centers[b]));
    if (count == 0 || !std::isfinite(sum) || !std::isfinite(nearest))
        return std::nullopt;
    const double within = std::sqrt(sum / static_cast<double>(count));
    return StageReadout{within, std::sqrt(nearest), within / std::sqrt(nearest)};
}

std::vector<std::int64_t> classCounts(const EmbeddingCloud& cloud, int classes) {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(classes), 0);
    for (const EmbeddedPoint& point : cloud.points)
        if (point.label < counts.size())
            ++counts[point.label];
    return counts;
}

double extentOf(const EmbeddingCloud& cloud) {
    float extent = 0;
    const auto see = [&extent](EmbeddingPosition p) {
        if (isFinite(p))
            extent = std::fmax(extent, std::fmax(std::fabs(p.x), std::fabs(p.y)));
    };
    for (const EmbeddedPoint& point : cloud.points)
        see(point.position);
    for (const EmbeddingPosition& center : cloud.centers)
        see(center);
    return extent;
}

}  // namespace centerscope
