// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/class_dispersion.h"

#include <cmath>
#include <span>

namespace centerscope {

namespace {

std::vector<std::optional<ClassDispersion>> spreadsInPlane(const EmbeddingCloud& cloud) {
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
    std::vector<std::optional<ClassDispersion>> spreads(sums.size());
    for (std::size_t label = 0; label < sums.size(); ++label) {
        const Sums& of = sums[label];
        const auto count = static_cast<double>(of.count);
        if (of.count > 0 && isFinite(cloud.centers[label]))
            spreads[label] = ClassDispersion{.count = of.count,
                                             .radius = std::sqrt(of.squares / count),
                                             .centerToMean = std::hypot(of.x, of.y) / count};
    }
    return spreads;
}

std::vector<std::optional<ClassDispersion>> spreadsOf(const FullEmbeddings& all,
                                                      const std::vector<EmbeddedPoint>& points) {
    struct Sums {
        std::int64_t count = 0;
        std::vector<double> x;
        double squares = 0;  // from the center
    };
    const auto size = static_cast<std::size_t>(all.dimensions);
    std::vector<Sums> sums(all.classes(), {0, std::vector<double>(size), 0});
    for (std::size_t k = 0; k < points.size(); ++k) {
        const std::size_t label = points[k].label;
        const std::span<const float> x = all.point(k);
        if (label >= sums.size() || !isFinite(x))
            continue;
        ++sums[label].count;
        for (std::size_t unit = 0; unit < size; ++unit)
            sums[label].x[unit] += static_cast<double>(x[unit]);
        sums[label].squares += squaredDistance(x, all.center(label));
    }
    std::vector<std::optional<ClassDispersion>> spreads(sums.size());
    for (std::size_t label = 0; label < sums.size(); ++label) {
        const Sums& of = sums[label];
        const std::span<const float> center = all.center(label);
        if (of.count == 0 || !isFinite(center))
            continue;
        const auto count = static_cast<double>(of.count);
        double toMean = 0;  // ‖c − mean‖²
        for (std::size_t unit = 0; unit < size; ++unit)
            toMean += std::pow(static_cast<double>(center[unit]) - of.x[unit] / count, 2);
        spreads[label] = ClassDispersion{.count = of.count,
                                         .radius = std::sqrt(of.squares / count),
                                         .centerToMean = std::sqrt(toMean)};
    }
    return spreads;
}

}  // namespace

std::vector<std::optional<ClassDispersion>> classDispersions(const EmbeddingCloud& cloud) {
    return cloud.full ? spreadsOf(*cloud.full, cloud.points) : spreadsInPlane(cloud);
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
