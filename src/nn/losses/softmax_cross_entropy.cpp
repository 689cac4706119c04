// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/softmax_cross_entropy.h"

#include "core/elementary.h"

namespace centerscope {

namespace {

/// Σ_c exp(z_nc − largest).
template <typename T>
double sumOfExponentials(const Matrix<T>& logits, Eigen::Index n, T largest) {
    double total = 0;
    for (Eigen::Index c = 0; c < logits.cols(); ++c)
        total += elementary::exp(static_cast<double>(logits(n, c) - largest));
    return total;
}

}  // namespace

template <typename T>
double SoftmaxCrossEntropy<T>::loss(const Matrix<T>& logits, std::span<const int> labels) {
    double sum = 0;
    for (Eigen::Index n = 0; n < logits.rows(); ++n) {
        const T largest = logits.row(n).maxCoeff();
        sum += elementary::log(sumOfExponentials(logits, n, largest)) -
               static_cast<double>(logits(n, labels[n]) - largest);
    }
    return sum / static_cast<double>(logits.rows());
}

template <typename T>
void SoftmaxCrossEntropy<T>::gradient(const Matrix<T>& logits, std::span<const int> labels,
                                      Matrix<T>& gradient) {
    const T scale = T(1) / static_cast<T>(logits.rows());
    softmax(logits, gradient, scale);
    for (Eigen::Index n = 0; n < logits.rows(); ++n)
        gradient(n, labels[n]) -= scale;
}

template <typename T>
void softmax(const Matrix<T>& logits, Matrix<T>& probabilities, T scale) {
    probabilities.resize(logits.rows(), logits.cols());
    for (Eigen::Index n = 0; n < logits.rows(); ++n) {
        const T largest = logits.row(n).maxCoeff();
        for (Eigen::Index c = 0; c < logits.cols(); ++c)
            probabilities(n, c) =
                static_cast<T>(elementary::exp(static_cast<double>(logits(n, c) - largest)));
        probabilities.row(n) *= scale / probabilities.row(n).sum();
    }
}

template <typename T>
void predict(const Matrix<T>& logits, std::span<const int> labels,
             std::vector<Prediction>& predictions) {
    predictions.resize(static_cast<std::size_t>(logits.rows()));
    for (Eigen::Index n = 0; n < logits.rows(); ++n) {
        Eigen::Index best = 0;
        const T largest = logits.row(n).maxCoeff(&best);
        const double total = sumOfExponentials(logits, n, largest);
        predictions[static_cast<std::size_t>(n)] = {
            static_cast<ClassLabel>(best), static_cast<float>(1 / total),
            static_cast<float>(elementary::log(total) -
                               static_cast<double>(logits(n, labels[n]) - largest))};
    }
}

template struct SoftmaxCrossEntropy<float>;
template struct SoftmaxCrossEntropy<double>;
template void softmax(const Matrix<float>&, Matrix<float>&, float);
template void softmax(const Matrix<double>&, Matrix<double>&, double);
template void predict(const Matrix<float>&, std::span<const int>, std::vector<Prediction>&);
template void predict(const Matrix<double>&, std::span<const int>, std::vector<Prediction>&);

}  // namespace centerscope
