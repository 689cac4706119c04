// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/tensor.h"

namespace centerscope {

/// Eq. 1 of Wen et al. (ECCV 2016) as a mean over the batch:
/// L_S = −1/m Σ_i log softmax(z_i)[y_i].
template <typename T>
struct SoftmaxCrossEntropy {
    /// logits z: (m, classes), labels: m. Returns L_S.
    static double loss(const Matrix<T>& logits, std::span<const int> labels);

    /// ∂L_S/∂z = (softmax(z) − onehot(y)) / m, same shape as logits.
    static void gradient(const Matrix<T>& logits, std::span<const int> labels, Matrix<T>& gradient);
};

/// The class of the largest logit of each row; the first of equals.
template <typename T>
void predictClasses(const Matrix<T>& logits, std::vector<std::uint8_t>& predicted);

}  // namespace centerscope
