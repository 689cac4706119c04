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

#include <QPoint>
#include <QRect>

namespace centerscope {

namespace {

constexpr double kCell = 6;  // pixels
constexpr std::uint8_t kNotDrawn = 255;

/// In cells of the view, from its corner; whole numbers are their middles, and one cell surrounds
/// the view.
class CellPlaces {
public:
    explicit CellPlaces(const QRectF& area)
        : corner_(area.topLeft()),
          columns_(static_cast<int>(area.width() / kCell) + 3),
          rows_(static_cast<int>(area.height() / kCell) + 3) {}

    QPointF of(QPointF scene) const { return (scene - corner_) / kCell + QPointF(0.5, 0.5); }
    bool contains(QPointF cell) const {
        return cell.x() >= 0 && cell.y() >= 0 && cell.x() < columns_ - 1 && cell.y() < rows_ - 1;
    }
    QRect all() const { return {0, 0, columns_, rows_}; }

private:
    QPointF corner_;
    int columns_;
    int rows_;
};

/// How many points of one group lie around a place of the view: counts in cells, each smoothed with
/// its neighbours, and between their middles as on a straight line.
class DensityGrid {
public:
    DensityGrid() = default;
    /// Of these cells, which hold all that the group's points add to and, but at the rim of the
    /// view, an empty one around them.
    explicit DensityGrid(const QRect& cells)
        : corner_(cells.topLeft()),
          columns_(cells.width()),
          counts_(static_cast<std::size_t>(cells.width() * cells.height())) {}

    /// Its share to each of the four nearest cells.
    void add(QPointF at) {
        spread(at, [this](std::size_t cell, double share) {
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
    double at(QPointF at) const {
        double count = 0;
        spread(at, [&](std::size_t cell, double share) { count += share * counts_[cell]; });
        return count / (kCell * kCell);
    }

private:
    template <typename Visit>
    void spread(QPointF at, Visit&& visit) const {
        const int column = static_cast<int>(at.x());
        const int row = static_cast<int>(at.y());
        const double right = at.x() - column;
        const double below = at.y() - row;
        const auto first =
            static_cast<std::size_t>((row - corner_.y()) * columns_ + column - corner_.x());
        const auto next = first + static_cast<std::size_t>(columns_);
        visit(first, (1 - right) * (1 - below));
        visit(first + 1, right * (1 - below));
        visit(next, (1 - right) * below);
        visit(next + 1, right * below);
    }
    QPoint corner_;
    int columns_ = 0;
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
        QRect cells;  // that its points add to
        DensityGrid grid;
        double most = 0;
    };
    std::map<int, Group> groups;
    struct Place {
        QPointF cell;
        Group* of;  // null: outside of the view
    };
    std::vector<Place> places;
    places.reserve(order_.size());
    const CellPlaces cells(mapping.area);
    for (const EmbeddedPoint& point : cloud.points) {
        const QPointF cell = cells.of(mapping.toScene({point.position.x, point.position.y}));
        const bool isInView = isFinite(point.position) && cells.contains(cell);
        Group* const of = isInView ? &groups[group(point)] : nullptr;
        if (of)
            of->cells |= QRect(static_cast<int>(cell.x()), static_cast<int>(cell.y()), 2, 2);
        places.push_back({cell, of});
    }
    for (auto& [key, each] : groups)
        each.grid = DensityGrid(each.cells.adjusted(-1, -1, 1, 1) & cells.all());
    for (const Place& place : places)
        if (place.of)
            place.of->grid.add(place.cell);
    for (auto& [key, each] : groups)
        each.grid.smooth();

    std::vector<double> overlaps(order_.size());
    for (std::size_t k = 0; k < places.size(); ++k) {
        Group* const of = places[k].of;
        if (!of)
            continue;
        overlaps[k] = markerArea * of->grid.at(places[k].cell);
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
