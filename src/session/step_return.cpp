// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/step_return.h"

#include <algorithm>
#include <utility>

#include "training/replay.h"

namespace centerscope {

namespace {

/// What a rule was shown after this step and what it did about it, though both act on the next one.
bool belongsTo(std::int64_t step, const RunEvent& event) {
    const auto* seen = std::get_if<ValidationLossSeen>(&event);
    const auto* change = std::get_if<HyperparameterChange>(&event);
    return stepOf(event) <= step + 1 &&
           (seen || (change && change->cause == HyperparameterChange::Cause::Rule));
}

}  // namespace

StepReturn::StepReturn(Trainer<float>& trainer, TrainingState<float> from, std::int64_t step)
    : trainer_(trainer), first_(from.step), step_(step), left_(trainer.state()) {
    const auto end = std::ranges::find_if(left_.history, [step](const RunEvent& event) {
        return stepOf(event) > step && !belongsTo(step, event);
    });
    due_ = std::span(left_.history.begin(), end).subspan(from.history.size());
    trainer_.restore(std::move(from));
}

bool StepReturn::advance() {
    applyDueEvents(trainer_, due_);
    if (trainer_.state().step < step_) {
        StepMetrics& metrics = steps_.emplace_back(trainer_.step());
        metrics.imagesPerSecond = clock_.imagesPerSecond(metrics.batchSize);
        applyDueEvents(trainer_, due_);
    }
    return trainer_.state().step == step_;
}

void StepReturn::giveUp() {
    trainer_.restore(std::move(left_));
}

}  // namespace centerscope
