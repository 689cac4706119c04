// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_series.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

namespace {

constexpr std::array<Smoothing, Smoothing::kLevels> kSmoothings{
    {{1, 0}, {5, 0.005}, {10, 0.01}, {20, 0.02}, {50, 0.05}, {100, 0.1}}};

/// What StepSeries::mean() takes in: less than a Stretch, for it is asked for most often.
struct Mean {
    double sum = 0;
    std::size_t count = 0;
    void include(double value) {
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
    }
    void include(const StepSeries::Stretch& stretch) {
        sum += stretch.sum;
        count += stretch.count;
    }
};

}  // namespace

void StepSeries::Stretch::include(double value) {
    if (!std::isfinite(value)) {
        ++missing;
        return;
    }
    low = std::min(low, value);
    high = std::max(high, value);
    sum += value;
    ++count;
}

void StepSeries::Stretch::include(const Stretch& other) {
    low = std::min(low, other.low);
    high = std::max(high, other.high);
    sum += other.sum;
    count += other.count;
    missing += other.missing;
}

void StepSeries::append(double value) {
    std::size_t block = values_.size();
    for (std::vector<Stretch>& blocks : blocks_) {
        block /= kBlock;
        if (block == blocks.size())
            blocks.emplace_back();
        blocks.back().include(value);
    }
    values_.push_back(value);
}

void StepSeries::visitParts(std::size_t first, std::size_t last, auto&& visit) const {
    std::size_t k = first - 1;
    while (k < last) {
        // The largest block that begins here and does not end after the stretch.
        std::size_t size = 1;
        std::size_t level = 0;
        for (; level < kLevels && k % (size * kBlock) == 0 && k + size * kBlock <= last; ++level)
            size *= kBlock;
        if (level == 0)
            visit(values_[k]);
        else
            visit(blocks_[level - 1][k / size]);
        k += size;
    }
}

StepSeries::Stretch StepSeries::stretch(std::size_t first, std::size_t last) const {
    Stretch all;
    visitParts(first, last, [&all](const auto& part) { all.include(part); });
    return all;
}

/// Summed from blocks and not as a difference of running sums: one huge value would take the digits
/// of all that follow.
double StepSeries::mean(std::size_t first, std::size_t last) const {
    Mean mean;
    visitParts(first, last, [&mean](const auto& part) { mean.include(part); });
    return mean.sum / static_cast<double>(mean.count);
}

Smoothing Smoothing::ofLevel(int level) {
    return kSmoothings[static_cast<std::size_t>(std::clamp(level, 0, kLevels - 1))];
}

std::size_t Smoothing::window(std::size_t step) const {
    return std::max(least, static_cast<std::size_t>(share * static_cast<double>(step)));
}

void SmoothableSeries::append(double value, bool isComparable) {
    const bool followsGap = !raw.empty() && !std::isfinite(raw.back());
    raw.append(value);
    if (raw.size() == 1 || !isComparable || (followsGap && std::isfinite(value)))
        starts.push_back(raw.size());
}

double SmoothableSeries::smooth(std::size_t step, const Smoothing& smoothing,
                                std::size_t least) const {
    const double value = raw.at(step);
    if (!std::isfinite(value))
        return value;
    const std::size_t start = *std::prev(std::ranges::upper_bound(starts, step));
    const std::size_t window = std::max(least, smoothing.window(step));
    return raw.mean(step - start < window ? start : step - window + 1, step);
}

}  // namespace centerscope
