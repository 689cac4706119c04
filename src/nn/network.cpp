// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/network.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "nn/layers/linear.h"

namespace centerscope {

namespace {

template <typename T>
T* optionalPart(const std::optional<Parameter>& parameter, std::span<T> all) {
    return parameter ? parameter->in(all) : nullptr;
}

}  // namespace

template <typename T>
Network<T>::Network(const NetworkDescription& description, int largestBatch, ThreadPool& pool,
                    InstructionSet instructionSet)
    : Network(description, makeConvStack<T>(description, largestBatch, pool, instructionSet),
              pool) {}

template <typename T>
Network<T>::Network(const NetworkDescription& description, std::unique_ptr<ConvStack<T>> blocks,
                    ThreadPool& pool)
    : description_(description),
      layout_(description),
      pool_(pool),
      weightNormalization_(layout_),
      blocks_(std::move(blocks)),
      activation_(description.embeddingActivation, {1, 1, description.embeddingSize}),
      head_(makeHead<T>(description, layout_)),
      embeddingWeight_(*layout_.find("embedding.weight")),
      embeddingBias_(*layout_.find("embedding.bias")) {
    if (const Parameter* const slope = layout_.find("embedding.slope"))
        embeddingSlope_ = *slope;
}

template <typename T>
const Matrix<T>& Network<T>::embeddings() const {
    return description_.embeddingAfterActivation ? activated_ : linearEmbeddings_;
}

template <typename T>
std::pair<RowVector<T>, T> Network<T>::plane(std::span<const T> learnt, int label) const {
    return head_->plane(weightNormalization_.applied(learnt), label);
}

template <typename T>
T Network<T>::embeddingSlope(std::span<const T> learnt, std::size_t unit) const {
    const std::span<const T> weights = weightNormalization_.applied(learnt);
    return embeddingSlope_->in(weights)[embeddingSlope_->size == 1 ? 0 : unit];
}

template <typename T>
void Network<T>::forward(std::span<const T> weights, Eigen::Ref<const Matrix<T>> images,
                         std::span<T> statistics) {
    run(weights, images, {});
    const std::span<const T> batch = blocks_->batchStatistics();
    for (std::size_t k = 0; k < statistics.size(); ++k)
        statistics[k] += static_cast<T>(1 - kStatisticsDecay) * (batch[k] - statistics[k]);
}

template <typename T>
void Network<T>::evaluate(std::span<const T> weights, Eigen::Ref<const Matrix<T>> images,
                          std::span<const T> statistics) {
    run(weights, images, statistics);
}

template <typename T>
void Network<T>::run(std::span<const T> learnt, Eigen::Ref<const Matrix<T>> images,
                     std::span<const T> statistics) {
    const std::span<const T> weights = weightNormalization_.apply(learnt, pool_);
    blocks_->forward(weights, statistics, images, features_);

    const Eigen::Index n = images.rows();
    const int size = description_.embeddingSize;
    linearEmbeddings_.resize(n, size);
    activated_.resize(n, size);
    const ConstMatrixMap<T> embeddingWeight(embeddingWeight_.in(weights), size, features_.cols());

    Linear<T>::forward(features_, embeddingWeight, embeddingBias_.in(weights), linearEmbeddings_);
    for (Eigen::Index row = 0; row < n; ++row)
        activation_.forward(optionalPart(embeddingSlope_, weights),
                            linearEmbeddings_.row(row).data(), activated_.row(row).data());
    head_->forward(weights, activated_, logits_);
}

template <typename T>
void Network<T>::backward(std::span<const T> learnt, const Matrix<T>& embeddingGradients,
                          const Matrix<T>& logitGradients, std::span<T> gradients) {
    const std::span<const T> weights = weightNormalization_.applied(learnt);
    const Eigen::Index n = logits_.rows();
    const int size = description_.embeddingSize;
    dFeatures_.resize(n, features_.cols());
    const ConstMatrixMap<T> embeddingWeight(embeddingWeight_.in(weights), size, features_.cols());
    MatrixMap<T> dEmbeddingWeight(embeddingWeight_.in(gradients), size, features_.cols());

    head_->backwardWeights(weights, activated_, logitGradients, gradients);
    head_->backwardInput(weights, activated_, logitGradients, dEmbeddings_);

    // The embedding loss joins on the side of the activation that is shown.
    if (description_.embeddingAfterActivation)
        dEmbeddings_ += embeddingGradients;
    T* const dSlopes = optionalPart(embeddingSlope_, gradients);
    if (dSlopes)
        std::fill_n(dSlopes, embeddingSlope_->size, T(0));
    for (Eigen::Index row = 0; row < n; ++row) {
        T* const d = dEmbeddings_.row(row).data();
        activation_.backward(optionalPart(embeddingSlope_, weights),
                             linearEmbeddings_.row(row).data(), d, d, dSlopes);
    }
    if (!description_.embeddingAfterActivation)
        dEmbeddings_ += embeddingGradients;

    Linear<T>::backwardWeights(features_, dEmbeddings_, dEmbeddingWeight,
                               embeddingBias_.in(gradients));
    Linear<T>::backwardInput(dEmbeddings_, embeddingWeight, dFeatures_);
    blocks_->backward(weights, dFeatures_, gradients);
    weightNormalization_.backward(learnt, gradients, pool_);
}

template <typename T>
void Network<T>::embeddingGradients(std::span<const T> learnt, const Matrix<T>& logitGradients,
                                    Matrix<T>& embeddingGradients) const {
    const std::span<const T> weights = weightNormalization_.applied(learnt);
    head_->backwardInput(weights, activated_, logitGradients, embeddingGradients);
    if (description_.embeddingAfterActivation)
        return;
    std::vector<T> unused(embeddingSlope_ ? embeddingSlope_->size : 0);  // slopes' gradients
    for (Eigen::Index row = 0; row < logits_.rows(); ++row) {
        T* const d = embeddingGradients.row(row).data();
        activation_.backward(optionalPart(embeddingSlope_, weights),
                             linearEmbeddings_.row(row).data(), d, d, unused.data());
    }
}

template class Network<Precision>;

}  // namespace centerscope
