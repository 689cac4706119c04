// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "nn/description/head_description.h"
#include "nn/heads/head.h"

namespace centerscope {

/// z = x Wᵀ + b, with W "last.weight", (classes, d), and b "last.bias", (classes), or none; its
/// loss is SoftmaxCrossEntropy.
template <typename T>
class SoftmaxHead final : public Head<T> {
public:
    SoftmaxHead(const SoftmaxHeadDescription& description, const ParameterLayout& layout);

    void forward(std::span<const T> weights, const Matrix<T>& x, Matrix<T>& z) const override;
    void backwardWeights(std::span<const T> weights, const Matrix<T>& x, const Matrix<T>& dz,
                         std::span<T> gradients) const override;
    void backwardInput(std::span<const T> weights, const Matrix<T>& x, const Matrix<T>& dz,
                       Matrix<T>& dx) const override;
    std::pair<RowVector<T>, T> plane(std::span<const T> weights, int label) const override;
    double loss(const Matrix<T>& z, std::span<const int> labels, const Rates& rates) const override;
    void gradient(const Matrix<T>& z, std::span<const int> labels, const Rates& rates,
                  Matrix<T>& gradient) const override;

private:
    ConstMatrixMap<T> weight(std::span<const T> weights) const;

    Parameter weight_;
    std::optional<Parameter> bias_;
};

}  // namespace centerscope
