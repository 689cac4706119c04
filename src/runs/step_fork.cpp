// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/step_fork.h"

#include <algorithm>
#include <utility>

#include "runs/replay.h"

namespace centerscope {

StepFork::StepFork(Trainer<float>& trainer, TrainingState<float> from, std::int64_t step)
    : trainer_(trainer), first_(from.step), step_(step), left_(trainer.state()) {
    const auto end = std::ranges::find_if(left_.history, [step](const RunEvent& event) {
        return stepOf(event) > step && !isOfStep(step, event);
    });
    // The states are on the heap: where this is moved they stay in their places.
    due_ = std::span(left_.history.begin(), end).subspan(from.history.size());
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
    trainer_.restore(std::move(left_));
}

}  // namespace centerscope
