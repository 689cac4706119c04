// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/tensor.h"

namespace centerscope {

/// Center loss (Wen et al., ECCV 2016) as a mean over the batch, so that λ keeps its meaning when
/// the batch size changes. x: embeddings (m, d); labels y: m; centers c: (classes, d).
template <typename T>
struct CenterLoss {
    /// Eq. 2: L_C = 1/(2m) Σ_i ‖x_i − c_{y_i}‖².
    static double loss(const Matrix<T>& x, std::span<const int> labels, const Matrix<T>& centers);

    /// Eq. 3: gradient = λ ∂L_C/∂x, row i = λ (x_i − c_{y_i}) / m. Overwrites gradient, (m, d).
    static void gradient(const Matrix<T>& x, std::span<const int> labels, const Matrix<T>& centers,
                         double lambda, Matrix<T>& gradient);

    /// Eq. 4: Δc_j = Σ_{y_i = j} (c_j − x_i) / (1 + n_j), then c_j ← c_j − α Δc_j, where n_j counts
    /// the class in the batch. There is no λ in it. It is not the gradient of Eq. 2 but an average
    /// that never overshoots: c_j moves α n_j / (1 + n_j) of the way to its class's mean. A class
    /// that is not in the batch keeps its center bit for bit.
    static void moveCenters(const Matrix<T>& x, std::span<const int> labels, double alpha,
                            Matrix<T>& centers);
};

}  // namespace centerscope
