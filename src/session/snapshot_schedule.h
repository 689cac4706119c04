// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace centerscope {

/// Finds the moments of automatic snapshots: every multiple of so many steps.
class SnapshotSchedule {
public:
    /// From the first multiple of every after `step`; 0: never.
    void start(std::int64_t every, std::int64_t step) {
        every_ = every;
        next_ = every > 0 ? (step / every + 1) * every : 0;
    }
    void stop() { every_ = 0; }

    /// True once for each moment: at it or, where not every step is seen, first after it.
    bool isDue(std::int64_t step) {
        if (every_ == 0 || step < next_)
            return false;
        start(every_, step);
        return true;
    }

private:
    std::int64_t every_ = 0;
    std::int64_t next_ = 0;
};

}  // namespace centerscope
