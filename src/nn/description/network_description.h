// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/image_shape.h"
#include "data/dataset.h"
#include "nn/description/head_description.h"

namespace centerscope {

/// Who shares one learnt PReLU slope.
enum class SlopeSharing { Element, Channel, Layer };

/// y = x for x > 0; below zero: 0 (ReLU) or slope · x with a learnt slope (PReLU; He et al., ICCV
/// 2015, Eq. 1); Tanh is y = tanh x everywhere.
struct ActivationDescription {
    enum class Kind { None, ReLU, PReLU, Tanh };
    Kind kind = Kind::None;
    SlopeSharing sharing = SlopeSharing::Channel;  ///< PReLU only
    double slopeStart = 0.25;                      ///< PReLU only

    int slopeCount(const ImageShape& shape) const;
    bool operator==(const ActivationDescription&) const = default;
};

/// Maximum over windows of size × size every stride pixels, no padding in front. With ceil the last
/// window may hang over the edge (TensorFlow's SAME for 28 → 14 → 7 → 4) and looks only at pixels
/// that exist; without it such a window is left out. The first of equal maxima, row by row,
/// takes the gradient; after a convolution by Fourier transforms, maxima that are equal but for
/// rounding.
struct PoolDescription {
    int size = 2;
    int stride = 2;
    bool ceil = true;

    int outputLength(int length) const;
    bool operator==(const PoolDescription&) const = default;
};

/// What stands between a convolution t, without bias, and the activation of z. Mean and variance
/// are a channel's, over all images and pixels: of the batch while training, running averages of
/// these at evaluation.
enum class Normalization {
    None,   ///< z = t + bias
    Batch,  ///< z = gain · (t − mean) / √(variance + ε) + bias, Ioffe & Szegedy, ICML 2015
    MeanOnlyBatch,  ///< z = t − mean + bias, Salimans & Kingma, NIPS 2016, section 4
};

inline constexpr double kVarianceFloor = 1e-5;  ///< ε of batch normalization
inline constexpr double kStatisticsDecay =
    0.9;  ///< running ← decay · running + (1 − decay) · batch

/// The unit of the hot path: convolution → normalization → activation → optional pooling.
/// (n, h, w, in) → (n, h', w', channels), stride 1, the same padding on all four sides.
struct ConvBlockDescription {
    int kernel = 5;
    int padding = 2;
    int channels = 0;
    ActivationDescription activation;
    std::optional<PoolDescription> pool;
    Normalization normalization = Normalization::None;

    ImageShape convolutionOutput(const ImageShape& input) const;
    ImageShape output(const ImageShape& input) const;
    bool operator==(const ConvBlockDescription&) const = default;
};

/// How weights start. Biases start at 0 but for PyTorchDefault.
enum class Initialization {
    GlorotUniform,   ///< U(±√(6 / (fan in + fan out))), Glorot & Bengio, AISTATS 2010, Eq. 16
    HeNormal,        ///< N(0, 2 / fan in), He et al., ICCV 2015, Eq. 10
    PlainNormal,     ///< N(0, 0.05²)
    CaffeXavier,     ///< U(±√(3 / fan in)), Caffe's "xavier" filler
    PyTorchDefault,  ///< U(±1/√(fan in)) for weights and their biases, as its layers have it
};

/// LeNet++ and its relatives: convolution blocks → linear layer to the embedding → activation →
/// head, a linear layer to the logits (Wen et al., ECCV 2016, Table 1). Until it is fitted to a
/// data set it describes a network for MNIST.
struct NetworkDescription {
    ImageShape input = kMnistShape.image;
    std::vector<ConvBlockDescription> blocks;
    int embeddingSize = 2;  ///< a stage shows more in a StageProjection
    ActivationDescription embeddingActivation;
    /// Which side of embeddingActivation is shown and pulled to the centers.
    bool embeddingAfterActivation = false;
    HeadDescription head;
    int classes = kMnistShape.classes;
    Initialization initialization = Initialization::GlorotUniform;
    /// Learns each weight vector of an output unit as a length and a direction, w = scale · v/‖v‖
    /// (Salimans & Kingma, NIPS 2016), in every layer.
    bool weightNormalization = false;
    /// Scales the weights and sets the biases before the first step so that on its batch every
    /// channel or unit has mean 0 and this standard deviation before its activation (same paper,
    /// section 3).
    std::optional<double> dataDependentScale;

    /// Shape after block k - 1, before block k; k = blocks.size() gives the features.
    ImageShape shapeBefore(std::size_t block) const;
    bool hasLastBias() const {
        return std::visit([](const auto& kind) { return kind.bias; }, head);
    }
    /// The same network for such data: as many classes and channels, and a square input that is no
    /// smaller than the images, which are enlarged to it.
    NetworkDescription fittedTo(const DataShape& data) const;
    bool operator==(const NetworkDescription&) const = default;
};

}  // namespace centerscope
