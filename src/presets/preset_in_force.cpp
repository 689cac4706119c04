// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset_in_force.h"

#include <algorithm>
#include <string>

namespace centerscope {

Preset presetInForce(const Preset& preset, const Hyperparameters& inForce, const HalvingRule& rule,
                     const OverriddenSchedules& overridden, std::int64_t stepsPerEpoch) {
    Preset result = preset;
    Hyperparameters& values = result.hyperparameters;
    for (const Schedulable& each : kSchedulables) {
        if (!member(overridden, each.which))
            continue;
        member(values, each.which) = member(inForce, each.which);
        member(result.schedules, each.which).knots.clear();
    }
    values.batchSize = inForce.batchSize;
    if (rule != preset.halvingRule.inSteps(stepsPerEpoch))
        result.halvingRule = rule;
    describeChanges(result, preset);
    return result;
}

void describeChanges(Preset& changed, const Preset& original) {
    const Hyperparameters& now = changed.hyperparameters;
    const Hyperparameters& before = original.hyperparameters;
    std::string others;
    const auto add = [&others](const std::string& what, bool isSame) {
        others += isSame ? "" : (others.empty() ? "" : ", ") + what;
    };
    for (const Schedulable& each : kSchedulables) {
        std::string words = each.name;
        std::ranges::replace(words, '_', ' ');
        add(words,
            member(now, each.which) == member(before, each.which) &&
                member(changed.schedules, each.which) == member(original.schedules, each.which));
    }
    add("batch size", now.batchSize == before.batchSize);
    add("halving rule", changed.halvingRule == original.halvingRule);
    add("choice of held-out classes", changed.heldOut == original.heldOut);
    add("embedding size", changed.network.embeddingSize == original.network.embeddingSize);
    add("order of images",
        changed.shuffle == original.shuffle && changed.balancedBatches == original.balancedBatches);
    if (others.empty())
        return;
    changed.description = "The preset " + original.id + " with another " + others + ".";
    changed.differences.clear();
}

}  // namespace centerscope
