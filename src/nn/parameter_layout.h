// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/rng.h"
#include "nn/description/network_description.h"

namespace centerscope {

/// One learnt tensor inside the flat vector of all weights, or one running average inside that of
/// all statistics.
struct Parameter {
    enum class Role {
        Weight,
        Bias,
        Slope,
        Gain,      ///< of batch normalization
        Scale,     ///< of weight normalization
        Statistic  ///< a running average
    };

    std::string name;        ///< "blocks.0.weight", as files call it
    std::vector<int> shape;  ///< row-major, last index fastest
    Role role = Role::Weight;
    std::size_t offset = 0;
    std::size_t size = 0;
    double start = 0;  ///< where it starts; weights are drawn, and scales are their lengths
    int fanIn = 0;     ///< weights, and biases beside them
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
///
/// With batch normalization a block has, after its slopes,
///
///     blocks.K.gain     (out)
///
/// and with weight normalization, where the weights above are directions, there follow after all
/// of these the lengths of the weight vectors, so that the places above are the same with and
/// without:
///
///     blocks.K.scale    (out)
///     embedding.scale   (embedding)
///     last.scale        (classes)
///
/// Running averages stand in a flat vector of their own:
///
///     blocks.K.running_mean      (out); batch and mean-only batch normalization
///     blocks.K.running_variance  (out); batch normalization
class ParameterLayout {
public:
    explicit ParameterLayout(const NetworkDescription& network);

    const std::vector<Parameter>& parameters() const { return parameters_; }
    std::size_t size() const { return size_; }
    const std::vector<Parameter>& statistics() const { return statistics_; }
    std::size_t statisticsSize() const { return statisticsSize_; }
    /// The parameter or statistic of that name, or null where the network has none.
    const Parameter* find(const std::string& name) const;

private:
    void add(std::string name, std::vector<int> shape, Parameter::Role role, double start = 0,
             int fanIn = 0, int fanOut = 0);
    void addStatistic(std::string name, int channels, double start);
    void addScales();

    std::vector<Parameter> parameters_;
    std::size_t size_ = 0;
    std::vector<Parameter> statistics_;
    std::size_t statisticsSize_ = 0;
};

/// The name of a weight's scale: "blocks.0.scale" for "blocks.0.weight".
std::string scaleName(const Parameter& weight);
/// How many output channels or units a weight has: the last index of a convolution's, the first of
/// a linear layer's.
int outputUnits(const Parameter& weight);

/// The weights before the first step. Weight k of the flat vector is drawn with counter k; by name,
/// weight k of a tensor with counter k after one that its name decides, so that tensors of the same
/// name and shape are the same in every network.
template <typename T>
std::vector<T> initialWeights(const ParameterLayout& layout, Initialization initialization,
                              const Seeds& seeds);

/// Whether tensors of the same name and shape have the same first weights in both networks already
/// where they are not drawn by name.
bool startAlike(const ParameterLayout& one, const ParameterLayout& other);

/// The running averages before the first step: means 0, variances 1.
template <typename T>
std::vector<T> initialStatistics(const ParameterLayout& layout);

}  // namespace centerscope
