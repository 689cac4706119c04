// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/tensor.h"
#include "core/thread_pool.h"
#include "nn/layers/activation.h"
#include "nn/layers/channel_normalization.h"
#include "nn/layers/max_pool.h"
#include "nn/parameter_layout.h"

namespace centerscope {

/// One convolution block computed the plain way: each image's patches are laid out as the rows of a
/// matrix, and the convolution is its product with the weights. Any shape, any scalar.
///
///     patches  P (h'·w', kernel·kernel·in)      row = one output pixel, zero where padded
///     forward  T = P W,  Z = normalized T + b,  Y = pool(f(Z))     W (kernel·kernel·in, out)
///     backward dZ = f'(Z) · unpool(dY),  db = Σ dZ,  dT from dZ;
///              dW = Σ Pᵀ dT,  dX = unpatch(dT Wᵀ)
template <typename T>
class DirectConvBlock {
public:
    /// index: which block of layout this is. input: its input shape.
    DirectConvBlock(const ConvBlockDescription& description, const ImageShape& input, int index,
                    const ParameterLayout& layout, ThreadPool& pool);

    /// x: (n, input.size()) → (n, output.size()), valid until the next forward. Normalizes by
    /// statistics, or where these are empty by the batch, and then writes this block's part of
    /// batchStatistics.
    const Matrix<T>& forward(std::span<const T> weights, std::span<const T> statistics,
                             Eigen::Ref<const Matrix<T>> x, std::span<T> batchStatistics);

    /// Z of the last forward, (n, convolved size).
    const Matrix<T>& preActivations() const { return preActivations_; }

    /// dy: (n, output.size()) for the last forward, whose x is handed in again. Overwrites this
    /// block's part of gradients. Returns dx (n, input.size()), or leaves it unformed and empty
    /// when not wanted.
    const Matrix<T>& backward(std::span<const T> weights, Eigen::Ref<const Matrix<T>> x,
                              const Matrix<T>& dy, bool wantInputGradient, std::span<T> gradients);

private:
    // Images are worked on in groups of this many; each group sums its own weight gradients and
    // the groups are added in order, so the sums do not depend on the number of threads.
    static constexpr int kGroupSize = 8;

    struct Scratch {
        Matrix<T> patches;    // P, then dP
        Matrix<T> activated;  // f(Z) (h'·w', out)
    };

    void layOutPatches(const T* image, Matrix<T>& patches) const;
    void addPatches(const Matrix<T>& patches, T* image) const;
    void normalize(std::span<const T> weights, std::span<const T> statistics,
                   std::span<T> batchStatistics);
    void activate(std::span<const T> weights, Eigen::Index n, Scratch& scratch);
    template <typename Body>
    void forEachGroup(Eigen::Index images, Body&& body);
    void activationBackward(std::span<const T> weights, const T* dy, Eigen::Index n, T* gradients);
    void normalizeBackward(std::span<const T> weights, std::span<T> gradients);
    void convolutionBackward(std::span<const T> weights, const T* x, Eigen::Index n,
                             bool wantInputGradient, Scratch& scratch, T* gradients);
    /// A matrix of images of the convolution's output, as one row per pixel.
    MatrixMap<T> pixelRows(Matrix<T>& images) const;

    ConvBlockDescription description_;
    ImageShape input_;
    ImageShape convolved_;
    ImageShape output_;
    Parameter weight_;
    Parameter bias_;
    std::optional<Parameter> slope_;  // PReLU only
    std::optional<Parameter> gain_;   // batch normalization only
    std::optional<Parameter> mean_, variance_;
    std::optional<ChannelNormalization<T>> normalization_;
    Activation<T> activation_;
    std::optional<MaxPool<T>> maxPool_;
    ThreadPool& pool_;

    Matrix<T> preActivations_;          // Z (n, convolved.size())
    Matrix<T> normalized_;              // x̂ (n, convolved.size()), where there is one
    Matrix<T> dz_;                      // dZ, then dT (n, convolved.size())
    std::vector<std::int32_t> argmax_;  // (n, output.size())
    Matrix<T> y_;
    Matrix<T> dx_;
    Matrix<T> groupGradients_;      // (groups, this block's part of the weights)
    std::vector<Scratch> scratch_;  // one per thread
};

}  // namespace centerscope
