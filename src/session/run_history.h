// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "session/session_update.h"

namespace centerscope {

/// All that has been seen of one run, for plots and exports. Lives on the window's thread.
struct RunHistory {
    std::uint64_t run = 0;
    std::vector<StepMetrics> steps;             ///< steps[k] is step k + 1
    std::vector<HyperparameterChange> changes;  ///< ascending steps
    std::vector<Evaluation> evaluations;        ///< ascending arrival
    std::optional<std::int64_t> nextHalving;

    /// Takes in an update; one of another run starts the history anew.
    void append(const SessionUpdate& update);
};

}  // namespace centerscope
