// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/halving_rule.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "core/error.h"
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
    const auto requireCount = [](const Message& what, const CountRange& range, std::int64_t found) {
        if (!range.contains(found))
            throw Error(MessageCode::HalvingRuleOutOfRange, what, range.least, range.most, found);
    };
    const auto requireNumber = [](const Message& what, const NumberRange& range, double found) {
        if (!range.contains(found))
            throw Error(MessageCode::HalvingRuleOutOfRange, what, Decimal{numberText(range.least)},
                        Decimal{numberText(range.most)}, Decimal{numberText(found)});
    };
    const auto requireSteps = [&requireCount](std::int64_t found) {
        requireCount({MessageCode::Steps}, kPlannedSteps, found);
    };
    requireSteps(every);
    requireSteps(patience);
    std::ranges::for_each(steps, requireSteps);
    requireCount({MessageCode::NumberOfListedSteps}, kListedSteps,
                 static_cast<std::int64_t>(steps.size()));
    if (const auto descent = firstDescent(steps))
        throw Error(MessageCode::HalvingStepsDescend, *descent);
    requireNumber({MessageCode::Factor}, kHalvingFactors, factor);
    requireNumber({MessageCode::Threshold}, kPlateauThresholds, threshold);
}

std::optional<Message> firstDescent(std::span<const std::int64_t> steps) {
    const auto first = std::ranges::adjacent_find(steps, std::ranges::greater_equal());
    if (first == steps.end())
        return std::nullopt;
    return Message(MessageCode::OneAfterAnother, *std::next(first), *first);
}

}  // namespace centerscope
