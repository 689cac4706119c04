// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

namespace centerscope {

/// A curve over steps 1, 2, 3, … that knows extremes and sum of any stretch of itself without
/// looking at every step: they are kept for blocks of values and blocks of blocks, so that the
/// longest run draws as fast as a short one.
class StepSeries {
public:
    /// What is known of some steps. Values that are not finite are only counted.
    struct Stretch {
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
        double sum = 0;
        std::size_t count = 0;    ///< of values that are finite
        std::size_t missing = 0;  ///< of values that are not
        bool empty() const { return count == 0; }
        void include(double value);
        void include(const Stretch& other);
    };

    /// The value of step size() + 1.
    void append(double value);

    std::size_t size() const { return values_.size(); }
    bool empty() const { return values_.empty(); }
    double back() const { return values_.back(); }
    /// 1 <= step <= size().
    double at(std::size_t step) const { return values_[step - 1]; }
    /// Of the steps first to last, both included; 1 <= first, last <= size().
    Stretch stretch(std::size_t first, std::size_t last) const;
    /// The mean of their finite values.
    double mean(std::size_t first, std::size_t last) const;

private:
    static constexpr std::size_t kBlock = 16;  ///< parts of a block
    static constexpr std::size_t kLevels = 6;

    /// Calls visit(part) with the values and blocks that make up the stretch.
    void visitParts(std::size_t first, std::size_t last, auto&& visit) const;

    std::vector<double> values_;
    /// [l][k] of values b · k to b · (k + 1) − 1, where b = kBlock^(l + 1).
    std::array<std::vector<Stretch>, kLevels> blocks_;
};

/// How strongly curves are smoothed: each value becomes the mean of the last few, of the more the
/// longer the run, so that a curve is as calm on paper after a million steps as after a thousand.
struct Smoothing {
    static constexpr int kLevels = 6;
    static constexpr int kDefaultLevel = 3;

    std::size_t least = 20;  ///< steps
    double share = 0.02;     ///< of the steps up to there

    /// 0: not at all, kLevels − 1: most strongly.
    static Smoothing ofLevel(int level);
    bool isNone() const { return least <= 1; }
    /// Of how many steps the value of this one is the mean.
    std::size_t window(std::size_t step) const;

    bool operator==(const Smoothing&) const = default;
};

/// A curve that can be drawn smoothed. A mean never reaches back over a value that is not finite,
/// nor over a step from which on values are not comparable with those before.
struct SmoothableSeries {
    StepSeries raw;
    std::vector<std::size_t> starts;  ///< first steps of what is comparable, ascending

    std::size_t size() const { return raw.size(); }
    bool empty() const { return raw.empty(); }
    void append(double value, bool isComparable = true);
    /// The mean up to this step of at least so many steps; not a number where its value is none.
    double smooth(std::size_t step, const Smoothing& smoothing, std::size_t least = 1) const;
};

}  // namespace centerscope
