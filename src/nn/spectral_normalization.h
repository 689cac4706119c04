// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>

#include "nn/kernels/aligned_buffer.h"
#include "nn/kernels/kernel_table.h"
#include "nn/parameter_layout.h"

namespace centerscope {

/// Batch or mean-only batch normalization of one SpectralBlock (see Normalization), one image's
/// channel block at a time: z = (t − mean) · factor + bias, where the factor is gain / √(variance +
/// ε) or 1. It keeps every t of the batch, since mean and variance need all of them before any can
/// continue, and again on the way back:
///
///     ∂L/∂t = factor · (d − Σd / m − x̂ · Σ(d · x̂) / m),   d = ∂L/∂z, m = images · pixels
///
/// (without the last term for mean-only). Sums over images run in their order.
class SpectralNormalization {
public:
    /// prefix: of the block's names in layout; shape: of its convolution's output.
    SpectralNormalization(const ParameterLayout& layout, const std::string& prefix,
                          const ImageShape& shape, const kernels::KernelTable& kernels,
                          int largestBatch);

    /// t of one image's channel block, (pixel, lane).
    float* convolution(int image, int block) const {
        return convolutions_.data() + at(image, block) * pixels_;
    }
    /// Takes in the moments of convolution(image, block).
    void measure(int image, int block) const;
    /// Mean and factor of the batch that was measured; writes what running averages take in.
    void useBatch(int images, std::span<const float> weights, std::span<float> batchStatistics);
    /// Mean and factor of the running averages.
    void useRunning(std::span<const float> weights, std::span<const float> statistics);
    /// output = z without bias; may be t.
    void normalize(const float* t, int block, float* output) const;

    /// Adds Σ d · (t − mean) over the pixels to sum, (lane).
    void correlate(const float* gradient, int image, int block, float* sum) const;
    /// Given Σ d and Σ d · (t − mean) over the batch, as sums(channel): what backward needs.
    /// Writes the gradient of the gain.
    template <typename BiasSum, typename Correlation>
    void finishBackward(BiasSum&& biasSum, Correlation&& correlation, std::span<float> gradients) {
        for (int channel = 0; channel < channels_; ++channel)
            finishChannel(channel, biasSum(channel), correlation(channel), gradients);
    }
    /// output = ∂L/∂t from d; may be the same.
    void backward(const float* gradient, int image, int block, float* output) const;

private:
    std::ptrdiff_t at(int image, int block) const {
        return (static_cast<std::ptrdiff_t>(image) * blocks_ + block) * width_;
    }
    void finishChannel(int channel, double biasSum, double correlation, std::span<float> gradients);

    const kernels::KernelTable& kernels_;
    int width_;
    int pixels_;
    int channels_;
    int blocks_;
    int images_ = 0;  // of the batch in use
    Parameter runningMean_;
    std::optional<Parameter> runningVariance_;  // batch normalization only, as the gain
    std::optional<Parameter> gain_;

    kernels::AlignedBuffer<float> convolutions_;  // (image, channel block, pixel, lane)
    kernels::AlignedBuffer<float> imageMeans_;    // (image, channel block, lane)
    kernels::AlignedBuffer<float> imageSquares_;  // (image, channel block, lane): Σ (t − its mean)²
    kernels::AlignedBuffer<float> means_;         // (channel block, lane)
    kernels::AlignedBuffer<float> factors_;       // (channel block, lane)
    kernels::AlignedBuffer<float> inverses_;  // (channel block, lane): 1 / √(variance + ε), or 1
    kernels::AlignedBuffer<float> coefficients_;  // (channel block, [of d, of t, constant], lane)
};

}  // namespace centerscope
