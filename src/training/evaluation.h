// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

#include "data/dataset.h"
#include "training/cluster_measures.h"

namespace centerscope {

/// How one version of the network does on a whole split. Losses are means over the images; where a
/// preset takes the center loss as a sum, it is that of a batch of the size in force.
struct Evaluation {
    std::int64_t step = 0;  ///< updates the network had seen
    SplitKind split = SplitKind::Validation;
    double softmaxLoss = 0;
    double centerLoss = 0;  ///< before λ
    double accuracy = 0;    ///< 0 to 1
    ClusterMeasures clusters = {};
    double nearestCenterAgreement = 0;  ///< 0 to 1: images whose nearest center is of the class
                                        ///< that softmax chooses
    // How strongly each loss pulls at an image's embedding: root mean squares over the images of
    // the norm of the gradient of an image's own loss.
    double softmaxGradient = 0;  ///< √(mean ‖∂L_S/∂x‖²)
    double centerGradient = 0;   ///< √(mean ‖λ ∂L_C/∂x‖²)

    /// Whether the losses are numbers, which they are unless the run has diverged.
    bool isFinite() const { return std::isfinite(softmaxLoss) && std::isfinite(centerLoss); }
};

}  // namespace centerscope
