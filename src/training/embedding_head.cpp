// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/embedding_head.h"

#include <cmath>

namespace centerscope {

double EmbeddingHead::Activation::operator()(double x) const {
    return isTanh ? std::tanh(x) : x > 0 ? x : slope * x;
}

double EmbeddingHead::Activation::derivative(double x) const {
    if (isTanh)
        return 1 - std::tanh(x) * std::tanh(x);
    return x > 0 ? 1 : slope;
}

double EmbeddingHead::logit(int label, EmbeddingPosition place) const {
    const Logit& z = logits[static_cast<std::size_t>(label)];
    return z.bias + z.weights[0] * activations[0](place.x) + z.weights[1] * activations[1](place.y);
}

}  // namespace centerscope
