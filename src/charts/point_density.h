// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "charts/plot_mapping.h"
#include "training/embedding_cloud.h"

namespace centerscope {

/// How opaque each point of a large cloud is drawn in a view. Where n markers that look alike would
/// lie over each other on average, each of opacity a, they cover 1 − exp(−n a) of what is below. Up
/// to n = 1 points are opaque, so that one that stands alone is always seen; beyond, a is chosen so
/// that the cover grows with log n and is kMostCover only where they are densest in this view.
class PointDensity {
public:
    /// Clouds with fewer points are drawn opaque.
    static constexpr std::size_t kFewest = 5000;
    static constexpr double kMostCover = 0.95;
    /// Opacities are 2^(−level / kLevelsPerHalf).
    static constexpr int kLevelsPerHalf = 4;
    static constexpr int kLevels = 5 * kLevelsPerHalf + 1;

    /// markerArea: pixels. group: a small number that points share which look alike.
    PointDensity(const EmbeddingCloud& cloud, const PlotMapping& mapping, double markerArea,
                 const std::function<int(const EmbeddedPoint&)>& group);

    /// The points in the order in which they are drawn: the fainter first, so that nothing hides
    /// one that stands alone; those of a level as the cloud has them. Where even the faintest would
    /// cover all, only some of them are in it.
    const std::vector<std::uint32_t>& order() const { return order_; }
    int level(std::uint32_t point) const { return levels_.empty() ? 0 : levels_[point]; }
    static double opacity(int level);

private:
    std::vector<std::uint32_t> order_;
    std::vector<std::uint8_t> levels_;  // [point]; empty: all are opaque
};

}  // namespace centerscope
