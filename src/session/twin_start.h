// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "nn/description/center_loss_description.h"
#include "session/run_info.h"
#include "training/stage_projection.h"

namespace centerscope {

struct Checkpoint;

/// How one of two twins begins.
struct TwinStart {
    struct Value {
        Hyperparameter which = Hyperparameter::Lambda;
        double value = 0;
    };

    /// Preset, data set and seeds of a new run. Of a fork only the data set, so that it is not read
    /// once more.
    RunInfo run;
    std::optional<RunTwin> twin = {};
    /// That a fork begins at, with the events on the way there; null: a new run begins.
    std::shared_ptr<const Checkpoint> checkpoint;
    /// As which it lies, or would, in the folder of the run that it is of, whose rows come along;
    /// empty: that run is not kept.
    std::filesystem::path file;
    /// Of the other twin, which this one shows too where it has as many dimensions; none: its own.
    std::optional<StageProjection> projection;
    // From its first step on, as changes by hand.
    std::optional<CenterRule> centerRule;
    std::vector<Value> values;
};

}  // namespace centerscope
