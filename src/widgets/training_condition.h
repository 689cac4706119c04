// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/run_history.h"

namespace centerscope {

/// What the losses say about a run that does not seem to learn.
enum class TrainingCondition {
    Fine,           ///< or too early to tell
    StillGuessing,  ///< the softmax loss rests at ln C; normal early on at λ >= 1
    Collapsed,      ///< it has rested there for long, and the center loss has gone to 0
};

TrainingCondition conditionOf(const RunHistory& history, int classes);

}  // namespace centerscope
