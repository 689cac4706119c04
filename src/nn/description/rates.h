// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

namespace centerscope {

/// What can be turned while training runs. One more is a name here, a member and a case below, and
/// a row of kSchedulables (presets/hyperparameters.h).
enum class Hyperparameter { LearningRate, Lambda, Alpha, BatchSize };

/// One V for each of them that a schedule can hold: of all but the batch size, which is whole and
/// no part of the mathematics.
template <typename V>
struct PerSchedule {
    V learningRate{};
    V lambda{};
    V alpha{};

    bool operator==(const PerSchedule&) const = default;
};

/// Its member of a PerSchedule. The batch size has none: to ask for it ends the program.
template <typename Each>
constexpr auto& member(Each& each, Hyperparameter which) {
    switch (which) {
        case Hyperparameter::LearningRate:
            return each.learningRate;
        case Hyperparameter::Lambda:
            return each.lambda;
        case Hyperparameter::Alpha:
            return each.alpha;
        case Hyperparameter::BatchSize:
            break;
    }
    std::abort();
}

/// Their values in force at a step, as the losses see them.
using Rates = PerSchedule<double>;

}  // namespace centerscope
