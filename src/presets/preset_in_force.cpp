// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/preset_in_force.h"

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
    return result;
}

}  // namespace centerscope
