// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/undo_entry.h"

#include <algorithm>
#include <set>
#include <utility>

#include "training/trainer.h"

namespace centerscope {

namespace {

using Cause = HyperparameterChange::Cause;

/// Through a history, with the changes that have not been undone so far as a stack.
struct Walk {
    HalvingRule rule;
    CenterRule centerRule;
    std::set<Hyperparameter> scheduled;  // whose schedules no change has overridden
    std::vector<UndoEntry> undoStack;
    std::vector<std::optional<std::size_t>> undone;  // by each event so far

    std::size_t event() const { return undone.size() - 1; }

    void operator()(const HyperparameterChange& change) {
        switch (change.cause) {
            case Cause::Undo:
                return undo(change.undoes ? change.undoes : last());
            case Cause::Schedule:
                undo(change.undoes ? change.undoes : overriding(change.which));
                scheduled.insert(change.which);
                return;
            case Cause::User:
            case Cause::Halving:
            case Cause::Rule:
                undoStack.push_back({change, scheduled.erase(change.which) > 0, event()});
        }
    }
    void operator()(const HalvingRuleChange& change) {
        const HalvingRule before = std::exchange(rule, change.to);
        if (change.isUndo)
            undo(change.undoes ? change.undoes : last());
        else
            undoStack.push_back({RuleChange{before, change.to}, false, event()});
    }
    void operator()(const ValidationLossSeen&) {}
    void operator()(const HealthChange&) {}
    void operator()(const CenterRuleChange& change) {
        const CenterRule before = std::exchange(centerRule, change.to);
        if (change.isUndo)
            undo(change.undoes ? change.undoes : last());
        else
            undoStack.push_back({CenterRuleSwitch{before, change.to}, false, event()});
    }

    /// Takes it off, with undoings after it that an older program has recorded as changes by hand.
    void undo(const std::optional<std::size_t>& change) {
        undone.back() = change;
        while (change && !undoStack.empty() && undoStack.back().event >= *change)
            undoStack.pop_back();
    }

    // What an older program has undone.
    std::optional<std::size_t> last() const {
        return undoStack.empty() ? std::nullopt : std::optional(undoStack.back().event);
    }
    std::optional<std::size_t> overriding(Hyperparameter which) const {
        const auto found = std::ranges::find_if(
            undoStack.rbegin(), undoStack.rend(), [which](const UndoEntry& entry) {
                const auto* change = std::get_if<HyperparameterChange>(&entry.change);
                return entry.overrodeSchedule && change->which == which;
            });
        return found == undoStack.rend() ? std::nullopt : std::optional(found->event);
    }
};

/// The first so many events are left alone.
Walk walkThrough(const std::vector<RunEvent>& history, const HalvingRule& firstRule,
                 const CenterRule& firstCenterRule, const Schedules& schedules, std::size_t first) {
    Walk walk{firstRule, firstCenterRule, {}, {}, {}};
    for (const Schedulable& each : kSchedulables)
        if (!member(schedules, each.which).knots.empty())
            walk.scheduled.insert(each.which);
    for (const RunEvent& event : history) {
        walk.undone.emplace_back();
        std::visit(walk, event);
        if (walk.undone.size() == first)
            walk.undoStack.clear();
    }
    return walk;
}

struct UndoVisitor {
    Trainer<float>& trainer;
    const UndoEntry& entry;

    void operator()(const HyperparameterChange& change) const {
        if (entry.overrodeSchedule)
            return trainer.resumeSchedule(change.which, entry.event);
        trainer.set(change.which, change.from, {Cause::Undo, entry.event});
    }
    void operator()(const RuleChange& change) const {
        trainer.setHalvingRule(change.from, {Cause::Undo, entry.event});
    }
    void operator()(const CenterRuleSwitch& change) const {
        trainer.setCenterRule(change.from, {Cause::Undo, entry.event});
    }
};

}  // namespace

std::vector<std::optional<std::size_t>> undoneChanges(const std::vector<RunEvent>& history,
                                                      const Schedules& schedules) {
    return walkThrough(history, {}, {}, schedules, 0).undone;
}

std::optional<UndoEntry> lastUndoEntry(const std::vector<RunEvent>& history,
                                       const HalvingRule& firstRule, const Preset& preset,
                                       std::size_t first) {
    const Walk walk =
        walkThrough(history, firstRule, centerRuleOf(preset.embeddingLoss).value_or(CenterRule()),
                    preset.schedules, first);
    return walk.undoStack.empty() ? std::nullopt : std::optional(walk.undoStack.back());
}

void undoChange(Trainer<float>& trainer, const UndoEntry& change) {
    std::visit(UndoVisitor{trainer, change}, change.change);
}

}  // namespace centerscope
