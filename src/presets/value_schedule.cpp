// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/value_schedule.h"

#include <algorithm>

namespace centerscope {

double ValueSchedule::at(std::int64_t step) const {
    const auto next = std::ranges::lower_bound(knots, step, {}, &Knot::step);
    if (next == knots.end())
        return knots.back().value;
    if (next == knots.begin() || next->step == step)
        return next->value;
    const Knot& last = *(next - 1);
    const double way =
        static_cast<double>(step - last.step) / static_cast<double>(next->step - last.step);
    return last.value + way * (next->value - last.value);
}

ScheduledValues Schedules::scheduled(std::int64_t step,
                                     const OverriddenSchedules& overridden) const {
    return {!overridden.learningRate && learningRate.holds(step),
            !overridden.lambda && lambda.holds(step), !overridden.alpha && alpha.holds(step)};
}

void Schedules::apply(std::int64_t step, const OverriddenSchedules& overridden,
                      Hyperparameters& values) const {
    const ScheduledValues held = scheduled(step, overridden);
    if (held.learningRate)
        values.learningRate = learningRate.at(step);
    if (held.lambda)
        values.lambda = lambda.at(step);
    if (held.alpha)
        values.alpha = alpha.at(step);
}

}  // namespace centerscope
