// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/tensor.h"
#include "core/thread_pool.h"
#include "nn/layers/activation.h"
#include "nn/layers/max_pool.h"
#include "nn/parameter_layout.h"

namespace centerscope {

/// One convolution block computed the plain way: each image's patches are laid out as the rows of a
/// matrix, and the convolution is its product with the weights. Any shape, any scalar.
///
///     patches  P (h'·w', kernel·kernel·in)      row = one output pixel, zero where padded
///     forward  Z = P W + b,  Y = pool(f(Z))     W (kernel·kernel·in, out)
///     backward dZ = f'(Z) · unpool(dY);  dW = Σ Pᵀ dZ,  db = Σ dZ,  dX = unpatch(dZ Wᵀ)
template <typename T>
class DirectConvBlock {
public:
    /// index: which block of layout this is. input: its input shape.
    DirectConvBlock(const ConvBlockDescription& description, const ImageShape& input, int index,
                    const ParameterLayout& layout, ThreadPool& pool);

    /// x: (n, input.size()) → (n, output.size()), valid until the next forward.
    const Matrix<T>& forward(std::span<const T> weights, Eigen::Ref<const Matrix<T>> x);

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
        Matrix<T> activated;  // f(Z), then dZ (h'·w', out)
    };

    void layOutPatches(const T* image, Matrix<T>& patches) const;
    void addPatches(const Matrix<T>& patches, T* image) const;
    void backwardImage(std::span<const T> weights, const T* x, const T* dy, Eigen::Index n,
                       bool wantInputGradient, Scratch& scratch, T* gradients);

    ConvBlockDescription description_;
    ImageShape input_;
    ImageShape convolved_;
    ImageShape output_;
    Parameter weight_;
    Parameter bias_;
    std::optional<Parameter> slope_;  // PReLU only
    Activation<T> activation_;
    std::optional<MaxPool<T>> maxPool_;
    ThreadPool& pool_;

    Matrix<T> preActivations_;           // Z (n, convolved.size())
    std::vector<std::int32_t> winners_;  // (n, output.size())
    Matrix<T> y_;
    Matrix<T> dx_;
    Matrix<T> groupGradients_;      // (groups, this block's part of the weights)
    std::vector<Scratch> scratch_;  // one a thread
};

}  // namespace centerscope
