// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/thread_pool.h"
#include "nn/description/optimizer_description.h"
#include "nn/kernels/instruction_set.h"
#include "nn/parameter_layout.h"

namespace centerscope {

/// What an optimiser remembers between updates; part of the training state.
template <typename T>
struct OptimizerState {
    std::int64_t updates = 0;
    std::vector<T> first;   ///< Adam: mean of gradients m; SGD: velocity
    std::vector<T> second;  ///< Adam: mean of squared gradients v; SGD: empty

    bool operator==(const OptimizerState&) const = default;
};

/// The state before the first update of this many weights: all zero.
template <typename T>
OptimizerState<T> initialOptimizerState(const OptimizerDescription& optimizer, std::size_t weights);

/// One update of all weights at once.
///     Adam (Kingma & Ba, ICLR 2015, Algorithm 1), t = updates + 1:
///         m ← β₁m + (1−β₁)g,  v ← β₂v + (1−β₂)g²
///         w ← w − lr · (m / (1−β₁ᵗ)) / (√(v / (1−β₂ᵗ)) + ε)
///     SGD with momentum, as PyTorch has it:
///         u ← momentum·u + g + weightDecay·w,  w ← w − lr · u
///     and with rateInVelocity:
///         u ← momentum·u + lr · (g + weightDecay·w),  w ← w − u
/// biases: the parameters, in the order of their offsets, that biasRate and biasDecay act on.
/// In float by the kernels of the instruction set; the same bits for any number of threads.
template <typename T>
void updateWeights(const OptimizerDescription& optimizer, double learningRate,
                   std::span<const T> gradients, std::span<T> weights, OptimizerState<T>& state,
                   ThreadPool& pool, InstructionSet instructionSet = bestInstructionSet(),
                   std::span<const Parameter> biases = {});

}  // namespace centerscope
