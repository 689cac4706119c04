// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "charts/step_marks.h"
#include "presets/preset.h"
#include "session/run_history.h"

class QLocale;

namespace centerscope {

/// What of a run leaves marks in all its plots.
struct RunMarks {
    /// What a schedule has done: a jump, or the beginning of a straight line.
    struct Scheduled {
        Hyperparameter which = Hyperparameter::Lambda;
        std::int64_t step = 0;   ///< the first with another value
        std::int64_t until = 0;  ///< the first with the value to; step: a jump
        double from = 0;
        double to = 0;

        bool operator==(const Scheduled&) const = default;
    };
    std::vector<HyperparameterChange> changes;  ///< that came to something
    std::vector<Scheduled> scheduled;           ///< of λ and α
    std::optional<std::int64_t> augmentedFrom;  ///< the first step with augmented images
    Augmentation augmentation;
    std::optional<std::int64_t> nextHalving;
    double halvingFactor = 0.5;

    /// Of the run as far as it has come. preset: null: unknown.
    static RunMarks of(const RunHistory& history, const Preset* preset);

    /// By their steps. lastInSight: of the axis; a halving after it is named with its step.
    std::vector<StepMark> marks(double lastInSight, const QLocale& locale) const;

    bool operator==(const RunMarks&) const = default;
};

}  // namespace centerscope
