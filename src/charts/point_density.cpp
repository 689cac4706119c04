// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/point_density.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace centerscope {

namespace {

constexpr double kCell = 6;  // pixels
constexpr std::uint8_t kNotDrawn = 255;

/// How many points of one group lie around a place of the view: counts in cells, each smoothed with
/// its neighbours, and between their middles as on a straight line.
class DensityGrid {
public:
    explicit DensityGrid(const QRectF& area)
        : corner_(area.topLeft()),
          columns_(static_cast<int>(area.width() / kCell) + 3),
          rows_(static_cast<int>(area.height() / kCell) + 3),
          counts_(static_cast<std::size_t>(columns_ * rows_)) {}

    bool contains(QPointF scene) const {
        const QPointF at = cellOf(scene);
        return at.x() >= 0 && at.y() >= 0 && at.x() < columns_ - 1 && at.y() < rows_ - 1;
    }
    /// Its share to each of the four nearest cells.
    void add(QPointF scene) {
        spread(cellOf(scene), [this](std::size_t cell, double share) {
            counts_[cell] += static_cast<float>(share);
        });
    }
    void smooth() {
        smoothAlong(1, columns_);
        smoothAlong(columns_, columns_ * rows_);
    }
    /// Points per square pixel.
    double at(QPointF scene) const {
        double count = 0;
        spread(cellOf(scene),
               [&](std::size_t cell, double share) { count += share * counts_[cell]; });
        return count / (kCell * kCell);
    }

private:
    /// In cells; whole numbers are their middles, and one of them surrounds the view.
    QPointF cellOf(QPointF scene) const { return (scene - corner_) / kCell + QPointF(0.5, 0.5); }
    template <typename Visit>
    void spread(QPointF at, Visit&& visit) const {
        const int column = static_cast<int>(at.x());
        const int row = static_cast<int>(at.y());
        const double right = at.x() - column;
        const double below = at.y() - row;
        const auto first = static_cast<std::size_t>(row * columns_ + column);
        const auto next = first + static_cast<std::size_t>(columns_);
        visit(first, (1 - right) * (1 - below));
        visit(first + 1, right * (1 - below));
        visit(next, (1 - right) * below);
        visit(next + 1, right * below);
    }
    /// A quarter of each neighbour along lines of this length, whose cells are a stride apart.
    void smoothAlong(int stride, int length) {
        const auto size = static_cast<int>(counts_.size());
        std::vector<float> smoothed(counts_);
        for (int k = 0; k < size; ++k) {
            const int along = k % length;
            if (along < stride || along + stride >= length)
                continue;
            const auto at = [&](int cell) { return counts_[static_cast<std::size_t>(cell)]; };
            smoothed[static_cast<std::size_t>(k)] =
                (at(k - stride) + 2 * at(k) + at(k + stride)) / 4;
        }
        counts_ = std::move(smoothed);
    }

    QPointF corner_;
    int columns_;
    int rows_;
    std::vector<float> counts_;
};

/// Of a marker where n lie over each other; most: the largest n of its group.
double opacityFor(double n, double most) {
    if (n <= 1)
        return 1;
    const double least = 1 - std::exp(-1);  // what opaque ones cover at n = 1
    const double cover =
        least + (PointDensity::kMostCover - least) * std::log(n) / std::log(std::max(most, n));
    return std::min(1.0, -std::log(1 - cover) / n);
}

/// Spreads neighbouring numbers over 0 to 1.
double scattered(std::uint32_t number) {
    return static_cast<double>(number * 2'654'435'769U) / 4'294'967'296.0;
}

std::uint8_t levelFor(double opacity, std::uint32_t point) {
    const double least = PointDensity::opacity(PointDensity::kLevels - 1);
    if (opacity < least)
        return scattered(point) < opacity / least ? PointDensity::kLevels - 1 : kNotDrawn;
    return static_cast<std::uint8_t>(
        std::lround(-std::log2(opacity) * PointDensity::kLevelsPerHalf));
}

}  // namespace

double PointDensity::opacity(int level) {
    return std::exp2(-static_cast<double>(level) / kLevelsPerHalf);
}

PointDensity::PointDensity(const EmbeddingCloud& cloud, const PlotMapping& mapping,
                           double markerArea, const std::function<int(const EmbeddedPoint&)>& group)
    : order_(cloud.points.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    if (order_.size() < kFewest)
        return;
    struct Group {
        DensityGrid grid;
        double most = 0;
    };
    std::unordered_map<int, Group> groups;
    const auto sceneOf = [&](std::uint32_t k) {
        const EmbeddingPosition position = cloud.points[k].position;
        return isFinite(position) ? mapping.toScene({position.x, position.y})
                                  : QPointF(mapping.area.left() - 1e6, 0);
    };
    for (const std::uint32_t k : order_) {
        const int of = group(cloud.points[k]);
        if (!groups.contains(of))
            groups.emplace(of, Group{DensityGrid(mapping.area)});
        if (const QPointF scene = sceneOf(k); groups.at(of).grid.contains(scene))
            groups.at(of).grid.add(scene);
    }
    for (auto& [key, each] : groups)
        each.grid.smooth();

    std::vector<double> overlaps(order_.size());
    for (const std::uint32_t k : order_) {
        Group& of = groups.at(group(cloud.points[k]));
        const QPointF scene = sceneOf(k);
        if (!of.grid.contains(scene))
            continue;
        overlaps[k] = markerArea * of.grid.at(scene);
        of.most = std::max(of.most, overlaps[k]);
    }
    levels_.resize(order_.size());
    for (const std::uint32_t k : order_)
        levels_[k] = levelFor(opacityFor(overlaps[k], groups.at(group(cloud.points[k])).most), k);
    std::erase_if(order_, [this](std::uint32_t k) { return levels_[k] == kNotDrawn; });
    std::ranges::stable_sort(order_, std::greater(),
                             [this](std::uint32_t k) { return levels_[k]; });
}

}  // namespace centerscope
