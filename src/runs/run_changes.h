// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "presets/preset.h"
#include "training/run_event.h"

namespace centerscope {

// What a run may have otherwise than its bundled preset from the start, besides hyperparameters.
inline constexpr const char* kBalancedBatches = "balanced_batches";  ///< 1; 0: not balanced
inline constexpr const char* kEmbeddingSize = "embedding_size";

/// A hyperparameter that is not what the bundled preset has, or that was changed by hand and has
/// stayed so; or one of the above.
struct RunDifference {
    std::string name;       ///< as in files: "lambda"
    double value = 0;       ///< what it was set to; the halving rule may have changed it since
    std::int64_t step = 0;  ///< the first step it was in force; 0: from the start

    bool operator==(const RunDifference&) const = default;
};

/// A hyperparameter that was changed by hand for a while and then set back, by Undo or by hand. The
/// run has been trained with it, so it is not what its preset alone would have made.
struct PastChange {
    std::string name;        ///< as in files
    std::int64_t first = 0;  ///< the first step it was changed at
    std::int64_t last = 0;   ///< the last one; at times in between it may have been set back too

    bool operator==(const PastChange&) const = default;
};

/// By what a run differs from its preset, ordered by name.
struct RunChanges {
    std::vector<RunDifference> inForce;
    std::vector<PastChange> past;

    bool operator==(const RunChanges&) const = default;
};

/// events: all of a run of this preset. What the rules have changed is the preset's own.
RunChanges changesOf(const std::vector<RunEvent>& events, const Preset& preset);

}  // namespace centerscope
