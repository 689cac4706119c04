// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "charts/stage_overlay.h"

namespace centerscope {

/// Part of a circle, counterclockwise, in degrees from the positive x axis.
struct RingArc {
    double start = 0;
    double span = 0;
};

/// What of ring k lies in none of the others, so that all of them together outline the place that
/// is within any; of rings that are the same the first alone has something, and of one that is not
/// finite there is nothing. Ascending.
std::vector<RingArc> outerArcs(const std::vector<StageOverlay::Ring>& rings, std::size_t k);

}  // namespace centerscope
