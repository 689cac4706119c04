// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/undo_entry.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "training/trainer.h"

namespace centerscope {

namespace {

using Cause = HyperparameterChange::Cause;
using Which = HyperparameterChange::Which;
/// The values whose schedules no change has overridden.
class ScheduledOnes {
public:
    explicit ScheduledOnes(const Schedules& schedules) {
        set(Which::LearningRate, !schedules.learningRate.knots.empty());
        set(Which::Lambda, !schedules.lambda.knots.empty());
        set(Which::Alpha, !schedules.alpha.knots.empty());
    }

    /// Returns what it was.
    bool set(Which which, bool scheduled) {
        return std::exchange(scheduled_[static_cast<std::size_t>(which)], scheduled);
    }

private:
    std::array<bool, 4> scheduled_{};  // [Which]
};

struct Walk {
    HalvingRule rule;
    ScheduledOnes scheduled;
    std::vector<UndoEntry> undoStack;

    void operator()(const HyperparameterChange& change) {
        switch (change.cause) {
            case Cause::Undo:
                return pop();
            case Cause::Schedule:
                return resume(change.which);
            case Cause::User:
            case Cause::Halving:
            case Cause::Rule:
                undoStack.push_back({change, scheduled.set(change.which, false)});
        }
    }
    void operator()(const HalvingRuleChange& change) {
        const HalvingRule before = std::exchange(rule, change.to);
        if (change.isUndo)
            pop();
        else
            undoStack.push_back({RuleChange{before, change.to}});
    }
    void operator()(const ValidationLossSeen&) {}
    void operator()(const HealthChange&) {}

    /// What has overridden the schedule is the last one, but for undoings that an older program
    /// has recorded as changes by hand.
    void resume(Which which) {
        scheduled.set(which, true);
        const auto overrode = std::ranges::find_if(
            undoStack.rbegin(), undoStack.rend(), [which](const UndoEntry& entry) {
                const auto* change = std::get_if<HyperparameterChange>(&entry.change);
                return entry.overrodeSchedule && change->which == which;
            });
        if (overrode != undoStack.rend())
            undoStack.erase(std::prev(overrode.base()), undoStack.end());
    }

    /// What is undone may lie before the events that count.
    void pop() {
        if (!undoStack.empty())
            undoStack.pop_back();
    }
};

struct UndoVisitor {
    Trainer<float>& trainer;
    bool overrodeSchedule;

    void operator()(const HyperparameterChange& change) const {
        if (overrodeSchedule)
            return trainer.resumeSchedule(change.which);
        switch (change.which) {
            case Which::LearningRate:
                return trainer.setLearningRate(change.from, Cause::Undo);
            case Which::Lambda:
                return trainer.setLambda(change.from, Cause::Undo);
            case Which::Alpha:
                return trainer.setAlpha(change.from, Cause::Undo);
            case Which::BatchSize:
                return trainer.setBatchSize(static_cast<int>(change.from), Cause::Undo);
        }
    }
    void operator()(const RuleChange& change) const { trainer.setHalvingRule(change.from, true); }
};

}  // namespace

std::optional<UndoEntry> lastUndoEntry(const std::vector<RunEvent>& history,
                                       const HalvingRule& firstRule, const Schedules& schedules,
                                       std::size_t first) {
    Walk walk{firstRule, ScheduledOnes(schedules), {}};
    for (std::size_t k = 0; k < history.size(); ++k) {
        std::visit(walk, history[k]);
        if (k + 1 == first)
            walk.undoStack.clear();
    }
    return walk.undoStack.empty() ? std::nullopt : std::optional(walk.undoStack.back());
}

void undoChange(Trainer<float>& trainer, const UndoEntry& change) {
    std::visit(UndoVisitor{trainer, change.overrodeSchedule}, change.change);
}

}  // namespace centerscope
