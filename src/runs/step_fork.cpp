// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/step_fork.h"

#include <algorithm>
#include <utility>

#include "runs/replay.h"

namespace centerscope {

namespace {

/// Those after the state that the run knows when it has made the step.
std::vector<RunEvent> eventsBetween(const TrainingState<float>& from, std::int64_t step,
                                    const std::vector<RunEvent>& history) {
    const auto end = std::ranges::find_if(history, [step](const RunEvent& event) {
        return stepOf(event) > step && !isOfStep(step, event);
    });
    return {history.begin() + static_cast<std::ptrdiff_t>(from.history.size()), end};
}

}  // namespace

StepFork::StepFork(Trainer<float>& trainer, const TrainingState<float>& from, std::int64_t step)
    : StepFork(trainer, from, step, eventsBetween(from, step, trainer.state().history)) {}

/// The events are on the heap: where this is moved they stay in their places.
StepFork::StepFork(Trainer<float>& trainer, TrainingState<float> from, std::int64_t step,
                   std::vector<RunEvent> events)
    : trainer_(trainer),
      first_(from.step),
      step_(step),
      left_(trainer.state()),
      leftGood_(trainer.lastGood()),
      events_(std::move(events)),
      due_(events_) {
    trainer_.restore(std::move(from));
}

bool StepFork::advance() {
    applyDueEvents(trainer_, due_);
    if (trainer_.state().step < step_) {
        StepMetrics& metrics = steps_.emplace_back(trainer_.step());
        metrics.imagesPerSecond = clock_.imagesPerSecond(metrics.batchSize);
        applyDueEvents(trainer_, due_);
    }
    return trainer_.state().step == step_;
}

void StepFork::cancel() {
    trainer_.restore(std::move(left_), std::move(leftGood_));
}

}  // namespace centerscope
