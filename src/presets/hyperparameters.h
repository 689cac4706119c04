// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presets/value_ranges.h"

namespace centerscope {

/// What can be turned while training runs. A change acts from the next step.
struct Hyperparameters {
    double learningRate = 0.001;  ///< in kLearningRates
    double lambda = 0.01;         ///< λ in kLambdas: total = softmax loss + λ · center loss
    double alpha = 0.5;           ///< α in kAlphas: how far centers move a step (Eq. 4)
    int batchSize = 100;          ///< in kBatchSizes

    bool operator==(const Hyperparameters&) const = default;
};

}  // namespace centerscope
