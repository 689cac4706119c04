// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/last_change.h"

#include <utility>

namespace centerscope {

namespace {

bool turnsBack(const HyperparameterChange& change, const Takeable& before) {
    const auto* other = std::get_if<HyperparameterChange>(&before);
    return other && change.which == other->which && change.from == other->to &&
           change.to == other->from;
}

bool turnsBack(const RuleChange& change, const Takeable& before) {
    const auto* other = std::get_if<RuleChange>(&before);
    return other && change.from == other->to && change.to == other->from;
}

struct Walk {
    HalvingRule rule;
    std::vector<Takeable> standing;

    void operator()(const HyperparameterChange& change) { add(change); }
    void operator()(const HalvingRuleChange& change) {
        add(RuleChange{std::exchange(rule, change.to), change.to});
    }
    void operator()(const ValidationLossSeen&) {}

    void add(const auto& change) {
        if (!standing.empty() && turnsBack(change, standing.back()))
            standing.pop_back();
        else
            standing.push_back(change);
    }
};

struct BackSetter {
    Trainer<float>& trainer;

    void operator()(const HyperparameterChange& change) const {
        switch (change.which) {
            case HyperparameterChange::Which::LearningRate:
                return trainer.setLearningRate(change.from);
            case HyperparameterChange::Which::Lambda:
                return trainer.setLambda(change.from);
            case HyperparameterChange::Which::Alpha:
                return trainer.setAlpha(change.from);
            case HyperparameterChange::Which::BatchSize:
                return trainer.setBatchSize(static_cast<int>(change.from));
        }
    }
    void operator()(const RuleChange& change) const { trainer.setHalvingRule(change.from); }
};

}  // namespace

std::optional<Takeable> lastChange(const std::vector<RunEvent>& history,
                                   const HalvingRule& firstRule) {
    Walk walk{firstRule, {}};
    for (const RunEvent& event : history)
        std::visit(walk, event);
    return walk.standing.empty() ? std::nullopt : std::optional(walk.standing.back());
}

void takeBack(Trainer<float>& trainer, const Takeable& change) {
    std::visit(BackSetter{trainer}, change);
}

}  // namespace centerscope
