// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/data_dependent_start.h"

#include <algorithm>
#include <string>
#include <vector>

#include "nn/layers/direct_conv_block.h"
#include "nn/layers/linear.h"
#include "nn/layers/weight_normalization.h"

namespace centerscope {

namespace {

constexpr double kSmallestVariance = 1e-8;

/// The weights of a network while its layers are fitted one after the other.
template <typename T>
class FittedWeights {
public:
    FittedWeights(const NetworkDescription& network, std::span<T> weights, ThreadPool& pool)
        : layout_(network),
          weights_(weights),
          pool_(pool),
          scale_(*network.dataDependentScale),
          weightNormalization_(layout_) {
        for (const Parameter& parameter : layout_.parameters())
            if (parameter.role == Parameter::Role::Bias)
                std::fill_n(parameter.in(weights_), parameter.size, T(0));
    }

    const ParameterLayout& layout() const { return layout_; }
    std::span<const T> effective() { return weightNormalization_.apply(weights_, pool_); }
    const Parameter* find(const std::string& name) const { return layout_.find(name); }

    void setGains(const std::string& layer) {
        const Parameter& gain = *find(layer + ".gain");
        std::fill_n(gain.in(weights_), gain.size, static_cast<T>(scale_));
    }

    /// t: (rows, units), the layer's output with bias 0.
    void fit(const std::string& layer, ConstMatrixMap<T> t) {
        const RowVector<T> mean = t.colwise().mean();
        const RowVector<T> variance =
            (t.rowwise() - mean).cwiseAbs2().colwise().sum() / static_cast<T>(t.rows());
        const RowVector<T> factor =
            static_cast<T>(scale_) * (variance.array() + static_cast<T>(kSmallestVariance)).rsqrt();
        multiply(layer, factor);
        if (const Parameter* const bias = find(layer + ".bias"))
            RowVectorMap<T>(bias->in(weights_), mean.size()) = -mean.cwiseProduct(factor);
    }

private:
    void multiply(const std::string& layer, const RowVector<T>& factor) {
        const Eigen::Index units = factor.size();
        if (const Parameter* const scale = find(layer + ".scale")) {
            RowVectorMap<T>(scale->in(weights_), units).array() *= factor.array();
            return;
        }
        const Parameter& weight = *find(layer + ".weight");
        const Eigen::Index inputs = static_cast<Eigen::Index>(weight.size) / units;
        if (weight.shape.size() == 4)
            MatrixMap<T>(weight.in(weights_), inputs, units).array().rowwise() *= factor.array();
        else
            MatrixMap<T>(weight.in(weights_), units, inputs).array().colwise() *=
                factor.transpose().array();
    }

    ParameterLayout layout_;
    std::span<T> weights_;
    ThreadPool& pool_;
    double scale_;
    WeightNormalization<T> weightNormalization_;
};

/// images → what the blocks make of them, (n, features).
template <typename T>
Matrix<T> fitBlocks(const NetworkDescription& network, Eigen::Ref<const Matrix<T>> images,
                    FittedWeights<T>& weights, ThreadPool& pool) {
    std::vector<T> statistics(weights.layout().statisticsSize());
    Matrix<T> x = images;
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const std::string layer = "blocks." + std::to_string(k);
        DirectConvBlock<T> block(network.blocks[k], network.shapeBefore(k), static_cast<int>(k),
                                 weights.layout(), pool);
        if (network.blocks[k].normalization == Normalization::Batch) {
            weights.setGains(layer);
        } else {
            block.forward(weights.effective(), {}, x, statistics);
            const Matrix<T>& t = block.preActivations();
            const Eigen::Index channels = network.blocks[k].channels;
            weights.fit(layer, {t.data(), t.size() / channels, channels});
        }
        x = Matrix<T>(block.forward(weights.effective(), {}, x, statistics));
    }
    return x;
}

/// x (n, in) → the fitted layer's output (n, out).
template <typename T>
Matrix<T> fitLinear(const std::string& layer, const Matrix<T>& x, FittedWeights<T>& weights) {
    const Parameter& weight = *weights.find(layer + ".weight");
    const Parameter* const bias = weights.find(layer + ".bias");
    Matrix<T> y(x.rows(), weight.shape[0]);
    const auto forward = [&] {
        const std::span<const T> effective = weights.effective();
        Linear<T>::forward(
            x, ConstMatrixMap<T>(weight.in(effective), weight.shape[0], weight.shape[1]),
            bias ? bias->in(effective) : nullptr, y);
    };
    forward();
    weights.fit(layer, {y.data(), y.rows(), y.cols()});
    forward();
    return y;
}

}  // namespace

template <typename T>
void fitToData(const NetworkDescription& network, Eigen::Ref<const Matrix<T>> images,
               std::span<T> weights, ThreadPool& pool) {
    FittedWeights<T> fitted(network, weights, pool);
    Matrix<T> x = fitBlocks<T>(network, images, fitted, pool);
    x = fitLinear<T>("embedding", x, fitted);
    const Activation<T> activation(network.embeddingActivation, {1, 1, network.embeddingSize});
    const Parameter* const slope = fitted.find("embedding.slope");
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        activation.forward(slope ? slope->in(weights) : nullptr, x.row(row).data(),
                           x.row(row).data());
    fitLinear<T>("last", x, fitted);
}

template void fitToData(const NetworkDescription&, Eigen::Ref<const Matrix<Precision>>,
                        std::span<Precision>, ThreadPool&);

}  // namespace centerscope
