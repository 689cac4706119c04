// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/plateau_watch.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace centerscope {

namespace {

/// A loss that is no number any more counts as one that has not fallen.
double orInfinity(double loss) {
    return std::isnan(loss) ? std::numeric_limits<double>::infinity() : loss;
}

}  // namespace

bool PlateauWatch::observeTrainingLoss(const HalvingRule& rule, std::int64_t step,
                                       double totalLoss) {
    recent[static_cast<std::size_t>(seen++) % kSmoothedSteps] = orInfinity(totalLoss);
    if (seen < static_cast<std::int64_t>(kSmoothedSteps))
        return false;
    return observe(rule, step, std::reduce(recent.begin(), recent.end()) / kSmoothedSteps);
}

bool PlateauWatch::observeValidationLoss(const HalvingRule& rule, std::int64_t step,
                                         double totalLoss) {
    return observe(rule, step, orInfinity(totalLoss));
}

std::int64_t PlateauWatch::stepsLeft(const HalvingRule& rule, std::int64_t step) const {
    if (best == std::numeric_limits<double>::infinity())
        return rule.patience;
    return std::max<std::int64_t>(0, bestStep + rule.patience - step);
}

void PlateauWatch::restart() {
    *this = {};
}

bool PlateauWatch::observe(const HalvingRule& rule, std::int64_t step, double loss) {
    if (loss < best * (1 - rule.threshold) || best == std::numeric_limits<double>::infinity()) {
        best = loss;
        bestStep = step;
        return false;
    }
    if (step - bestStep < rule.patience)
        return false;
    restart();
    return true;
}

}  // namespace centerscope
