// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/tensor.h"
#include "data/dataset.h"

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

/// scale · exp(z_c) / Σ_k exp(z_k) of each row of the logits z, same shape.
template <typename T>
void softmax(const Matrix<T>& logits, Matrix<T>& probabilities, T scale = T(1));

/// What the softmax says of one image.
struct Prediction {
    ClassLabel label = 0;   ///< the class of the largest logit; the first of equals
    float probability = 0;  ///< softmax(z)[label]
    float loss = 0;         ///< −log softmax(z)[y]: the image's share of L_S is this over m
};

/// Of each row of the logits z: (m, classes); labels: m.
template <typename T>
void predict(const Matrix<T>& logits, std::span<const int> labels,
             std::vector<Prediction>& predictions);

}  // namespace centerscope
