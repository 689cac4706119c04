// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

#include "training/step_metrics.h"

namespace centerscope {

/// What a run trains to: a mean over the last steps, since single batches jump.
struct StopGoal {
    enum class Measure {
        TotalLoss,      ///< at most
        BatchAccuracy,  ///< at least; 0 to 1
    };
    static constexpr std::size_t kSteps = 20;

    Measure measure = Measure::TotalLoss;
    double value = 0;

    bool operator==(const StopGoal&) const = default;
};

/// Whether a goal has been reached, step by step.
class GoalWatch {
public:
    explicit GoalWatch(const StopGoal& goal) : goal_(goal) {}

    /// True once the mean over the last kSteps that it has seen is that far.
    bool observe(const StepMetrics& metrics) {
        const bool isLoss = goal_.measure == StopGoal::Measure::TotalLoss;
        recent_.push_back(isLoss ? metrics.totalLoss : metrics.batchAccuracy);
        if (recent_.size() < StopGoal::kSteps)
            return false;
        if (recent_.size() > StopGoal::kSteps)
            recent_.pop_front();
        double sum = 0;
        for (const double value : recent_)
            sum += value;
        const double mean = sum / static_cast<double>(StopGoal::kSteps);
        return isLoss ? mean <= goal_.value : mean >= goal_.value;
    }

private:
    StopGoal goal_;
    std::deque<double> recent_;
};

}  // namespace centerscope
