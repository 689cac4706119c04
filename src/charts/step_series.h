// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <limits>
#include <vector>

namespace centerscope {

/// A curve over steps 1, 2, 3, … that knows the extremes of any stretch of itself without looking
/// at every step: they are kept for blocks, so that a long run draws as fast as a short one.
class StepSeries {
public:
    struct Extremes {
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
        bool empty() const { return low > high; }
        void include(double value);
        void include(const Extremes& other);
    };

    /// The value of step size() + 1. Values that are not finite leave a gap.
    void append(double value);
    void clear() { *this = {}; }

    std::size_t size() const { return values_.size(); }
    bool empty() const { return values_.empty(); }
    double back() const { return values_.back(); }
    /// 1 <= step <= size().
    double at(std::size_t step) const { return values_[step - 1]; }
    /// Of the steps first to last, both included; 1 <= first, last <= size().
    Extremes extremes(std::size_t first, std::size_t last) const;
    Extremes extremes() const { return empty() ? Extremes{} : extremes(1, size()); }
    /// The smallest value > 0 so far, for logarithmic axes; infinite where there is none.
    double smallestPositive() const { return smallestPositive_; }

private:
    static constexpr std::size_t kBlock = 64;

    std::vector<double> values_;
    std::vector<Extremes> blocks_;  ///< [k] of values kBlock · k to kBlock · (k + 1) − 1
    double smallestPositive_ = std::numeric_limits<double>::infinity();
};

/// The mean of the last few values; after one that is not finite it starts anew.
class MovingMean {
public:
    static constexpr std::size_t kSteps = 20;

    double add(double value);
    /// The mean of the same values but the largest quarter of them, so that single spikes do not
    /// count; not a number where there is none.
    double withoutLargest() const;
    /// Forgets what came before, where it is not comparable with what comes.
    void restart() { recent_.clear(); }

private:
    std::deque<double> recent_;
};

}  // namespace centerscope
