// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/undo_entry.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "training/trainer.h"

namespace centerscope {

namespace {

using Cause = HyperparameterChange::Cause;

struct Walk {
    HalvingRule rule;
    CenterRule centerRule;
    std::set<Hyperparameter> scheduled;  // whose schedules no change has overridden
    std::vector<UndoEntry> undoStack;
    std::size_t event = 0;  // that is visited

    void operator()(const HyperparameterChange& change) {
        switch (change.cause) {
            case Cause::Undo:
                return pop();
            case Cause::Schedule:
                return resume(change.which);
            case Cause::User:
            case Cause::Halving:
            case Cause::Rule:
                undoStack.push_back({change, scheduled.erase(change.which) > 0, event});
        }
    }
    void operator()(const HalvingRuleChange& change) {
        const HalvingRule before = std::exchange(rule, change.to);
        if (change.isUndo)
            pop();
        else
            undoStack.push_back({RuleChange{before, change.to}, false, event});
    }
    void operator()(const ValidationLossSeen&) {}
    void operator()(const HealthChange&) {}
    void operator()(const CenterRuleChange& change) {
        const CenterRule before = std::exchange(centerRule, change.to);
        if (change.isUndo)
            pop();
        else
            undoStack.push_back({CenterRuleSwitch{before, change.to}, false, event});
    }

    /// What has overridden the schedule is the last one, but for undoings that an older program
    /// has recorded as changes by hand.
    void resume(Hyperparameter which) {
        scheduled.insert(which);
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
        trainer.set(change.which, change.from, Cause::Undo);
    }
    void operator()(const RuleChange& change) const { trainer.setHalvingRule(change.from, true); }
    void operator()(const CenterRuleSwitch& change) const {
        trainer.setCenterRule(change.from, true);
    }
};

}  // namespace

std::optional<UndoEntry> lastUndoEntry(const std::vector<RunEvent>& history,
                                       const HalvingRule& firstRule, const Preset& preset,
                                       std::size_t first) {
    Walk walk{firstRule, centerRuleOf(preset.embeddingLoss).value_or(CenterRule()), {}, {}, 0};
    for (const Schedulable& each : kSchedulables)
        if (!member(preset.schedules, each.which).knots.empty())
            walk.scheduled.insert(each.which);
    for (std::size_t k = 0; k < history.size(); ++k) {
        walk.event = k;
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
