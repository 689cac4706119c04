// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/heads/softmax_head.h"

#include "nn/layers/linear.h"
#include "nn/losses/softmax_cross_entropy.h"

namespace centerscope {

template <typename T>
SoftmaxHead<T>::SoftmaxHead(const SoftmaxHeadDescription& description,
                            const ParameterLayout& layout)
    : weight_(*layout.find("last.weight")) {
    if (description.bias)
        bias_ = *layout.find("last.bias");
}

template <typename T>
ConstMatrixMap<T> SoftmaxHead<T>::weight(std::span<const T> weights) const {
    return {weight_.in(weights), weight_.shape[0], weight_.shape[1]};
}

template <typename T>
void SoftmaxHead<T>::forward(std::span<const T> weights, const Matrix<T>& x, Matrix<T>& z) const {
    z.resize(x.rows(), weight_.shape[0]);
    Linear<T>::forward(x, weight(weights), bias_ ? bias_->in(weights) : nullptr, z);
}

template <typename T>
void SoftmaxHead<T>::backwardWeights(std::span<const T>, const Matrix<T>& x, const Matrix<T>& dz,
                                     std::span<T> gradients) const {
    MatrixMap<T> dWeight(weight_.in(gradients), weight_.shape[0], weight_.shape[1]);
    Linear<T>::backwardWeights(x, dz, dWeight, bias_ ? bias_->in(gradients) : nullptr);
}

template <typename T>
void SoftmaxHead<T>::backwardInput(std::span<const T> weights, const Matrix<T>& x,
                                   const Matrix<T>& dz, Matrix<T>& dx) const {
    dx.resize(x.rows(), x.cols());
    Linear<T>::backwardInput(dz, weight(weights), dx);
}

template <typename T>
std::pair<RowVector<T>, T> SoftmaxHead<T>::plane(std::span<const T> weights, int label) const {
    return {weight(weights).row(label), bias_ ? bias_->in(weights)[label] : T(0)};
}

template <typename T>
double SoftmaxHead<T>::loss(const Matrix<T>& z, std::span<const int> labels, const Rates&) const {
    return SoftmaxCrossEntropy<T>::loss(z, labels);
}

template <typename T>
void SoftmaxHead<T>::gradient(const Matrix<T>& z, std::span<const int> labels, const Rates&,
                              Matrix<T>& gradient) const {
    SoftmaxCrossEntropy<T>::gradient(z, labels, gradient);
}

template class SoftmaxHead<Precision>;

}  // namespace centerscope
