// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/undo_entry.h"

#include <array>
#include <utility>

#include "training/trainer.h"

namespace centerscope {

namespace {

using Which = HyperparameterChange::Which;
using Change = std::variant<HyperparameterChange, RuleChange>;

bool isInverseOf(const HyperparameterChange& change, const Change& before) {
    const auto* other = std::get_if<HyperparameterChange>(&before);
    return other && change.which == other->which && change.from == other->to &&
           change.to == other->from;
}

bool isInverseOf(const RuleChange& change, const Change& before) {
    const auto* other = std::get_if<RuleChange>(&before);
    return other && change.from == other->to && change.to == other->from;
}

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
        if (change.cause == HyperparameterChange::Cause::Schedule)
            resume(change.which);
        else if (scheduled.set(change.which, false))
            undoStack.push_back({change, true});
        else
            add(change);
    }
    void operator()(const HalvingRuleChange& change) {
        add(RuleChange{std::exchange(rule, change.to), change.to});
    }
    void operator()(const ValidationLossSeen&) {}
    void operator()(const HealthChange&) {}

    void add(const auto& change) {
        const bool isBack = !undoStack.empty() && !undoStack.back().overrodeSchedule &&
                            isInverseOf(change, undoStack.back().change);
        if (isBack)
            undoStack.pop_back();
        else
            undoStack.push_back({change});
    }

    void resume(Which which) {
        scheduled.set(which, true);
        const auto* last = undoStack.empty()
                               ? nullptr
                               : std::get_if<HyperparameterChange>(&undoStack.back().change);
        if (last && last->which == which && undoStack.back().overrodeSchedule)
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
                return trainer.setLearningRate(change.from);
            case Which::Lambda:
                return trainer.setLambda(change.from);
            case Which::Alpha:
                return trainer.setAlpha(change.from);
            case Which::BatchSize:
                return trainer.setBatchSize(static_cast<int>(change.from));
        }
    }
    void operator()(const RuleChange& change) const { trainer.setHalvingRule(change.from); }
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
