// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/class_spread.h"

#include <cmath>

namespace centerscope {

std::vector<std::optional<ClassDispersion>> classDispersions(const EmbeddingCloud& cloud) {
    struct Sums {
        std::int64_t count = 0;
        double x = 0;  // from the center
        double y = 0;
        double squares = 0;
    };
    std::vector<Sums> sums(cloud.centers.size());
    for (const EmbeddedPoint& point : cloud.points) {
        if (point.label >= sums.size() || !isFinite(point.position))
            continue;
        const EmbeddingPosition center = cloud.centers[point.label];
        const double x = static_cast<double>(point.position.x) - center.x;
        const double y = static_cast<double>(point.position.y) - center.y;
        Sums& of = sums[point.label];
        ++of.count;
        of.x += x;
        of.y += y;
        of.squares += x * x + y * y;
    }
    std::vector<std::optional<ClassDispersion>> spreads;
    for (std::size_t label = 0; label < sums.size(); ++label) {
        const Sums& of = sums[label];
        const EmbeddingPosition center = cloud.centers[label];
        if (of.count == 0 || !isFinite(center)) {
            spreads.emplace_back();
            continue;
        }
        const auto count = static_cast<double>(of.count);
        spreads.push_back(ClassDispersion{.count = of.count,
                                          .radius = std::sqrt(of.squares / count),
                                          .mean = {static_cast<float>(center.x + of.x / count),
                                                   static_cast<float>(center.y + of.y / count)},
                                          .centerToMean = std::hypot(of.x, of.y) / count});
    }
    return spreads;
}

double meanCenterToMean(const EmbeddingCloud& cloud) {
    double sum = 0;
    int count = 0;
    for (const auto& spread : classDispersions(cloud))
        if (spread) {
            sum += spread->centerToMean;
            ++count;
        }
    return sum / count;
}

}  // namespace centerscope
