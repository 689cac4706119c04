// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/preset_in_force.h"

namespace centerscope {

namespace {

void take(double inForce, bool isScheduled, double& value, ValueSchedule& schedule) {
    const double untouched = schedule.knots.empty() ? value : schedule.knots.back().value;
    if (isScheduled || inForce == untouched)
        return;
    value = inForce;
    schedule.knots.clear();
}

}  // namespace

Preset presetInForce(const Preset& preset, const Hyperparameters& inForce, const HalvingRule& rule,
                     const ScheduledValues& scheduled, std::int64_t stepsPerEpoch) {
    Preset result = preset;
    Hyperparameters& values = result.hyperparameters;
    Schedules& schedules = result.schedules;
    take(inForce.learningRate, scheduled.learningRate, values.learningRate, schedules.learningRate);
    take(inForce.lambda, scheduled.lambda, values.lambda, schedules.lambda);
    take(inForce.alpha, scheduled.alpha, values.alpha, schedules.alpha);
    values.batchSize = inForce.batchSize;
    if (rule != preset.halvingRule.inSteps(stepsPerEpoch))
        result.halvingRule = rule;
    return result;
}

}  // namespace centerscope
