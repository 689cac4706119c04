// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "nn/network_description.h"

namespace centerscope {

/// One learnt tensor inside the flat vector of all weights.
struct Parameter {
    enum class Role { Weight, Bias, Slope };

    std::string name;        ///< "blocks.0.weight", as files call it
    std::vector<int> shape;  ///< row-major, last index fastest
    Role role = Role::Weight;
    std::size_t offset = 0;
    std::size_t size = 0;
    double start = 0;  ///< biases and slopes start here; weights are drawn
    int fanIn = 0;     ///< weights only
    int fanOut = 0;    ///< weights only

    template <typename T>
    T* in(std::span<T> all) const {
        return all.data() + offset;
    }
};

/// Where each learnt tensor of a network stands in one flat vector: the blocks in order, then the
/// head. Weights, gradients and the optimiser's moments all use this order, so that a network's
/// whole state is a few vectors that can be copied, saved and compared.
///
///     blocks.K.weight   (kernel, kernel, in, out)
///     blocks.K.bias     (out)
///     blocks.K.slope    (h, w, out), (out) or (1); PReLU only
///     embedding.weight  (embedding, features); features run h, w, c
///     embedding.bias    (embedding)
///     embedding.slope   (embedding) or (1); PReLU only
///     last.weight       (classes, embedding)
///     last.bias         (classes); only where the network has one
class ParameterLayout {
public:
    explicit ParameterLayout(const NetworkDescription& network);

    const std::vector<Parameter>& parameters() const { return parameters_; }
    std::size_t size() const { return size_; }
    /// The parameter of that name, or null where the network has none.
    const Parameter* find(const std::string& name) const;

private:
    void add(std::string name, std::vector<int> shape, Parameter::Role role, double start = 0,
             int fanIn = 0, int fanOut = 0);

    std::vector<Parameter> parameters_;
    std::size_t size_ = 0;
};

/// The weights before the first step. Weight k of the flat vector is drawn with counter k.
template <typename T>
std::vector<T> initialWeights(const ParameterLayout& layout, Initialization initialization,
                              std::uint64_t seed);

}  // namespace centerscope
