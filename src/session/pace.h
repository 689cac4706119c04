// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace centerscope {

/// Holds steps apart, so that each can be seen. Times are milliseconds of the caller's clock.
class Pace {
public:
    /// Steps per second; 0: as many as can be made.
    void set(int stepsPerSecond) { interval_ = stepsPerSecond > 0 ? 1000 / stepsPerSecond : 0; }

    /// How long the next step has to wait; 0: not at all.
    std::int64_t wait(std::int64_t now) const {
        return std::max<std::int64_t>(0, last_ + interval_ - now);
    }
    /// A step begins.
    void begin(std::int64_t now) { last_ = now; }

private:
    std::int64_t interval_ = 0;
    std::int64_t last_ = -1'000'000;  // long ago
};

}  // namespace centerscope
