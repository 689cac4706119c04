// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/halving_rule.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "presets/value_ranges.h"

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
    require("a factor", kHalvingFactors, factor, numberText(factor));
    require("a threshold", kPlateauThresholds, threshold, numberText(threshold));
}

}  // namespace centerscope
