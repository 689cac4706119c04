// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/halving_rule.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace centerscope {

std::optional<std::int64_t> HalvingRule::nextAfter(std::int64_t fromStep) const {
    switch (kind) {
        case Kind::EveryNSteps:
            return std::max<std::int64_t>(1, (fromStep + every - 1) / every) * every;
        case Kind::AtSteps: {
            const auto next = std::ranges::lower_bound(steps, fromStep);
            return next == steps.end() ? std::nullopt : std::optional(*next);
        }
        case Kind::Never:
        case Kind::OnPlateau:
            break;
    }
    return std::nullopt;
}

HalvingRule HalvingRule::inSteps(std::int64_t stepsPerEpoch) const {
    HalvingRule rule = *this;
    if (!std::exchange(rule.inEpochs, false))
        return rule;
    rule.every *= stepsPerEpoch;
    for (std::int64_t& step : rule.steps)
        step *= stepsPerEpoch;
    return rule;
}

bool PlateauWatch::seeTrainingLoss(const HalvingRule& rule, std::int64_t step, double totalLoss) {
    recent_[seen_++ % kSmoothedSteps] = totalLoss;
    if (seen_ < kSmoothedSteps)
        return false;
    return see(rule, step, std::reduce(recent_.begin(), recent_.end()) / kSmoothedSteps);
}

bool PlateauWatch::seeValidationLoss(const HalvingRule& rule, std::int64_t step, double totalLoss) {
    return see(rule, step, totalLoss);
}

std::int64_t PlateauWatch::stepsLeft(const HalvingRule& rule, std::int64_t step) const {
    if (best_ == std::numeric_limits<double>::infinity())
        return rule.patience;
    return std::max<std::int64_t>(0, bestStep_ + rule.patience - step);
}

void PlateauWatch::restart() {
    *this = {};
}

bool PlateauWatch::see(const HalvingRule& rule, std::int64_t step, double loss) {
    if (loss < best_ * (1 - rule.threshold) || best_ == std::numeric_limits<double>::infinity()) {
        best_ = loss;
        bestStep_ = step;
        return false;
    }
    if (step - bestStep_ < rule.patience)
        return false;
    restart();
    return true;
}

}  // namespace centerscope
