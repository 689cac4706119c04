// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "training/value_ranges.h"

namespace centerscope {

/// What can be turned while training runs. A change acts from the next step.
struct Hyperparameters {
    double learningRate = 0.001;  ///< in kLearningRates
    double lambda = 0.01;         ///< λ in kLambdas: total = softmax loss + λ · center loss
    double alpha = 0.5;           ///< α in kAlphas: how far centers move a step (Eq. 4)
    int batchSize = 100;          ///< in kBatchSizes

    bool operator==(const Hyperparameters&) const = default;
};

/// One change of one hyperparameter, whoever made it.
struct HyperparameterChange {
    enum class Which { LearningRate, Lambda, Alpha, BatchSize };
    enum class Cause {
        User,      ///< set to a value
        Halving,   ///< halved by hand
        Rule,      ///< halved by the halving rule
        Schedule,  ///< given back to the preset's schedule, which a change had ended
    };
    std::int64_t step = 0;  ///< the first step the new value is in force
    Which which = Which::LearningRate;
    double from = 0;
    double to = 0;
    Cause cause = Cause::User;

    bool operator==(const HyperparameterChange&) const = default;
};

}  // namespace centerscope
