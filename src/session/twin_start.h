// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "nn/description/center_loss_description.h"
#include "session/run_info.h"
#include "training/stage_projection.h"

namespace centerscope {

/// How one of two twins begins.
struct TwinStart {
    struct Value {
        Hyperparameter which = Hyperparameter::Lambda;
        double value = 0;
    };

    /// Preset, data set and seeds of a new run. Of a fork only the data set, so that it is not read
    /// once more.
    RunInfo run;
    /// That a fork begins at, with the events on the way there; empty: a new run begins.
    std::filesystem::path checkpoint;
    /// Of the other twin, which this one shows too where it has as many dimensions; none: its own.
    std::optional<StageProjection> projection;
    // From its first step on, as changes by hand.
    std::optional<CenterRule> centerRule;
    std::vector<Value> values;
};

}  // namespace centerscope
