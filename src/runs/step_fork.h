// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "training/run_event.h"
#include "training/step_times.h"
#include "training/trainer.h"

namespace centerscope {

/// Gives a trainer the events that act on its next step and takes them off the front of left. What
/// a rule did and what was found is not given: that comes again by itself. Throws an
/// Error for a value out of range.
void applyDueEvents(Trainer<float>& trainer, std::span<const RunEvent>& left);

/// A fork under way: takes a trainer back to an earlier step of its run, from a state at or before
/// that step, with the recorded events, one training step at a time. It gets there to the same
/// bits.
class StepFork {
public:
    /// from: a state of the trainer's run whose history is the beginning of the run's. The trainer
    /// must outlive this.
    StepFork(Trainer<float>& trainer, const TrainingState<float>& from, std::int64_t step);
    /// The same with these events after the state, of which the last may act on the step after.
    StepFork(Trainer<float>& trainer, TrainingState<float> from, std::int64_t step,
             std::vector<RunEvent> events);

    /// Makes one step. True when the trainer has made the step asked for.
    bool advance();
    /// Those made so far.
    const std::vector<StepMetrics>& steps() const { return steps_; }
    /// Where the trainer was.
    const TrainingState<float>& left() const { return left_; }
    /// Puts the trainer back to where it was.
    void cancel();

    std::int64_t done() const { return trainer_.state().step - first_; }  ///< steps
    std::int64_t total() const { return step_ - first_; }                 ///< steps

private:
    Trainer<float>& trainer_;
    std::int64_t first_;
    std::int64_t step_;
    TrainingState<float> left_;
    LastGoodState<float> leftGood_;
    std::vector<RunEvent> events_;
    std::span<const RunEvent> due_;  // of them
    std::vector<StepMetrics> steps_;
    StepClock clock_;
};

}  // namespace centerscope
