// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_event.h"

#include <cmath>

namespace centerscope {

bool ValidationLossSeen::operator==(const ValidationLossSeen& other) const {
    const bool sameLoss = totalLoss == other.totalLoss ||
                          (!std::isfinite(totalLoss) && !std::isfinite(other.totalLoss));
    return step == other.step && ofStep == other.ofStep && sameLoss;
}

std::int64_t stepOf(const RunEvent& event) {
    return std::visit([](const auto& one) { return one.step; }, event);
}

bool isOfStep(std::int64_t step, const RunEvent& event) {
    const auto* seen = std::get_if<ValidationLossSeen>(&event);
    const auto* change = std::get_if<HyperparameterChange>(&event);
    return stepOf(event) <= step + 1 &&
           (seen || (change && change->cause == HyperparameterChange::Cause::Rule));
}

EmbeddingLossDescription embeddingLossAfter(EmbeddingLossDescription loss,
                                            const std::vector<RunEvent>& events) {
    auto* const centerLoss = std::get_if<CenterLossDescription>(&loss);
    for (const RunEvent& event : events)
        if (const auto* change = std::get_if<CenterRuleChange>(&event); change && centerLoss)
            centerLoss->rule = change->to;
    return loss;
}

}  // namespace centerscope
