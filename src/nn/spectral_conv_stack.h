// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "nn/conv_stack.h"
#include "nn/kernels/aligned_buffer.h"
#include "nn/kernels/instruction_set.h"
#include "nn/kernels/kernel_table.h"

namespace centerscope {

/// The convolution blocks by fast Fourier transforms, fused: on one hot image buffer the inverse
/// transform of a block's output, bias, activation, pooling and the next block's forward transform
/// follow each other, then one product a frequency is the convolution (kernels/kernel_table.h has
/// the mathematics). The first block is computed directly.
///
/// Nothing is allocated after construction, and results are the same bits for any number of
/// threads: images, channel blocks and frequencies are computed alone, and sums over the batch run
/// over a fixed number of image groups in order.
class SpectralConvStack : public ConvStack<float> {
public:
    /// Kernels of up to 7 × 7, padding below the kernel size, and images for which there is a
    /// transform (36 pixels, padding included).
    static bool serves(const NetworkDescription& network);

    /// Only for networks it serves, and instruction sets that this processor has.
    SpectralConvStack(const NetworkDescription& network, int largestBatch, ThreadPool& pool,
                      InstructionSet instructionSet = bestInstructionSet());
    ~SpectralConvStack() override;

    void forward(std::span<const float> weights, Eigen::Ref<const Matrix<float>> images,
                 Matrix<float>& features) override;
    /// Once after each forward: it overwrites the spectra that forward left.
    void backward(std::span<const float> weights, const Matrix<float>& featureGradients,
                  std::span<float> gradients) override;

private:
    struct Block;
    struct Scratch;

    void transformTaps(Block& block, std::span<const float> weights);
    void multiplyForward(Block& block);
    void multiplyBackward(Block& block);
    void gatherTaps(Block& block, std::span<float> gradients);
    void forwardImage(std::size_t k, int image, int channelBlock, Scratch& scratch,
                      Matrix<float>& features);
    void backwardGroup(std::size_t k, int group, int channelBlock, Scratch& scratch,
                       const Matrix<float>& featureGradients);

    const kernels::KernelTable& kernels_;
    ThreadPool& pool_;
    int largestBatch_;
    int batch_ = 0;  // of the last forward; 0 after backward
    std::vector<Block> blocks_;
    std::vector<Scratch> scratch_;                 // [thread]
    kernels::AlignedBuffer<float> outputSpectra_;  // Y or E of the block at work
};

}  // namespace centerscope
