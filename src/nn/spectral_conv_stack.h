// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "nn/conv_stack.h"
#include "nn/kernels/aligned_buffer.h"
#include "nn/kernels/instruction_set.h"
#include "nn/kernels/kernel_table.h"

namespace centerscope {

struct SpectralBlock;

/// The convolution blocks by fast Fourier transforms, fused: on one hot image buffer the inverse
/// transform of a block's output, bias, activation, pooling and the next block's forward transform
/// follow each other, then one product per frequency is the convolution (kernels/kernel_table.h has
/// the mathematics). The first block is computed directly.
///
/// A block that normalizes by its batch cannot be fused across its convolution's output, which has
/// to be known for all images first; at evaluation it is.
///
/// Nothing is allocated after construction, and results are the same bits for any number of
/// threads: images, channel blocks and frequencies are computed alone, and sums over the batch run
/// over a fixed number of image groups in order.
class SpectralConvStack : public ConvStack<float> {
public:
    /// Kernels of up to 7 × 7 and padding below the kernel size. Images for which no transform is
    /// large enough (36 pixels, padding included) are cut into tiles.
    static bool serves(const NetworkDescription& network);

    /// Only for networks it serves, and instruction sets that this processor has.
    SpectralConvStack(const NetworkDescription& network, int largestBatch, ThreadPool& pool,
                      InstructionSet instructionSet = bestInstructionSet());
    ~SpectralConvStack() override;

    void forward(std::span<const float> weights, std::span<const float> statistics,
                 Eigen::Ref<const Matrix<float>> images, Matrix<float>& features) override;
    std::span<const float> batchStatistics() const override { return batchStatistics_; }
    /// Once after each forward: it overwrites the spectra that forward left.
    void backward(std::span<const float> weights, const Matrix<float>& featureGradients,
                  std::span<float> gradients) override;

private:
    struct Scratch;

    void transformTaps(SpectralBlock& block, std::span<const float> weights);
    void multiplyForward(SpectralBlock& block);
    void multiplyBackward(SpectralBlock& block);
    void tapGradient(SpectralBlock& block, std::span<float> gradients);
    template <typename Body>
    void forEachImage(const SpectralBlock& block, Body&& body);
    template <typename Body>
    void forEachGroup(const SpectralBlock& block, Body&& body);
    /// The first image of a group.
    int firstOf(int group) const;

    void finishBlock(std::size_t k, std::span<const float> weights,
                     std::span<const float> statistics, Matrix<float>& features);
    void normalizeByBatch(std::size_t k, std::span<const float> weights, Matrix<float>& features);
    void convolve(const SpectralBlock& block, int image, int channelBlock, Scratch& scratch,
                  float* to);
    void transformInput(const SpectralBlock& block, int image, int channelBlock, Scratch& scratch);
    void transformOutputGradient(const SpectralBlock& block, int image, int channelBlock,
                                 Scratch& scratch);
    void invertOutput(const SpectralBlock& block, int image, int channelBlock, Scratch& scratch,
                      float* to);
    void invertInputGradient(const SpectralBlock& block, int image, int channelBlock,
                             Scratch& scratch);
    void activate(std::size_t k, int image, int channelBlock, Scratch& scratch,
                  Matrix<float>& features);
    void activationBackward(std::size_t k, int group, int channelBlock, Scratch& scratch,
                            const Matrix<float>& featureGradients);
    void normalizationBackward(const SpectralBlock& block, int group, int channelBlock,
                               Scratch& scratch);
    void outputGradient(std::size_t k, int image, int channelBlock, Scratch& scratch,
                        const Matrix<float>& featureGradients);
    void takeGradient(const SpectralBlock& block, int group, int image, int channelBlock,
                      Scratch& scratch);

    const kernels::KernelTable& kernels_;
    ThreadPool& pool_;
    int batch_ = 0;  // of the last forward; 0 after backward
    std::vector<SpectralBlock> blocks_;
    std::vector<Scratch> scratch_;                 // [thread]
    kernels::AlignedBuffer<float> outputSpectra_;  // Y or E of the block at work
    /// ∂L/∂z of the normalized block at work, (image, channel block, pixel, lane)
    kernels::AlignedBuffer<float> gradientImages_;
    std::vector<float> batchStatistics_;
};

}  // namespace centerscope
