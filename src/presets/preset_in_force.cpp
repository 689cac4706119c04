// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset_in_force.h"

#include <string>

namespace centerscope {

namespace {

void take(double inForce, int isChanged, double& value, ValueSchedule& schedule) {
    if (!isChanged)
        return;
    value = inForce;
    schedule.knots.clear();
}

}  // namespace

Preset presetInForce(const Preset& preset, const Hyperparameters& inForce, const HalvingRule& rule,
                     const OverriddenSchedules& overridden, std::int64_t stepsPerEpoch) {
    Preset result = preset;
    Hyperparameters& values = result.hyperparameters;
    Schedules& schedules = result.schedules;
    take(inForce.learningRate, overridden.learningRate, values.learningRate,
         schedules.learningRate);
    take(inForce.lambda, overridden.lambda, values.lambda, schedules.lambda);
    take(inForce.alpha, overridden.alpha, values.alpha, schedules.alpha);
    values.batchSize = inForce.batchSize;
    if (rule != preset.halvingRule.inSteps(stepsPerEpoch))
        result.halvingRule = rule;
    describeChanges(result, preset);
    return result;
}

void describeChanges(Preset& changed, const Preset& original) {
    const auto& [rate, lambda, alpha, batchSize] = changed.hyperparameters;
    const Hyperparameters& values = original.hyperparameters;
    const Schedules& now = changed.schedules;
    const Schedules& before = original.schedules;
    std::string others;
    const auto add = [&others](const char* what, bool isSame) {
        others += isSame ? "" : (others.empty() ? "" : ", ") + std::string(what);
    };
    add("learning rate", rate == values.learningRate && now.learningRate == before.learningRate);
    add("lambda", lambda == values.lambda && now.lambda == before.lambda);
    add("alpha", alpha == values.alpha && now.alpha == before.alpha);
    add("batch size", batchSize == values.batchSize);
    add("halving rule", changed.halvingRule == original.halvingRule);
    add("order of images", changed.shuffle == original.shuffle);
    if (others.empty())
        return;
    changed.description = "The preset " + original.id + " with another " + others + ".";
    changed.differences.clear();
}

}  // namespace centerscope
