// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <utility>

#include "core/tensor.h"
#include "nn/description/network_description.h"
#include "nn/description/rates.h"
#include "nn/parameter_layout.h"

namespace centerscope {

/// The end of a network: a layer from the activated embeddings x, (n, d), to the logits z,
/// (n, classes), and the loss of these, L_S of the joint loss L_S + λ L_C. Like a network it is its
/// constants; the weights, of the whole network, are handed in.
template <typename T>
class Head {
public:
    virtual ~Head() = default;

    /// Overwrites z. What it says does not depend on labels: the class of the largest is chosen.
    virtual void forward(std::span<const T> weights, const Matrix<T>& x, Matrix<T>& z) const = 0;
    /// Given ∂L/∂z, (n, classes), overwrites the part of the gradients that is its layer's.
    virtual void backwardWeights(std::span<const T> weights, const Matrix<T>& x,
                                 const Matrix<T>& dz, std::span<T> gradients) const = 0;
    /// Given ∂L/∂z, (n, classes), overwrites dx, (n, d), with ∂L/∂x.
    virtual void backwardInput(std::span<const T> weights, const Matrix<T>& x, const Matrix<T>& dz,
                               Matrix<T>& dx) const = 0;
    /// A normal (d) and an offset for a class: of all classes, that is chosen whose normal · x +
    /// offset is the largest.
    virtual std::pair<RowVector<T>, T> plane(std::span<const T> weights, int label) const = 0;

    /// L_S as a mean over the batch, with labels y: n.
    virtual double loss(const Matrix<T>& z, std::span<const int> labels,
                        const Rates& rates) const = 0;
    /// Overwrites gradient, (n, classes), with ∂L_S/∂z.
    virtual void gradient(const Matrix<T>& z, std::span<const int> labels, const Rates& rates,
                          Matrix<T>& gradient) const = 0;
};

/// That of a network whose weights are laid out so.
template <typename T>
std::unique_ptr<const Head<T>> makeHead(const NetworkDescription& network,
                                        const ParameterLayout& layout);

}  // namespace centerscope
