// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/halving_rule.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include "training/value_ranges.h"

namespace centerscope {

namespace {

/// A loss that is no number any more counts as one that has not fallen.
double orInfinity(double loss) {
    return std::isnan(loss) ? std::numeric_limits<double>::infinity() : loss;
}

}  // namespace

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
    // A step after the last of any run never comes, so kMostSteps stands for it.
    const std::int64_t length = std::max<std::int64_t>(1, stepsPerEpoch);
    const auto inSteps = [length](std::int64_t epochs) {
        return std::min(epochs, kMostSteps / length + 1) * length;
    };
    if (kind == Kind::EveryNSteps)
        rule.every = std::min(inSteps(rule.every), kMostSteps);
    std::ranges::transform(rule.steps, rule.steps.begin(), inSteps);
    std::erase_if(rule.steps, [](std::int64_t step) { return step > kLastStep; });
    return rule;
}

void HalvingRule::requireRanges() const {
    const auto require = [](const char* what, const auto& range, auto found,
                            const std::string& text) {
        if (!range.contains(found))
            throw std::invalid_argument("The halving rule must have " + std::string(what) + " " +
                                        range.text() + ", found " + text + ".");
    };
    const auto requireSteps = [&require](std::int64_t found) {
        require("steps", kPlannedSteps, found, std::to_string(found));
    };
    requireSteps(every);
    requireSteps(patience);
    std::ranges::for_each(steps, requireSteps);
    const auto listed = static_cast<std::int64_t>(steps.size());
    require("a number of listed steps", kListedSteps, listed, std::to_string(listed));
    if (const auto descent = firstDescent(steps))
        throw std::invalid_argument("The halving rule must have ascending steps, found " +
                                    *descent + ".");
    require("a factor", kHalvingFactors, factor, numberText(factor));
    require("a threshold", kPlateauThresholds, threshold, numberText(threshold));
}

std::optional<std::string> firstDescent(std::span<const std::int64_t> steps) {
    const auto first = std::ranges::adjacent_find(steps, std::ranges::greater_equal());
    if (first == steps.end())
        return std::nullopt;
    return std::to_string(*std::next(first)) + " after " + std::to_string(*first);
}

bool PlateauWatch::seeTrainingLoss(const HalvingRule& rule, std::int64_t step, double totalLoss) {
    recent[static_cast<std::size_t>(seen++) % kSmoothedSteps] = orInfinity(totalLoss);
    if (seen < static_cast<std::int64_t>(kSmoothedSteps))
        return false;
    return see(rule, step, std::reduce(recent.begin(), recent.end()) / kSmoothedSteps);
}

bool PlateauWatch::seeValidationLoss(const HalvingRule& rule, std::int64_t step, double totalLoss) {
    return see(rule, step, orInfinity(totalLoss));
}

std::int64_t PlateauWatch::stepsLeft(const HalvingRule& rule, std::int64_t step) const {
    if (best == std::numeric_limits<double>::infinity())
        return rule.patience;
    return std::max<std::int64_t>(0, bestStep + rule.patience - step);
}

void PlateauWatch::restart() {
    *this = {};
}

bool PlateauWatch::see(const HalvingRule& rule, std::int64_t step, double loss) {
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
