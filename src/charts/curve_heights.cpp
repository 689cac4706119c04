// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_heights.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

namespace {

constexpr std::size_t kMostSamples = 400;
constexpr double kCommon = 0.975;  // share of the raw values that a spike does not reach
constexpr double kSpike = 3;       // this much above all of those

/// Of the steps since the sample before: their mean, or all of them where nothing is smoothed.
StepSeries::Stretch drawnAround(const SmoothableSeries& series, std::size_t step, std::size_t apart,
                                const Smoothing& smoothing) {
    if (smoothing.isNone())
        return series.raw.stretch(step - apart + 1, step);
    StepSeries::Stretch mean;
    mean.include(series.smooth(step, smoothing, apart));
    return mean;
}

}  // namespace

void CurveHeights::include(const CurveHeights& other) {
    lowest = std::min(lowest, other.lowest);
    highest = std::max(highest, other.highest);
    peak = std::max(peak, other.peak);
}

CurveHeights heightsOf(const SmoothableSeries& series, std::size_t first, std::size_t last,
                       const Smoothing& smoothing) {
    CurveHeights heights;
    std::vector<double> raw;
    const std::size_t steps = last - first + 1;
    const std::size_t samples = std::min(steps, kMostSamples);
    const std::size_t apart = steps / samples;
    for (std::size_t k = 1; k <= samples; ++k) {
        const std::size_t step = first - 1 + k * steps / samples;
        const StepSeries::Stretch drawn = drawnAround(series, step, apart, smoothing);
        if (drawn.empty())
            continue;
        if (drawn.low > 0)
            heights.lowest = std::min(heights.lowest, drawn.low);
        heights.peak = std::max(heights.peak, drawn.high);
        if (std::isfinite(series.raw.at(step)))
            raw.push_back(series.raw.at(step));
    }
    heights.highest = heights.peak;
    if (raw.empty())
        return heights;
    const auto common =
        raw.begin() + static_cast<std::ptrdiff_t>(kCommon * static_cast<double>(raw.size() - 1));
    std::ranges::nth_element(raw, common);
    if (heights.peak > kSpike * *common && *common > 0)
        heights.highest = *common;
    return heights;
}

}  // namespace centerscope
