// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>

#include "nn/description/rates.h"
#include "presets/value_ranges.h"

namespace centerscope {

/// The values of all that can be turned while training runs: λ in kLambdas (total = softmax loss +
/// λ · center loss), α in kAlphas (how far centers move per step, Eq. 4), the learning rate in
/// kLearningRates. A change acts from the next step.
struct Hyperparameters : Rates {
    int batchSize = 100;  ///< in kBatchSizes

    Hyperparameters() : Hyperparameters({.learningRate = 0.001, .lambda = 0.01, .alpha = 0.5}) {}
    explicit Hyperparameters(const Rates& rates, int images = 100)
        : Rates(rates), batchSize(images) {}

    bool operator==(const Hyperparameters&) const = default;
};

/// What everything that treats the hyperparameters alike has to know of one that a schedule can
/// hold.
struct Schedulable {
    Hyperparameter which;
    const char* name;    ///< in files; on the command line with hyphens
    const char* symbol;  ///< for people, in any language
    NumberRange range;
    CodeFor<3> refusal;  ///< of a value out of range: least, most, value
};

inline constexpr auto kSchedulables = std::to_array<Schedulable>({
    {Hyperparameter::LearningRate, "learning_rate", "lr", kLearningRates,
     MessageCode::LearningRateOutOfRange},
    {Hyperparameter::Lambda, "lambda", "λ", kLambdas, MessageCode::LambdaOutOfRange},
    {Hyperparameter::Alpha, "alpha", "α", kAlphas, MessageCode::AlphaOutOfRange},
});

/// Whether it is of every run; else it is of a loss or of a head.
constexpr bool isOfEveryRun(Hyperparameter which) {
    return which == Hyperparameter::LearningRate || which == Hyperparameter::Lambda ||
           which == Hyperparameter::BatchSize;
}

/// The row of one that is not the batch size.
constexpr const Schedulable& schedulable(Hyperparameter which) {
    return *std::ranges::find(kSchedulables, which, &Schedulable::which);
}

/// As files call it.
constexpr const char* nameInFiles(Hyperparameter which) {
    return which == Hyperparameter::BatchSize ? "batch_size" : schedulable(which).name;
}

}  // namespace centerscope
