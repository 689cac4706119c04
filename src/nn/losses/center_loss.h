// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/tensor.h"
#include "nn/description/center_loss_description.h"
#include "nn/losses/embedding_loss.h"

namespace centerscope {

/// Center loss (Wen et al., ECCV 2016). x: embeddings (m, d); labels y: m; centers c: (classes, d).
/// The functions of their own are its formulas.
template <typename T>
class CenterLoss final : public EmbeddingLoss<T> {
public:
    using State = EmbeddingLossState<T>;

    explicit CenterLoss(const CenterLossDescription& description)
        : rule_(description.rule), reduction_(description.reduction) {}

    State initialState(Matrix<T> centers) const override;
    double value(const Matrix<T>& x, std::span<const int> labels, const State& state,
                 const Rates& rates) const override;
    void gradient(const Matrix<T>& x, std::span<const int> labels, const State& state,
                  const Rates& rates, Matrix<T>& gradient) const override;
    void sum(const Matrix<T>& x, std::span<const int> labels, const State& state,
             EmbeddingLossSums<T>& sums) const override;
    void update(const EmbeddingLossSums<T>& sums, int m, const Rates& rates,
                State& state) const override;
    /// α is the learning rate under Solver, and 0 where centers are frozen.
    Rates acting(const Rates& rates) const override;
    double halfMean(double value, double m) const override;
    double meanPerImage(const Matrix<T>& x, std::span<const int> labels, const State& state,
                        const Rates& rates) const override;
    EvaluatedEmbeddingLoss evaluated(double meanPerImage, int m, const Rates& rates) const override;

    /// Eq. 2 in the given form, L_C = scale · Σ_i ‖x_i − c_{y_i}‖².
    static double loss(const Matrix<T>& x, std::span<const int> labels, const Matrix<T>& centers,
                       CenterReduction reduction = CenterReduction::HalfMean);

    /// Eq. 3: gradient = λ ∂L_C/∂x, row i = 2 · scale · λ (x_i − c_{y_i}), which is λ (x_i − c) / m
    /// for the half mean. Overwrites gradient, (m, d).
    static void gradient(const Matrix<T>& x, std::span<const int> labels, const Matrix<T>& centers,
                         double lambda, Matrix<T>& gradient,
                         CenterReduction reduction = CenterReduction::HalfMean);

    /// Σ_{y_i = j} (c_j − x_i) and n_j of Eq. 4. The sums of a batch are those of its parts added
    /// up, so a batch that is shared out moves its centers once, by one division, and not part by
    /// part.
    static void sum(const Matrix<T>& x, std::span<const int> labels, const Matrix<T>& centers,
                    EmbeddingLossSums<T>& sums);

    /// Moves the centers by a rule. m: images in the batch; velocity v: (classes, d), used by
    /// Solver only. Eq. 4: Δc_j = Σ_{y_i = j} (c_j − x_i) / (1 + n_j), then c_j ← c_j − α Δc_j.
    /// There is no λ in it. It is not the gradient of Eq. 2 but an average that never overshoots:
    /// c_j moves α n_j / (1 + n_j) of the way to its class's mean. A class that is not in the batch
    /// keeps its center bit for bit; under Solver its velocity moves it on.
    static void moveCenters(const CenterRule& rule, CenterReduction reduction,
                            const EmbeddingLossSums<T>& sums, int m, const Rates& rates,
                            Matrix<T>& centers, Matrix<T>& velocity);

private:
    CenterRule rule_;
    CenterReduction reduction_;
};

/// What Σ ‖x_i − c_{y_i}‖² over m images is multiplied by.
double centerLossScale(CenterReduction reduction, double m);

}  // namespace centerscope
