// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/parameter_layout.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "core/rng.h"
#include "nn/layers/weight_normalization.h"

namespace centerscope {

namespace {

std::vector<int> slopeShape(const ActivationDescription& activation, const ImageShape& shape) {
    if (activation.sharing == SlopeSharing::Element && shape.pixels() > 1)
        return {shape.height, shape.width, shape.channels};
    return {activation.slopeCount(shape)};
}

double draw(Initialization initialization, const Parameter& parameter, const Rng& rng,
            std::uint64_t counter) {
    const auto uniform = [&](double limit) { return limit * (2.0 * rng.uniform(counter) - 1.0); };
    const bool isWeight = parameter.role == Parameter::Role::Weight;
    const bool isBias = parameter.role == Parameter::Role::Bias;
    if (!isWeight && !(isBias && initialization == Initialization::PyTorchDefault))
        return parameter.start;
    switch (initialization) {
        case Initialization::GlorotUniform:
            return uniform(std::sqrt(6.0 / (parameter.fanIn + parameter.fanOut)));
        case Initialization::HeNormal:
            return std::sqrt(2.0 / parameter.fanIn) * rng.normal(counter);
        case Initialization::PlainNormal:
            return 0.05 * rng.normal(counter);
        case Initialization::CaffeXavier:
            return uniform(std::sqrt(3.0 / parameter.fanIn));
        case Initialization::PyTorchDefault:
            return uniform(1 / std::sqrt(parameter.fanIn));
    }
    return 0;
}

/// FNV-1a of the name in the upper bits, which leaves 2^31 counters for the tensor's weights.
std::uint64_t counterOfName(const std::string& name) {
    std::uint32_t hash = 2166136261U;
    for (const char c : name)
        hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
    return std::uint64_t{hash} << 31;
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
        add(prefix + ".bias", {block.channels}, Role::Bias, 0, taps * shape.channels);
        if (block.activation.kind == ActivationDescription::Kind::PReLU)
            add(prefix + ".slope", slopeShape(block.activation, block.convolutionOutput(shape)),
                Role::Slope, block.activation.slopeStart);
        if (block.normalization == Normalization::Batch)
            add(prefix + ".gain", {block.channels}, Role::Gain, 1);
        if (block.normalization != Normalization::None)
            addStatistic(prefix + ".running_mean", block.channels, 0);
        if (block.normalization == Normalization::Batch)
            addStatistic(prefix + ".running_variance", block.channels, 1);
        shape = block.output(shape);
    }
    add("embedding.weight", {network.embeddingSize, shape.size()}, Role::Weight, 0, shape.size(),
        network.embeddingSize);
    add("embedding.bias", {network.embeddingSize}, Role::Bias, 0, shape.size());
    if (network.embeddingActivation.kind == ActivationDescription::Kind::PReLU)
        add("embedding.slope",
            slopeShape(network.embeddingActivation, {1, 1, network.embeddingSize}), Role::Slope,
            network.embeddingActivation.slopeStart);
    add("last.weight", {network.classes, network.embeddingSize}, Role::Weight, 0,
        network.embeddingSize, network.classes);
    if (network.hasLastBias())
        add("last.bias", {network.classes}, Role::Bias, 0, network.embeddingSize);
    if (network.weightNormalization)
        addScales();
}

void ParameterLayout::add(std::string name, std::vector<int> shape, Parameter::Role role,
                          double start, int fanIn, int fanOut) {
    const std::size_t size =
        std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
    parameters_.push_back(
        {std::move(name), std::move(shape), role, size_, size, start, fanIn, fanOut});
    size_ += size;
}

void ParameterLayout::addStatistic(std::string name, int channels, double start) {
    const auto size = static_cast<std::size_t>(channels);
    statistics_.push_back(
        {std::move(name), {channels}, Parameter::Role::Statistic, statisticsSize_, size, start});
    statisticsSize_ += size;
}

void ParameterLayout::addScales() {
    const std::vector<Parameter> unscaled = parameters_;
    for (const Parameter& weight : unscaled) {
        if (weight.role == Parameter::Role::Weight)
            add(scaleName(weight), {outputUnits(weight)}, Parameter::Role::Scale);
    }
}

const Parameter* ParameterLayout::find(const std::string& name) const {
    for (const std::vector<Parameter>* const all : {&parameters_, &statistics_}) {
        const auto found = std::ranges::find(*all, name, &Parameter::name);
        if (found != all->end())
            return &*found;
    }
    return nullptr;
}

std::string scaleName(const Parameter& weight) {
    return weight.name.substr(0, weight.name.rfind('.')) + ".scale";
}

int outputUnits(const Parameter& weight) {
    return weight.shape.size() == 4 ? weight.shape.back() : weight.shape.front();
}

template <typename T>
std::vector<T> initialWeights(const ParameterLayout& layout, Initialization initialization,
                              const Seeds& seeds) {
    const Rng rng(seeds.seed, RandomPurpose::Weights);
    std::vector<T> weights(layout.size());
    for (const Parameter& parameter : layout.parameters()) {
        const std::uint64_t first =
            seeds.drawnByName ? counterOfName(parameter.name) : parameter.offset;
        for (std::size_t k = 0; k < parameter.size; ++k)
            weights[parameter.offset + k] =
                static_cast<T>(draw(initialization, parameter, rng, first + k));
    }
    WeightNormalization<T>(layout).measureScales(weights);
    return weights;
}

bool startAlike(const ParameterLayout& one, const ParameterLayout& other) {
    return std::ranges::all_of(one.parameters(), [&other](const Parameter& each) {
        const Parameter* same = other.find(each.name);
        return !same || same->shape != each.shape || same->offset == each.offset;
    });
}

template <typename T>
std::vector<T> initialStatistics(const ParameterLayout& layout) {
    std::vector<T> statistics(layout.statisticsSize());
    for (const Parameter& statistic : layout.statistics())
        std::fill_n(statistic.in(std::span(statistics)), statistic.size,
                    static_cast<T>(statistic.start));
    return statistics;
}

template std::vector<float> initialStatistics(const ParameterLayout&);
template std::vector<double> initialStatistics(const ParameterLayout&);

template std::vector<float> initialWeights(const ParameterLayout&, Initialization, const Seeds&);
template std::vector<double> initialWeights(const ParameterLayout&, Initialization, const Seeds&);

}  // namespace centerscope
