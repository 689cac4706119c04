// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace centerscope {

/// Where a value stands on a slider: position 0 is the left end, 1 the right.
class ValueScale {
public:
    struct Mark {
        double value;
        QString label;  ///< with a decimal point; drawing puts in the locale's
    };

    /// Arrow keys move by `step`.
    static ValueScale linear(double from, double to, double step, std::vector<Mark> marks);
    /// from > 0. Arrow keys move by a twentieth of a decade.
    static ValueScale logarithmic(double from, double to, std::vector<Mark> marks);
    /// Logarithmic, with a stop for 0 at the left end, where the logarithm never arrives.
    static ValueScale logarithmicWithZero(double from, double to, std::vector<Mark> marks);

    double minimum() const { return hasZero_ ? 0 : from_; }
    double maximum() const { return to_; }
    const std::vector<Mark>& marks() const { return marks_; }

    /// In [0, 1]; values outside stand at the ends.
    double positionOf(double value) const;
    /// What the position means, rounded to what a hand can aim at: two significant digits
    /// (logarithmic) or whole steps (linear). Within `reach` of a mark it is the mark's value.
    double valueAt(double position, double reach = 0) const;

    /// The next value up (direction +1) or down (-1) for an arrow key.
    double next(double value, int direction) const;
    /// The next mark up or down for a page key; the end where there is none.
    double nextMark(double value, int direction) const;

private:
    ValueScale(bool isLogarithmic, bool hasZero, double from, double to, double step,
               std::vector<Mark> marks);
    double clamped(double value) const;

    bool isLogarithmic_;
    bool hasZero_;
    double from_;
    double to_;
    double step_;  ///< linear only
    std::vector<Mark> marks_;
};

}  // namespace centerscope
