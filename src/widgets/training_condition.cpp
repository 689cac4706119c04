// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training_condition.h"

#include <cmath>

namespace centerscope {

namespace {

constexpr std::size_t kWindow = 100;      ///< steps that are averaged
constexpr std::size_t kLongEnough = 500;  ///< steps without learning before it is called collapse
constexpr double kGuessingMargin = 0.05;  ///< how close to ln C counts as guessing
constexpr double kVanished = 1e-3;        ///< center loss, mean over the batch

struct Means {
    double softmaxLoss = 0;
    double centerLoss = 0;
};

Means meansOfLast(const std::vector<StepMetrics>& steps) {
    Means means;
    for (std::size_t k = steps.size() - kWindow; k < steps.size(); ++k) {
        means.softmaxLoss += steps[k].softmaxLoss / kWindow;
        means.centerLoss += steps[k].centerLoss / kWindow;
    }
    return means;
}

}  // namespace

TrainingCondition conditionOf(const RunHistory& history, int classes) {
    const std::vector<StepMetrics>& steps = history.steps;
    if (steps.size() < kWindow)
        return TrainingCondition::Fine;
    const Means means = meansOfLast(steps);
    if (!(std::abs(means.softmaxLoss - std::log(classes)) <= kGuessingMargin))  // nor if unknown
        return TrainingCondition::Fine;
    const bool isPulled = steps.back().lambda > 0;
    return isPulled && steps.size() >= kLongEnough && means.centerLoss < kVanished
               ? TrainingCondition::Collapsed
               : TrainingCondition::StillGuessing;
}

}  // namespace centerscope
