// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

#include "core/tensor.h"
#include "core/thread_pool.h"
#include "nn/description/network_description.h"
#include "nn/kernels/instruction_set.h"
#include "nn/parameter_layout.h"

namespace centerscope {

/// A chain of convolution blocks, from images to features. It owns the activations between forward
/// and backward, never the weights: those are the flat vector of ParameterLayout, handed in.
///
/// Two implementations: DirectConvStack (any shape, any scalar, plain Eigen: the one to read and to
/// check against) and SpectralConvStack (float, fast Fourier transforms, fused across the blocks).
template <typename T>
class ConvStack {
public:
    virtual ~ConvStack() = default;

    /// images: (n, h·w·c), 1 <= n <= the largest batch; features: (n, h'·w'·c'), resized as needed.
    /// statistics: the running averages to normalize by (evaluation), laid out by ParameterLayout,
    /// or empty to normalize by the batch's own (training).
    virtual void forward(std::span<const T> weights, std::span<const T> statistics,
                         Eigen::Ref<const Matrix<T>> images, Matrix<T>& features) = 0;

    /// The means and unbiased variances of the last forward that normalized by its batch, laid out
    /// as the running averages that are to take them in.
    virtual std::span<const T> batchStatistics() const = 0;

    /// Back through the last forward, which must have normalized by its batch if at all:
    /// featureGradients is ∂L/∂features, (n, h'·w'·c'). Overwrites the blocks' part of gradients,
    /// which is laid out as weights. The gradient with respect to the images is not formed, since
    /// nothing learns from it.
    virtual void backward(std::span<const T> weights, const Matrix<T>& featureGradients,
                          std::span<T> gradients) = 0;
};

/// The fastest stack that serves this network; the direct one always does.
template <typename T>
std::unique_ptr<ConvStack<T>> makeConvStack(const NetworkDescription& network, int largestBatch,
                                            ThreadPool& pool, InstructionSet instructionSet);

}  // namespace centerscope
