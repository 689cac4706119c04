// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/ring_arcs.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace centerscope {

namespace {

constexpr double kWhole = 360;
constexpr double kDegrees = 180 / std::numbers::pi;

bool isDrawn(const StageOverlay::Ring& ring) {
    return isFinite(ring.center) && std::isfinite(ring.radius);
}

/// From first to second, in degrees of [0, 360).
using Covered = std::pair<double, double>;

void addCovered(std::vector<Covered>& covered, double middle, double half) {
    const double from = std::fmod(middle - half + 2 * kWhole, kWhole);
    const double to = from + 2 * half;
    covered.emplace_back(from, std::min(to, kWhole));
    if (to > kWhole)
        covered.emplace_back(0, to - kWhole);
}

}  // namespace

// A point of a ring of radius r is in another of radius s, whose center is at the distance d, where
// its angle to that center is below φ: cos φ = (d² + r² − s²) / (2 d r).
std::vector<RingArc> outerArcs(const std::vector<StageOverlay::Ring>& rings, std::size_t k) {
    const StageOverlay::Ring& ring = rings[k];
    if (!isDrawn(ring))
        return {};
    std::vector<Covered> covered;
    for (std::size_t other = 0; other < rings.size(); ++other) {
        if (other == k || !isDrawn(rings[other]))
            continue;
        const double x = double{rings[other].center.x} - double{ring.center.x};
        const double y = double{rings[other].center.y} - double{ring.center.y};
        const double r = ring.radius;
        const double s = rings[other].radius;
        const double distance = std::hypot(x, y);
        if (distance == 0 && (r < s || (r == s && other < k)))
            return {};
        const double cosine = (distance * distance + r * r - s * s) / (2 * distance * r);
        if (cosine <= -1)
            return {};
        if (cosine < 1)
            addCovered(covered, std::atan2(y, x) * kDegrees, std::acos(cosine) * kDegrees);
    }
    std::ranges::sort(covered);
    std::vector<RingArc> arcs;
    double end = 0;  // of what is covered up to here
    for (const auto& [from, to] : covered) {
        if (from > end)
            arcs.push_back({end, from - end});
        end = std::max(end, to);
    }
    if (end < kWhole)
        arcs.push_back({end, kWhole - end});
    return arcs;
}

}  // namespace centerscope
