// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_axes.h"

#include <cmath>
#include <initializer_list>

namespace centerscope {

namespace {

constexpr double kMargin = 1.06;        // room for the marker at the outermost point
constexpr double kShrinkComfort = 0.9;  // of the half range: no flapping at the threshold
constexpr double kSmallest = 1e-6;      // all points in one place still have axes

}  // namespace

bool StageAxes::fit(double extent) {
    const double needed = std::fmax(extent * kMargin, kSmallest);
    const double before = limit_;
    if (!fitted_ || needed > limit_)
        limit_ = roundedUp(needed);
    while (needed < limit_ / 2 * kShrinkComfort)
        limit_ /= 2;
    fitted_ = true;
    return limit_ != before;
}

double roundedUp(double value) {
    const double decade = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (value <= step * decade * (1 + 1e-12))
            return step * decade;
    return 10 * decade;
}

double tickDistance(double span, double count) {
    const double exact = span / count;
    const double decade = std::pow(10, std::floor(std::log10(exact)));
    for (const double step : {1.0, 2.0, 5.0})
        if (exact <= step * decade * (1 + 1e-12))
            return step * decade;
    return 10 * decade;
}

}  // namespace centerscope
