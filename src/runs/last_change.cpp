// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/last_change.h"

#include <array>
#include <utility>

namespace centerscope {

namespace {

using Which = HyperparameterChange::Which;
using Change = std::variant<HyperparameterChange, RuleChange>;

bool turnsBack(const HyperparameterChange& change, const Change& before) {
    const auto* other = std::get_if<HyperparameterChange>(&before);
    return other && change.which == other->which && change.from == other->to &&
           change.to == other->from;
}

bool turnsBack(const RuleChange& change, const Change& before) {
    const auto* other = std::get_if<RuleChange>(&before);
    return other && change.from == other->to && change.to == other->from;
}

/// The values whose schedules no change has ended.
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
    std::vector<Takeable> standing;

    void operator()(const HyperparameterChange& change) {
        if (change.cause == HyperparameterChange::Cause::Schedule)
            giveBack(change.which);
        else if (scheduled.set(change.which, false))
            standing.push_back({change, true});
        else
            add(change);
    }
    void operator()(const HalvingRuleChange& change) {
        add(RuleChange{std::exchange(rule, change.to), change.to});
    }
    void operator()(const ValidationLossSeen&) {}
    void operator()(const HealthChange&) {}

    void add(const auto& change) {
        const bool isBack = !standing.empty() && !standing.back().endedSchedule &&
                            turnsBack(change, standing.back().change);
        if (isBack)
            standing.pop_back();
        else
            standing.push_back({change});
    }

    void giveBack(Which which) {
        scheduled.set(which, true);
        const auto* last =
            standing.empty() ? nullptr : std::get_if<HyperparameterChange>(&standing.back().change);
        if (last && last->which == which && standing.back().endedSchedule)
            standing.pop_back();
    }
};

struct BackSetter {
    Trainer<float>& trainer;
    bool endedSchedule;

    void operator()(const HyperparameterChange& change) const {
        if (endedSchedule)
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

std::optional<Takeable> lastChange(const std::vector<RunEvent>& history,
                                   const HalvingRule& firstRule, const Schedules& schedules,
                                   std::size_t first) {
    Walk walk{firstRule, ScheduledOnes(schedules), {}};
    for (std::size_t k = 0; k < history.size(); ++k) {
        std::visit(walk, history[k]);
        if (k + 1 == first)
            walk.standing.clear();
    }
    return walk.standing.empty() ? std::nullopt : std::optional(walk.standing.back());
}

void takeBack(Trainer<float>& trainer, const Takeable& change) {
    std::visit(BackSetter{trainer, change.endedSchedule}, change.change);
}

}  // namespace centerscope
