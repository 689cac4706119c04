// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/step_fork.h"

#include <algorithm>
#include <utility>

namespace centerscope {

namespace {

using Change = HyperparameterChange;

ChangeReason reasonOf(const auto& change) {
    return {change.isUndo ? Change::Cause::Undo : Change::Cause::User, change.undoes};
}

struct Applier {
    Trainer<float>& trainer;

    void operator()(const Change& change) const {
        if (change.cause == Change::Cause::Rule)
            return;
        if (change.cause == Change::Cause::Halving)
            return trainer.halveLearningRate();
        if (change.cause == Change::Cause::Schedule)
            return trainer.resumeSchedule(change.which, change.undoes);
        trainer.set(change.which, change.to, {change.cause, change.undoes});
    }
    void operator()(const HalvingRuleChange& change) const {
        trainer.setHalvingRule(change.to, reasonOf(change));
    }
    void operator()(const ValidationLossSeen& seen) const {
        trainer.observeValidationLoss(seen.ofStep, seen.totalLoss);
    }
    void operator()(const HealthChange&) const {}
    void operator()(const CenterRuleChange& change) const {
        trainer.setCenterRule(change.to, reasonOf(change));
    }
};

}  // namespace

void applyDueEvents(Trainer<float>& trainer, std::span<const RunEvent>& left) {
    while (!left.empty() && stepOf(left.front()) <= trainer.state().step + 1) {
        std::visit(Applier{trainer}, left.front());
        left = left.subspan(1);
    }
}

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
