// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

/// What the axes of the stage do until the user zooms. Both always have the same scale, and fill
/// whatever room there is.
enum class AxesMode {
    Automatic,  ///< grow at once, shrink to what fits
    Frozen,     ///< stay as they were when this was chosen
    Seed,       ///< ±2, as the 2018 project had them
};

/// How far the stage's axes reach: ±limit() on both, so that distances compare. Automatic ones grow
/// at once, so that no point is ever outside. They shrink in visible jumps to what fits: at once
/// where half would do, and where less than two thirds are used for a while, so that they do not
/// flap with a single point that comes and goes.
class StageAxes {
public:
    /// The seed's fixed axes.
    static constexpr double kSeedLimit = 2;
    /// Clouds in a row that use less than two thirds.
    static constexpr int kPatience = 10;

    double limit() const;
    AxesMode mode() const { return mode_; }
    void setMode(AxesMode mode);
    /// Frozen at this limit.
    void freezeAt(double limit);

    /// How far the automatic ones reach, whether they are shown or not.
    double fitted() const { return limit_; }
    /// Sees the largest absolute coordinate now shown; true where fitted() changed.
    bool fit(double extent);
    /// Goes on from where other had come to, in its own mode.
    void fitAs(const StageAxes& other);
    /// Starts anew: the next fit() takes whatever suits.
    void reset();

private:
    bool isTooWide(double extent);

    double limit_ = kSeedLimit;
    bool fitted_ = false;
    int narrow_ = 0;     // clouds in a row
    double widest_ = 0;  // of these
    AxesMode mode_ = AxesMode::Automatic;
    double frozen_ = kSeedLimit;
};

/// The smallest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten that is >= value;
/// value > 0.
double roundedUp(double value);

/// The distance of ticks, 1, 2 or 5 times a power of ten, that gives about count of them over span.
double tickDistance(double span, double count);

}  // namespace centerscope
