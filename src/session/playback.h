// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "session/stop_goal.h"

namespace centerscope {

/// Whether a run plays, how far apart its steps are, so that each can be seen, and where it stops
/// by itself. Times are milliseconds of the caller's clock.
class Playback {
public:
    bool isPlaying() const { return isPlaying_; }
    /// Whether that is another than before. A goal is for as long as it plays.
    bool setPlaying(bool isPlaying) {
        goal_.reset();
        return std::exchange(isPlaying_, isPlaying) != isPlaying;
    }

    /// Steps per second; 0: as many as can be made.
    void setPace(int stepsPerSecond) { interval_ = stepsPerSecond > 0 ? 1000 / stepsPerSecond : 0; }
    /// How long the next step has to wait; 0: not at all.
    std::int64_t wait(std::int64_t now) const {
        return std::max<std::int64_t>(0, last_ + interval_ - now);
    }
    void startStep(std::int64_t now) { last_ = now; }

    /// When this step has been made, once; none: at none.
    void setStopAfter(std::optional<std::int64_t> step) { stopAfter_ = step; }
    /// While it plays.
    void setGoal(const StopGoal& goal) { goal_.emplace(goal); }
    /// Whether it stops after this step.
    bool isOver(const StepMetrics& metrics) {
        if (goal_ && goal_->observe(metrics))
            return true;
        if (stopAfter_ != metrics.step)
            return false;
        stopAfter_.reset();
        return true;
    }

private:
    bool isPlaying_ = false;
    std::int64_t interval_ = 0;
    std::int64_t last_ = -1'000'000;  // long ago
    std::optional<std::int64_t> stopAfter_;
    std::optional<GoalWatch> goal_;
};

}  // namespace centerscope
