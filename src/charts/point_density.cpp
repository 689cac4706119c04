// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/point_density.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <ranges>
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
    /// A quarter of each neighbour along rows, then along columns; the rim stays as it is.
    void smooth() {
        std::vector<float> smoothed(counts_);
        const auto neighbours = [&](std::size_t k, std::size_t stride) {
            return (counts_[k - stride] + 2 * counts_[k] + counts_[k + stride]) / 4;
        };
        const auto columns = static_cast<std::size_t>(columns_);
        for (std::size_t row = 0; row < counts_.size(); row += columns)
            for (std::size_t k = row + 1; k < row + columns - 1; ++k)
                smoothed[k] = neighbours(k, 1);
        counts_.swap(smoothed);
        for (std::size_t k = 0; k < columns; ++k) {
            smoothed[k] = counts_[k];
            smoothed[counts_.size() - 1 - k] = counts_[counts_.size() - 1 - k];
        }
        for (std::size_t k = columns; k < counts_.size() - columns; ++k)
            smoothed[k] = neighbours(k, columns);
        counts_.swap(smoothed);
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
    std::map<int, Group> groups;
    struct Place {
        QPointF scene;
        Group* of;  // null: outside of the view
    };
    std::vector<Place> places;
    places.reserve(order_.size());
    for (const EmbeddedPoint& point : cloud.points) {
        const int key = group(point);
        if (!groups.contains(key))
            groups.emplace(key, Group{DensityGrid(mapping.area)});
        Group& of = groups.at(key);
        const QPointF scene = mapping.toScene({point.position.x, point.position.y});
        const bool isInView = isFinite(point.position) && of.grid.contains(scene);
        if (isInView)
            of.grid.add(scene);
        places.push_back({scene, isInView ? &of : nullptr});
    }
    for (auto& [key, each] : groups)
        each.grid.smooth();

    std::vector<double> overlaps(order_.size());
    for (std::size_t k = 0; k < places.size(); ++k) {
        Group* const of = places[k].of;
        if (!of)
            continue;
        overlaps[k] = markerArea * of->grid.at(places[k].scene);
        of->most = std::max(of->most, overlaps[k]);
    }
    levels_.resize(order_.size());
    std::array<std::vector<std::uint32_t>, kLevels> ofLevel;
    for (const std::uint32_t k : order_) {
        const Group* const of = places[k].of;
        levels_[k] = of ? levelFor(opacityFor(overlaps[k], of->most), k) : std::uint8_t{0};
        if (levels_[k] != kNotDrawn)
            ofLevel.at(levels_[k]).push_back(k);
    }
    order_.clear();
    for (const auto& points : std::views::reverse(ofLevel))
        order_.insert(order_.end(), points.begin(), points.end());
}

}  // namespace centerscope
