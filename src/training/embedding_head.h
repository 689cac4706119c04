// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// What one version of the network makes of a place of the 2-D embedding: an activation of each
/// coordinate where one follows the embedding, then a linear layer to the logits
/// (Wen et al., ECCV 2016, Table 1).
struct EmbeddingHead {
    /// What a coordinate x becomes: x above zero and slope · x below, or tanh x.
    struct Activation {
        bool isTanh = false;
        double slope = 1;  ///< 1: none, 0: ReLU, else PReLU
        double operator()(double x) const;
        double derivative(double x) const;
    };
    /// z = x · weights + bias, of one class.
    struct Logit {
        std::array<double, 2> weights{};
        double bias = 0;
    };

    std::array<Activation, 2> activations;
    std::vector<Logit> logits;  ///< [class]

    double logit(int label, EmbeddingPosition place) const;
};

}  // namespace centerscope
