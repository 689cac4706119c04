// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_readout.h"

#include <cmath>

namespace centerscope {

namespace {

bool isFinite(EmbeddingPosition p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

}  // namespace

std::vector<std::int64_t> classCounts(const EmbeddingCloud& cloud, int classes) {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(classes), 0);
    for (const EmbeddedPoint& point : cloud.points)
        if (point.label < counts.size())
            ++counts[point.label];
    return counts;
}

double extentOf(const EmbeddingCloud& cloud) {
    float extent = 0;
    const auto include = [&extent](EmbeddingPosition p) {
        if (isFinite(p))
            extent = std::fmax(extent, std::fmax(std::fabs(p.x), std::fabs(p.y)));
    };
    for (const EmbeddedPoint& point : cloud.points)
        include(point.position);
    for (const EmbeddingPosition& center : cloud.centers)
        include(center);
    return extent;
}

}  // namespace centerscope
