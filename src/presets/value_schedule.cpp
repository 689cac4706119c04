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
    ScheduledValues isScheduled;
    for (const Schedulable& each : kSchedulables)
        member(isScheduled, each.which) =
            !member(overridden, each.which) && member(*this, each.which).holds(step);
    return isScheduled;
}

void Schedules::apply(std::int64_t step, const OverriddenSchedules& overridden,
                      Hyperparameters& values) const {
    const ScheduledValues isScheduled = scheduled(step, overridden);
    for (const Schedulable& each : kSchedulables)
        if (member(isScheduled, each.which))
            member(values, each.which) = member(*this, each.which).at(step);
}

}  // namespace centerscope
