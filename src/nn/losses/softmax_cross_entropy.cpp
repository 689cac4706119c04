// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/softmax_cross_entropy.h"

#include "core/elementary.h"

namespace centerscope {

template <typename T>
double SoftmaxCrossEntropy<T>::loss(const Matrix<T>& logits, std::span<const int> labels) {
    double sum = 0;
    for (Eigen::Index n = 0; n < logits.rows(); ++n) {
        const T largest = logits.row(n).maxCoeff();
        double total = 0;
        for (Eigen::Index c = 0; c < logits.cols(); ++c)
            total += elementary::exp(static_cast<double>(logits(n, c) - largest));
        sum += elementary::log(total) - static_cast<double>(logits(n, labels[n]) - largest);
    }
    return sum / static_cast<double>(logits.rows());
}

template <typename T>
void SoftmaxCrossEntropy<T>::gradient(const Matrix<T>& logits, std::span<const int> labels,
                                      Matrix<T>& gradient) {
    gradient.resize(logits.rows(), logits.cols());
    const T scale = T(1) / static_cast<T>(logits.rows());
    for (Eigen::Index n = 0; n < logits.rows(); ++n) {
        const T largest = logits.row(n).maxCoeff();
        for (Eigen::Index c = 0; c < logits.cols(); ++c)
            gradient(n, c) =
                static_cast<T>(elementary::exp(static_cast<double>(logits(n, c) - largest)));
        gradient.row(n) *= scale / gradient.row(n).sum();
        gradient(n, labels[n]) -= scale;
    }
}

template <typename T>
void predictClasses(const Matrix<T>& logits, std::vector<std::uint8_t>& predicted) {
    predicted.resize(static_cast<std::size_t>(logits.rows()));
    for (Eigen::Index n = 0; n < logits.rows(); ++n) {
        Eigen::Index best = 0;
        logits.row(n).maxCoeff(&best);
        predicted[static_cast<std::size_t>(n)] = static_cast<std::uint8_t>(best);
    }
}

template struct SoftmaxCrossEntropy<float>;
template struct SoftmaxCrossEntropy<double>;
template void predictClasses(const Matrix<float>&, std::vector<std::uint8_t>&);
template void predictClasses(const Matrix<double>&, std::vector<std::uint8_t>&);

}  // namespace centerscope
