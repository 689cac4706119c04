// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/train_options.h"

namespace centerscope {

/// Trains as options say and writes the run's files. Throws UsageError and what else goes wrong.
void trainCommand(const TrainOptions& options);

}  // namespace centerscope
