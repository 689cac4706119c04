// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/replay.h"

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

}  // namespace centerscope
