// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "nn/conv_stack.h"
#include "nn/heads/head.h"
#include "nn/layers/activation.h"
#include "nn/layers/weight_normalization.h"

namespace centerscope {

/// images (n, h·w·c) → convolution blocks → features (n, F) → linear → embedding (n, d) →
/// activation → head → logits (n, classes).
///
/// A network is its description and its workspaces; the weights are handed in. So one network can
/// run any version of its weights, and copying a version is copying a vector.
template <typename T>
class Network {
public:
    /// pool must outlive the network.
    Network(const NetworkDescription& description, int largestBatch, ThreadPool& pool,
            InstructionSet instructionSet = bestInstructionSet());
    /// With a stack of the caller's choice, such as the direct one where it is not the fastest.
    Network(const NetworkDescription& description, std::unique_ptr<ConvStack<T>> blocks,
            ThreadPool& pool);

    const NetworkDescription& description() const { return description_; }
    const ParameterLayout& layout() const { return layout_; }

    /// While training: normalizes by the batch and moves the running averages towards it.
    /// images: (n, input.size()), 1 <= n <= largestBatch; weights: layout().size() values;
    /// statistics: layout().statisticsSize() values.
    void forward(std::span<const T> weights, Eigen::Ref<const Matrix<T>> images,
                 std::span<T> statistics = {});
    /// At evaluation: normalizes by the running averages, so that an image's embedding does not
    /// depend on the others. No backward follows.
    void evaluate(std::span<const T> weights, Eigen::Ref<const Matrix<T>> images,
                  std::span<const T> statistics = {});

    /// (n, d) of the last forward or evaluate: what is shown and pulled to the centers.
    const Matrix<T>& embeddings() const;
    /// (n, classes) of the last forward or evaluate.
    const Matrix<T>& logits() const { return logits_; }

    /// What makes the logits of the activated embeddings, and their loss.
    const Head<T>& head() const { return *head_; }
    /// Of the head, as the last run had it: see Head::plane().
    std::pair<RowVector<T>, T> plane(std::span<const T> weights, int label) const;
    /// PReLU's slope of a unit of the embedding; only where that has one.
    T embeddingSlope(std::span<const T> weights, std::size_t unit) const;

    /// Back through the last forward: given ∂L/∂embeddings from the embedding loss, (n, d), and
    /// ∂L/∂logits, (n, classes), overwrites gradients, laid out as weights.
    void backward(std::span<const T> weights, const Matrix<T>& embeddingGradients,
                  const Matrix<T>& logitGradients, std::span<T> gradients);

    /// Back from the logits of the last forward to the embeddings shown: given ∂L/∂logits,
    /// overwrites embeddingGradients with ∂L/∂embeddings, (n, d).
    void embeddingGradients(std::span<const T> weights, const Matrix<T>& logitGradients,
                            Matrix<T>& embeddingGradients) const;

private:
    void run(std::span<const T> learnt, Eigen::Ref<const Matrix<T>> images,
             std::span<const T> statistics);

    NetworkDescription description_;
    ParameterLayout layout_;
    ThreadPool& pool_;
    WeightNormalization<T> weightNormalization_;
    std::unique_ptr<ConvStack<T>> blocks_;
    Activation<T> activation_;
    std::unique_ptr<const Head<T>> head_;
    Parameter embeddingWeight_, embeddingBias_;
    std::optional<Parameter> embeddingSlope_;

    Matrix<T> features_;          // (n, F)
    Matrix<T> linearEmbeddings_;  // (n, d), before the activation
    Matrix<T> activated_;         // (n, d), after it
    Matrix<T> logits_;            // (n, classes)
    Matrix<T> dEmbeddings_;       // (n, d)
    Matrix<T> dFeatures_;         // (n, F)
};

}  // namespace centerscope
