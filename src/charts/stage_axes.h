// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

/// How far automatic stage axes reach: ±limit() on both, so that distances compare. They grow at
/// once, so that no point is ever outside, and shrink only when half would do comfortably, by
/// halves: a scale that crept along with the clusters would hide that they contract.
class StageAxes {
public:
    /// The seed's fixed axes.
    static constexpr double kSeedLimit = 2;

    double limit() const { return limit_; }
    /// Sees the largest absolute coordinate now shown; true where the limit changed.
    bool fit(double extent);
    /// Starts anew: the next fit() takes whatever suits.
    void reset() { *this = {}; }

private:
    double limit_ = kSeedLimit;
    bool fitted_ = false;
};

/// The smallest of 1, 1.5, 2, 3, 4, 5, 6, 8, 10 times a power of ten that is >= value; value > 0.
double roundedUp(double value);

/// The distance of ticks, 1, 2 or 5 times a power of ten, that gives about count of them over span.
double tickDistance(double span, double count);

}  // namespace centerscope
