// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "presets/hyperparameters.h"

namespace centerscope {

/// A value that moves by itself while training runs: straight lines between the knots, constant
/// before the first and up to the last. After the last knot the schedule is over and the value
/// stays, free to be changed; changing it earlier overrides the schedule. {{1, 0}, {300, 1}} rises
/// to 1 over 300 steps; {{1, 0}, {150, 0}, {151, 0.5}} holds 0 for 150 steps.
struct ValueSchedule {
    struct Knot {
        std::int64_t step = 1;
        double value = 0;
        bool operator==(const Knot&) const = default;
    };
    std::vector<Knot> knots;  ///< ascending steps; empty: no schedule

    bool holds(std::int64_t step) const { return !knots.empty() && step <= knots.back().step; }
    /// The value at a step; after the last knot, the one it has reached.
    double at(std::int64_t step) const;

    bool operator==(const ValueSchedule&) const = default;
};

/// Which values a schedule holds at a step.
using ScheduledValues = PerSchedule<bool>;
/// Which values the user or a rule has changed, overriding their schedule: 1 each.
using OverriddenSchedules = PerSchedule<int>;

/// The schedules of a run.
struct Schedules : PerSchedule<ValueSchedule> {
    /// Which values they hold at a step.
    ScheduledValues scheduled(std::int64_t step, const OverriddenSchedules& overridden) const;
    /// Sets those.
    void apply(std::int64_t step, const OverriddenSchedules& overridden,
               Hyperparameters& values) const;

    bool operator==(const Schedules&) const = default;
};

}  // namespace centerscope
