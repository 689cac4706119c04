// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>

#include "presets/halving_rule.h"

namespace centerscope {

/// What OnPlateau remembers between steps.
struct PlateauWatch {
    /// The training loss is watched as the mean of this many steps, since single batches jump.
    static constexpr std::size_t kSmoothedSteps = 100;

    std::array<double, kSmoothedSteps> recent{};  ///< a ring: loss k stands at k mod its size
    std::int64_t seen = 0;                        ///< losses put into the ring
    double best = std::numeric_limits<double>::infinity();  ///< no NaN
    std::int64_t bestStep = 0;

    /// Takes in one step's total loss. True when patience is used up; the count then starts anew.
    bool observeTrainingLoss(const HalvingRule& rule, std::int64_t step, double totalLoss);
    /// Takes in one validation of the network as it was at step.
    bool observeValidationLoss(const HalvingRule& rule, std::int64_t step, double totalLoss);
    /// Steps left before the rule acts if nothing improves from now on.
    std::int64_t stepsLeft(const HalvingRule& rule, std::int64_t step) const;
    /// Starts anew; where λ changes, totals before and after are not comparable.
    void restart();

    bool operator==(const PlateauWatch&) const = default;

private:
    bool observe(const HalvingRule& rule, std::int64_t step, double loss);
};

}  // namespace centerscope
