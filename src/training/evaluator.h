// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "data/data_loader.h"
#include "nn/network.h"
#include "training/embedding_cloud.h"
#include "training/embedding_head.h"
#include "training/evaluation.h"
#include "training/trainer.h"

namespace centerscope {

/// Embeds images with one version of the network, in chunks between which training can continue:
/// the evaluator keeps its own copy of the weights and centers, so that all points belong together.
template <typename T>
class Evaluator {
public:
    /// The version that trainer has reached; the evaluator outlives it. indices: which images of
    /// the split, in this order.
    Evaluator(const Trainer<T>& trainer, SplitKind kind, std::vector<std::int64_t> indices);

    /// Embeds the next images, at most this many. True when all are done.
    bool advance(Network<T>& network, int images);

    /// Updates that the version had seen.
    std::int64_t step() const { return step_; }
    std::int64_t done() const { return static_cast<std::int64_t>(points_.size()); }
    std::int64_t total() const { return static_cast<std::int64_t>(indices_.size()); }

    /// Over the images done so far; at least one.
    Evaluation evaluation() const;
    /// The points and the version's centers; source says how the images were chosen.
    EmbeddingCloud cloud(PointSource source) const;
    /// Of the images done so far. Kept for embeddings of more than two dimensions only; else the
    /// cloud has all there is.
    const FullEmbeddings& embeddings() const { return embeddings_; }

private:
    std::int64_t step_;
    std::vector<T> weights_;
    std::vector<T> statistics_;
    EmbeddingLossState<T> embeddingLossState_;
    Hyperparameters values_;  // as the step of the version has left them
    std::shared_ptr<const EmbeddingLoss<T>> embeddingLoss_;
    SplitKind kind_;
    std::shared_ptr<const Dataset> dataset_;
    DataLoader<T> loader_;
    std::vector<std::int64_t> indices_;

    Batch<T> batch_;
    std::shared_ptr<const EmbeddingHead> head_;  // null before the first images
    std::vector<Prediction> predictions_;
    std::vector<EmbeddedPoint> points_;
    std::shared_ptr<const StageProjection> projection_;
    FullEmbeddings embeddings_;
    double softmaxSum_ = 0;
    double embeddingSum_ = 0;      // of meanPerImage
    double squaredGradients_ = 0;  // Σ ‖∂L_S/∂x‖², of each image's own loss
    std::int64_t right_ = 0;
    std::int64_t agreeing_ = 0;  // nearest center and softmax choose the same class
    Matrix<T> logitGradients_;
    Matrix<T> embeddingGradients_;
};

/// What follows the embedding in these weights, which the network has run last; without logits
/// where that has more than two dimensions.
template <typename T>
EmbeddingHead headOf(const Network<T>& network, std::span<const T> weights);

/// All of these images, placed by the network that the trainer has reached.
template <typename T>
Evaluator<T> evaluateAll(Trainer<T>& trainer, SplitKind kind, std::vector<std::int64_t> indices);

/// Validates the network that the trainer has reached, all at once, and reports the loss to the
/// halving rule that watches it.
template <typename T>
Evaluator<T> validate(Trainer<T>& trainer);

/// Embeddings or centers, (n, d), as positions to draw.
template <typename T>
std::vector<EmbeddingPosition> positions(const Matrix<T>& x, const StageProjection& projection);

extern template class Evaluator<float>;
extern template class Evaluator<double>;
extern template Evaluator<float> evaluateAll(Trainer<float>&, SplitKind, std::vector<std::int64_t>);
extern template Evaluator<double> evaluateAll(Trainer<double>&, SplitKind,
                                              std::vector<std::int64_t>);
extern template Evaluator<float> validate(Trainer<float>&);
extern template Evaluator<double> validate(Trainer<double>&);

}  // namespace centerscope
