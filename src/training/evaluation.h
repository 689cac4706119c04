// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "data/dataset.h"

namespace centerscope {

/// How one version of the network does on a whole split. Losses are means over the images; where a
/// preset takes the center loss as a sum, it is that of a batch of the size in force.
struct Evaluation {
    std::int64_t step = 0;  ///< updates the network had seen
    SplitKind split = SplitKind::Validation;
    double softmaxLoss = 0;
    double centerLoss = 0;  ///< before λ
    double accuracy = 0;    ///< 0 to 1
};

}  // namespace centerscope
