// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/message.h"

namespace centerscope {

/// When the learning rate is halved by itself, or multiplied by another factor. Rules act on the
/// value in force, so they continue from wherever the user has dragged it. "After step N" means:
/// update N is the last at the old rate, step N + 1 the first at half of it.
struct HalvingRule {
    enum class Kind {
        Never,
        EveryNSteps,  ///< after steps every, 2 · every, …
        AtSteps,      ///< after each of the listed steps
        OnPlateau,    ///< when the watched loss has not fallen for patience steps
    };
    enum class Watch { TrainingLoss, ValidationLoss };  ///< never the test set

    Kind kind = Kind::Never;
    std::int64_t every = 5000;        ///< in kPlannedSteps
    std::vector<std::int64_t> steps;  ///< ascending, each in kPlannedSteps
    Watch watch = Watch::TrainingLoss;
    std::int64_t patience = 1000;  ///< steps, in kPlannedSteps
    double threshold = 0.01;       ///< "fallen" means below best · (1 − threshold)
    double factor = 0.5;           ///< in kHalvingFactors: what the rate is multiplied by
    /// every and steps count epochs. Only presets say so: a run counts steps (inSteps).
    bool inEpochs = false;

    /// The next step >= fromStep after which the rate halves; none for Never, OnPlateau and when
    /// the list is over.
    std::optional<std::int64_t> nextAfter(std::int64_t fromStep) const;
    /// The same rule counted in steps, without those that no run reaches. A batch size that is
    /// changed later moves no step of it.
    HalvingRule inSteps(std::int64_t stepsPerEpoch) const;
    /// Throws an Error for a value out of its range.
    void requireRanges() const;

    bool operator==(const HalvingRule&) const = default;
};

/// The first two of these steps that do not ascend, as "200 after 300"; none where all do.
std::optional<Message> firstDescent(std::span<const std::int64_t> steps);

}  // namespace centerscope
