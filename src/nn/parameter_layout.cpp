// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/parameter_layout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "core/rng.h"

namespace centerscope {

namespace {

std::vector<int> slopeShape(const ActivationDescription& activation, const ImageShape& shape) {
    if (activation.sharing == SlopeSharing::Element && shape.pixels() > 1)
        return {shape.height, shape.width, shape.channels};
    return {activation.slopeCount(shape)};
}

double draw(Initialization initialization, const Parameter& parameter, const Rng& rng,
            std::uint64_t counter) {
    switch (initialization) {
        case Initialization::GlorotUniform: {
            const double limit = std::sqrt(6.0 / (parameter.fanIn + parameter.fanOut));
            return limit * (2.0 * rng.uniform(counter) - 1.0);
        }
        case Initialization::HeNormal:
            return std::sqrt(2.0 / parameter.fanIn) * rng.normal(counter);
    }
    return 0;
}

}  // namespace

ParameterLayout::ParameterLayout(const NetworkDescription& network) {
    using Role = Parameter::Role;
    ImageShape shape = network.input;
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const ConvBlockDescription& block = network.blocks[k];
        const std::string prefix = "blocks." + std::to_string(k);
        const int taps = block.kernel * block.kernel;
        // A kernel as large as its input is a linear layer: each input meets one tap.
        const int tapsAnInput = block.convolutionOutput(shape).pixels() == 1 ? 1 : taps;
        add(prefix + ".weight", {block.kernel, block.kernel, shape.channels, block.channels},
            Role::Weight, 0, taps * shape.channels, tapsAnInput * block.channels);
        add(prefix + ".bias", {block.channels}, Role::Bias);
        if (block.activation.kind == ActivationDescription::Kind::PReLU)
            add(prefix + ".slope", slopeShape(block.activation, block.convolutionOutput(shape)),
                Role::Slope, block.activation.slopeStart);
        shape = block.output(shape);
    }
    add("embedding.weight", {network.embeddingSize, shape.size()}, Role::Weight, 0, shape.size(),
        network.embeddingSize);
    add("embedding.bias", {network.embeddingSize}, Role::Bias);
    if (network.embeddingActivation.kind == ActivationDescription::Kind::PReLU)
        add("embedding.slope",
            slopeShape(network.embeddingActivation, {1, 1, network.embeddingSize}), Role::Slope,
            network.embeddingActivation.slopeStart);
    add("last.weight", {network.classes, network.embeddingSize}, Role::Weight, 0,
        network.embeddingSize, network.classes);
    if (network.lastBias)
        add("last.bias", {network.classes}, Role::Bias);
}

void ParameterLayout::add(std::string name, std::vector<int> shape, Parameter::Role role,
                          double start, int fanIn, int fanOut) {
    const std::size_t size =
        std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
    parameters_.push_back(
        {std::move(name), std::move(shape), role, size_, size, start, fanIn, fanOut});
    size_ += size;
}

const Parameter* ParameterLayout::find(const std::string& name) const {
    const auto found = std::ranges::find(parameters_, name, &Parameter::name);
    return found == parameters_.end() ? nullptr : &*found;
}

template <typename T>
std::vector<T> initialWeights(const ParameterLayout& layout, Initialization initialization,
                              std::uint64_t seed) {
    const Rng rng(seed, RandomPurpose::Weights);
    std::vector<T> weights(layout.size());
    for (const Parameter& parameter : layout.parameters()) {
        for (std::size_t k = parameter.offset; k < parameter.offset + parameter.size; ++k)
            weights[k] = static_cast<T>(parameter.role == Parameter::Role::Weight
                                            ? draw(initialization, parameter, rng, k)
                                            : parameter.start);
    }
    return weights;
}

template std::vector<float> initialWeights(const ParameterLayout&, Initialization, std::uint64_t);
template std::vector<double> initialWeights(const ParameterLayout&, Initialization, std::uint64_t);

}  // namespace centerscope
