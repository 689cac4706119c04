// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_scale.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace centerscope {
namespace {

constexpr double kZeroGap = 0.09;  ///< share of the slider between the stop at 0 and `from`
constexpr int kStepsPerDecade = 20;

/// Nearest value with this many significant digits, as its decimal text would be read.
double roundedTo(int significantDigits, double value) {
    return QString::number(value, 'e', significantDigits - 1).toDouble();
}

}  // namespace

ValueScale::ValueScale(bool isLogarithmic, bool hasZero, double from, double to, double step,
                       std::vector<Mark> marks)
    : isLogarithmic_(isLogarithmic),
      hasZero_(hasZero),
      from_(from),
      to_(to),
      step_(step),
      marks_(std::move(marks)) {}

ValueScale ValueScale::linear(double from, double to, double step, std::vector<Mark> marks) {
    return {false, false, from, to, step, std::move(marks)};
}

ValueScale ValueScale::logarithmic(double from, double to, std::vector<Mark> marks) {
    return {true, false, from, to, 0, std::move(marks)};
}

ValueScale ValueScale::logarithmicWithZero(double from, double to, std::vector<Mark> marks) {
    return {true, true, from, to, 0, std::move(marks)};
}

double ValueScale::clamped(double value) const {
    return std::clamp(value, minimum(), maximum());
}

double ValueScale::positionOf(double value) const {
    if (!isLogarithmic_)
        return (clamped(value) - from_) / (to_ - from_);
    if (hasZero_ && value <= 0)
        return 0;
    const double share = std::log(std::clamp(value, from_, to_) / from_) / std::log(to_ / from_);
    return hasZero_ ? kZeroGap + (1 - kZeroGap) * share : share;
}

double ValueScale::valueAt(double position, double reach) const {
    position = std::clamp(position, 0.0, 1.0);
    for (const Mark& mark : marks_)
        if (std::abs(positionOf(mark.value) - position) <= reach)
            return mark.value;
    if (!isLogarithmic_)
        return clamped(from_ + std::round(position * (to_ - from_) / step_) * step_);
    if (hasZero_ && position < kZeroGap / 2)
        return 0;
    const double share =
        hasZero_ ? std::max(0.0, (position - kZeroGap) / (1 - kZeroGap)) : position;
    return clamped(roundedTo(2, from_ * std::pow(to_ / from_, share)));
}

double ValueScale::next(double value, int direction) const {
    // A third of a step is overlooked, since rounded values stand a little beside the grid.
    const auto nextWhole = [direction](double steps) {
        return direction > 0 ? std::ceil(steps + 0.35) : std::floor(steps - 0.35);
    };
    value = clamped(value);
    if (!isLogarithmic_)
        return clamped(from_ + nextWhole((value - from_) / step_) * step_);
    if (hasZero_ && direction > 0 && value < from_)
        return from_;
    if (hasZero_ && direction < 0 && value <= from_)
        return 0;
    const double steps = nextWhole(kStepsPerDecade * std::log10(value));
    return std::clamp(roundedTo(2, std::pow(10, steps / kStepsPerDecade)), from_, to_);
}

double ValueScale::nextMark(double value, int direction) const {
    // Marks ascend.
    const double position = positionOf(value);
    constexpr double kSame = 1e-9;
    if (direction > 0) {
        for (const Mark& mark : marks_)
            if (positionOf(mark.value) > position + kSame)
                return mark.value;
        return maximum();
    }
    for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark)
        if (positionOf(mark->value) < position - kSame)
            return mark->value;
    return minimum();
}

}  // namespace centerscope
