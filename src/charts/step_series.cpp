// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_series.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace centerscope {

void StepSeries::Extremes::include(double value) {
    if (!std::isfinite(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
}

void StepSeries::Extremes::include(const Extremes& other) {
    low = std::min(low, other.low);
    high = std::max(high, other.high);
}

void StepSeries::append(double value) {
    if (values_.size() % kBlock == 0)
        blocks_.emplace_back();
    blocks_.back().include(value);
    values_.push_back(value);
    if (value > 0)
        smallestPositive_ = std::min(smallestPositive_, value);
}

StepSeries::Extremes StepSeries::extremes(std::size_t first, std::size_t last) const {
    Extremes all;
    std::size_t k = first - 1;
    while (k < last) {
        if (k % kBlock == 0 && k + kBlock <= last) {
            all.include(blocks_[k / kBlock]);
            k += kBlock;
        } else {
            all.include(values_[k++]);
        }
    }
    return all;
}

double MovingMean::add(double value) {
    if (!std::isfinite(value)) {
        restart();
        return value;
    }
    recent_.push_back(value);
    if (recent_.size() > kSteps)
        recent_.pop_front();
    // Summed anew, so that no rounding piles up over a long run.
    return std::accumulate(recent_.begin(), recent_.end(), 0.0) /
           static_cast<double>(recent_.size());
}

double MovingMean::withoutLargest() const {
    std::array<double, kSteps> values{};
    const auto end = std::ranges::copy(recent_, values.begin()).out;
    const auto largest = end - static_cast<std::ptrdiff_t>(recent_.size() / 4);
    std::nth_element(values.begin(), largest, end);
    return std::accumulate(values.begin(), largest, 0.0) /
           static_cast<double>(largest - values.begin());
}

}  // namespace centerscope
