// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/description/embedding_loss_description.h"
#include "training/embedding_cloud.h"
#include "training/embedding_head.h"

namespace centerscope {

/// The way in which a loss pulls at an embedding: minus the gradient of an image's own loss, which
/// is the batch's size times its share in the loss of the batch.
struct Pull {
    double x = 0;
    double y = 0;

    double length() const;
};

/// −∂L_S/∂x = Σ_j (δ(j = y) − p_j) ∂z_j/∂x, p: the softmax of the logits z.
Pull softmaxPull(const EmbeddingHead& head, EmbeddingPosition x, int label);

/// −λ ∂L_C/∂x of an image of a batch of this size, c: the center of its class. By the center loss
/// −λ (x − c) where that is half the mean, twice that where it is the mean, and batchSize times
/// that where it is half the sum.
Pull embeddingLossPull(const EmbeddingLossDescription& loss, EmbeddingPosition x,
                       EmbeddingPosition center, double lambda, int batchSize);

}  // namespace centerscope
