// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/embedding_forces.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>
#include <vector>

#include "core/elementary.h"
#include "nn/losses/center_loss.h"

namespace centerscope {

namespace {

/// r of ∂L/∂x = r (x − c) in a batch of this size.
double attraction(const CenterLossDescription& loss, int batchSize) {
    return 2 * centerLossScale(loss.reduction, batchSize);
}

}  // namespace

double Pull::length() const {
    return std::hypot(x, y);
}

Pull softmaxPull(const EmbeddingHead& head, EmbeddingPosition x, int label) {
    std::vector<double> p;  // exp(z − the largest z), then divided by their sum
    double largest = -std::numeric_limits<double>::infinity();
    for (int j = 0; j < static_cast<int>(head.logits.size()); ++j) {
        p.push_back(head.logit(j, x));
        largest = std::max(largest, p.back());
    }
    double sum = 0;
    for (double& each : p)
        sum += each = elementary::exp(each - largest);
    Pull pull;
    for (std::size_t j = 0; j < p.size(); ++j) {
        const double share = (static_cast<int>(j) == label ? 1 : 0) - p[j] / sum;
        pull.x += share * head.logits[j].weights[0];
        pull.y += share * head.logits[j].weights[1];
    }
    pull.x *= head.activations[0].derivative(x.x);
    pull.y *= head.activations[1].derivative(x.y);
    return pull;
}

Pull embeddingLossPull(const EmbeddingLossDescription& loss, EmbeddingPosition x,
                       EmbeddingPosition center, double lambda, int batchSize) {
    const double rate =
        lambda * batchSize *
        std::visit([&](const auto& kind) { return attraction(kind, batchSize); }, loss);
    return {rate * (static_cast<double>(center.x) - x.x),
            rate * (static_cast<double>(center.y) - x.y)};
}

}  // namespace centerscope
