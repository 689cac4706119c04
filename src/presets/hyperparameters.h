// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>

#include "presets/value_ranges.h"

namespace centerscope {

/// What can be turned while training runs.
enum class Hyperparameter { LearningRate, Lambda, Alpha, BatchSize };

/// Their values. A change acts from the next step.
struct Hyperparameters {
    double learningRate = 0.001;  ///< in kLearningRates
    double lambda = 0.01;         ///< λ in kLambdas: total = softmax loss + λ · center loss
    double alpha = 0.5;           ///< α in kAlphas: how far centers move per step (Eq. 4)
    int batchSize = 100;          ///< in kBatchSizes

    bool operator==(const Hyperparameters&) const = default;
};

/// One V for each of them that a schedule can hold.
template <typename V>
struct PerSchedule {
    V learningRate{};
    V lambda{};
    V alpha{};

    bool operator==(const PerSchedule&) const = default;
};

/// What everything that treats the hyperparameters alike has to know of one that a schedule can
/// hold: of all but the batch size, which is whole and no part of the mathematics.
struct Schedulable {
    Hyperparameter which;
    const char* name;  ///< in files; on the command line with hyphens
    NumberRange range;
    CodeFor<3> refusal;  ///< of a value out of range: least, most, value
};

inline constexpr auto kSchedulables = std::to_array<Schedulable>({
    {Hyperparameter::LearningRate, "learning_rate", kLearningRates,
     MessageCode::LearningRateOutOfRange},
    {Hyperparameter::Lambda, "lambda", kLambdas, MessageCode::LambdaOutOfRange},
    {Hyperparameter::Alpha, "alpha", kAlphas, MessageCode::AlphaOutOfRange},
});

/// The row of one that is not the batch size.
constexpr const Schedulable& schedulable(Hyperparameter which) {
    return *std::ranges::find(kSchedulables, which, &Schedulable::which);
}

/// As files call it.
constexpr const char* nameInFiles(Hyperparameter which) {
    return which == Hyperparameter::BatchSize ? "batch_size" : schedulable(which).name;
}

/// Its member of Hyperparameters, PerSchedule, StepMetrics, or whatever else has one of each. Not
/// for the batch size.
template <typename Each>
constexpr auto& member(Each& each, Hyperparameter which) {
    switch (which) {
        case Hyperparameter::LearningRate:
            return each.learningRate;
        case Hyperparameter::Lambda:
            return each.lambda;
        case Hyperparameter::Alpha:
        case Hyperparameter::BatchSize:
            break;
    }
    return each.alpha;
}

}  // namespace centerscope
