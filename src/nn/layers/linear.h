// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor.h"

namespace centerscope {

/// y = x Wᵀ + b. x: (n, in), W: (out, in), b: (1, out) or empty, y: (n, out).
/// Made for the narrow layers at the end of a network (two or ten outputs): every inner loop runs
/// along a contiguous row of W or x, and nothing is allocated.
template <typename T>
struct Linear {
    using Weights = Eigen::Ref<const Matrix<T>>;

    static void forward(Weights x, Weights weight, const T* bias, Eigen::Ref<Matrix<T>> y);

    /// dx = dy W. dy: (n, out), dx: (n, in).
    static void backwardInput(Weights dy, Weights weight, Eigen::Ref<Matrix<T>> dx);

    /// dW = dyᵀ x and db = Σ over rows of dy; both are overwritten. db may be null.
    static void backwardWeights(Weights x, Weights dy, Eigen::Ref<Matrix<T>> dWeight, T* dBias);
};

}  // namespace centerscope
