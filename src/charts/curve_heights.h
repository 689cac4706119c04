// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/step_series.h"

namespace centerscope {

/// What an axis has to hold of a smoothed curve between two steps.
struct CurveHeights {
    double lowest = std::numeric_limits<double>::infinity();  ///< of those above 0
    double highest = 0;                                       ///< that no spike has lifted
    double peak = 0;                                          ///< the highest, spikes included

    void include(const CurveHeights& other);
};

/// Looks at a few hundred of these steps, evenly spread, however many there are;
/// 1 <= first, last <= size().
CurveHeights heightsOf(const SmoothableSeries& series, std::size_t first, std::size_t last,
                       const Smoothing& smoothing);

}  // namespace centerscope
