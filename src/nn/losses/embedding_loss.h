// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/tensor.h"
#include "nn/description/embedding_loss_description.h"
#include "nn/description/rates.h"

namespace centerscope {

/// What a loss takes from a batch to update its state: sums over the images of each class j, which
/// are to be added up where a batch comes in parts.
template <typename T>
struct EmbeddingLossSums {
    Matrix<T> values;         ///< (classes, d): of center loss, row j is Σ_{y_i = j} (c_j − x_i)
    std::vector<int> counts;  ///< classes: n_j, images of class j
};

template <typename T>
struct NamedMatrix {
    std::string name;  ///< in checkpoints
    Matrix<T> values;

    bool operator==(const NamedMatrix&) const = default;
};

/// What a loss keeps from step to step, as one value.
template <typename T>
struct EmbeddingLossState {
    Matrix<T> centers;                   ///< (classes, d): what is drawn and measured
    std::vector<NamedMatrix<T>> others;  ///< all else, such as a velocity

    bool operator==(const EmbeddingLossState&) const = default;
};

/// How a loss does on images that are evaluated.
struct EvaluatedEmbeddingLoss {
    double value = 0;     ///< before λ
    double gradient = 0;  ///< √(mean ‖λ ∂L/∂x‖²), each image by its own loss
};

/// A loss of the embeddings x, (m, d), with labels y, m: L_C of the joint loss L_S + λ L_C. It is
/// its constants; what it learns is in a state that is handed in, as the weights of a network are,
/// and so are the rates, the hyperparameters in force.
template <typename T>
class EmbeddingLoss {
public:
    using State = EmbeddingLossState<T>;

    virtual ~EmbeddingLoss() = default;

    /// With these centers, all else at rest.
    virtual State initialState(Matrix<T> centers) const = 0;

    /// L_C of the batch, before λ.
    virtual double value(const Matrix<T>& x, std::span<const int> labels, const State& state,
                         const Rates& rates) const = 0;
    /// Overwrites gradient, (m, d), with λ ∂L_C/∂x.
    virtual void gradient(const Matrix<T>& x, std::span<const int> labels, const State& state,
                          const Rates& rates, Matrix<T>& gradient) const = 0;

    /// What the update of the state takes from the batch.
    virtual void sum(const Matrix<T>& x, std::span<const int> labels, const State& state,
                     EmbeddingLossSums<T>& sums) const = 0;
    /// Updates the state after a batch of m images.
    virtual void update(const EmbeddingLossSums<T>& sums, int m, const Rates& rates,
                        State& state) const = 0;
    /// The rates as they act, which is what is written of a step: α, say, as what stands in its
    /// place.
    virtual Rates acting(const Rates& rates) const { return rates; }

    /// A value of a batch of m images as half the mean squared distance to what it pulls to, by
    /// which a collapse is recognized.
    virtual double halfMean(double value, double m) const = 0;

    // An evaluation takes its images in parts and is stated for a batch in training.

    /// The mean over these images of what no batch size is in.
    virtual double meanPerImage(const Matrix<T>& x, std::span<const int> labels, const State& state,
                                const Rates& rates) const = 0;
    /// What such a mean over all images is to a batch of m of them.
    virtual EvaluatedEmbeddingLoss evaluated(double meanPerImage, int m,
                                             const Rates& rates) const = 0;
};

template <typename T>
std::shared_ptr<const EmbeddingLoss<T>> makeEmbeddingLoss(
    const EmbeddingLossDescription& description);

}  // namespace centerscope
