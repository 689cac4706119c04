// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/optim/optimizer.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/elementary.h"
#include "nn/kernels/kernel_table.h"

namespace centerscope {

namespace {

constexpr std::size_t kBlock = 16384;  // weights per block of parallel work

template <typename Body>
void forEachRange(std::size_t size, ThreadPool& pool, Body&& body) {
    const int blocks = static_cast<int>((size + kBlock - 1) / kBlock);
    pool.forEachBlock(blocks, [&](int block, int) {
        const std::size_t begin = static_cast<std::size_t>(block) * kBlock;
        body(begin, std::min(begin + kBlock, size));
    });
}

template <typename T>
void adam(const OptimizerDescription& optimizer, double learningRate, std::span<const T> gradients,
          std::span<T> weights, OptimizerState<T>& state, ThreadPool& pool,
          InstructionSet instructionSet) {
    const T beta1 = static_cast<T>(optimizer.beta1);
    const T beta2 = static_cast<T>(optimizer.beta2);
    const T epsilon = static_cast<T>(optimizer.epsilon);
    const T rate =
        static_cast<T>(learningRate / (1 - elementary::power(optimizer.beta1, state.updates)));
    const T correction =
        static_cast<T>(1 / (1 - elementary::power(optimizer.beta2, state.updates)));
    const kernels::KernelTable& kernels = kernels::kernelTable(instructionSet);
    forEachRange(weights.size(), pool, [&](std::size_t begin, std::size_t end) {
        T* const w = weights.data();
        T* const m = state.first.data();
        T* const v = state.second.data();
        const T* const g = gradients.data();
        if constexpr (std::is_same_v<T, float>) {
            kernels.adam(w + begin, g + begin, m + begin, v + begin, end - begin, rate, beta1,
                         beta2, epsilon, correction);
        } else {
            for (std::size_t k = begin; k < end; ++k) {
                m[k] = beta1 * m[k] + (1 - beta1) * g[k];
                v[k] = beta2 * v[k] + (1 - beta2) * g[k] * g[k];
                w[k] -= rate * m[k] / (std::sqrt(v[k] * correction) + epsilon);
            }
        }
    });
}

/// Calls body(begin, end, is bias) for the pieces of [begin, end) that are biases and that are not.
template <typename Body>
void forEachPiece(std::size_t begin, std::size_t end, std::span<const Parameter> biases,
                  Body&& body) {
    for (const Parameter& bias : biases) {
        const std::size_t from = std::clamp(bias.offset, begin, end);
        const std::size_t to = std::clamp(bias.offset + bias.size, begin, end);
        if (from == to)
            continue;
        body(begin, from, false);
        body(from, to, true);
        begin = to;
    }
    body(begin, end, false);
}

template <typename T>
void sgd(const OptimizerDescription& optimizer, double learningRate, std::span<const T> gradients,
         std::span<T> weights, OptimizerState<T>& state, ThreadPool& pool,
         InstructionSet instructionSet, std::span<const Parameter> biases) {
    const kernels::KernelTable& kernels = kernels::kernelTable(instructionSet);
    const T momentum = static_cast<T>(optimizer.momentum);
    const auto update = [&](std::size_t begin, std::size_t end, bool isBias) {
        T* const w = weights.data();
        T* const u = state.first.data();
        const T* const g = gradients.data();
        const T decay = static_cast<T>(optimizer.weightDecay * (isBias ? optimizer.biasDecay : 1));
        const T fullRate = static_cast<T>(learningRate * (isBias ? optimizer.biasRate : 1));
        const T gain = optimizer.rateInVelocity ? fullRate : T(1);
        const T rate = optimizer.rateInVelocity ? T(1) : fullRate;
        if constexpr (std::is_same_v<T, float>) {
            kernels.sgd(w + begin, g + begin, u + begin, end - begin, gain, rate, momentum, decay);
        } else {
            for (std::size_t k = begin; k < end; ++k) {
                u[k] = momentum * u[k] + gain * (g[k] + decay * w[k]);
                w[k] -= rate * u[k];
            }
        }
    };
    forEachRange(weights.size(), pool, [&](std::size_t begin, std::size_t end) {
        forEachPiece(begin, end, biases, update);
    });
}

}  // namespace

template <typename T>
OptimizerState<T> initialOptimizerState(const OptimizerDescription& optimizer,
                                        std::size_t weights) {
    OptimizerState<T> state;
    state.first.resize(weights);
    if (optimizer.kind == OptimizerDescription::Kind::Adam)
        state.second.resize(weights);
    return state;
}

template <typename T>
void updateWeights(const OptimizerDescription& optimizer, double learningRate,
                   std::span<const T> gradients, std::span<T> weights, OptimizerState<T>& state,
                   ThreadPool& pool, InstructionSet instructionSet,
                   std::span<const Parameter> biases) {
    ++state.updates;
    switch (optimizer.kind) {
        case OptimizerDescription::Kind::Adam:
            adam(optimizer, learningRate, gradients, weights, state, pool, instructionSet);
            break;
        case OptimizerDescription::Kind::Sgd:
            sgd(optimizer, learningRate, gradients, weights, state, pool, instructionSet, biases);
            break;
    }
}

template OptimizerState<float> initialOptimizerState(const OptimizerDescription&, std::size_t);
template OptimizerState<double> initialOptimizerState(const OptimizerDescription&, std::size_t);
template void updateWeights(const OptimizerDescription&, double, std::span<const float>,
                            std::span<float>, OptimizerState<float>&, ThreadPool&, InstructionSet,
                            std::span<const Parameter>);
template void updateWeights(const OptimizerDescription&, double, std::span<const double>,
                            std::span<double>, OptimizerState<double>&, ThreadPool&, InstructionSet,
                            std::span<const Parameter>);

}  // namespace centerscope
