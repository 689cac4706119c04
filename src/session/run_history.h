// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "data/dataset.h"
#include "session/session_update.h"

namespace centerscope {

/// All that has been seen of one run, for plots and exports. Lives on the window's thread.
struct RunHistory {
    std::uint64_t run = 0;
    /// steps[k] is step k + 1. Nothing but its number is known of a step that a checkpoint from
    /// elsewhere has left unknown: its losses are NaN.
    std::vector<StepMetrics> steps;
    std::vector<HyperparameterChange> changes;  ///< ascending steps
    std::vector<Evaluation> evaluations;        ///< ascending arrival
    std::optional<std::int64_t> nextHalving;
    double halvingFactor = 0.5;                ///< what the learning rate is multiplied by then
    std::shared_ptr<const Dataset> dataset;    ///< of the run; null: not known
    std::shared_ptr<const RunHistory> former;  ///< the run that was left for this one; may be null

    /// Takes in an update. One of a later run starts the history anew; where that has an origin,
    /// what the run has taken over from it comes first, and the run that is left becomes the
    /// former, unless Undo leads back from it. A step that is known already stays as it was. One of
    /// an earlier run says nothing.
    void append(const SessionUpdate& update);

private:
    RunHistory next(const ForkPoint& origin);
    void take(const StepMetrics& metrics);

    std::vector<std::shared_ptr<const RunHistory>> left_;  // one after another, for Undo
};

}  // namespace centerscope
