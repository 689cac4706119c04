// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/translation_mark.h"
#include "nn/description/rates.h"

namespace centerscope {

template <typename T>
class CenterLoss;

/// In which form the center loss is taken over a batch of m. Projects differ: the same λ weighs
/// 128 times as much on a sum as on a mean of 128 images.
enum class CenterReduction {
    HalfMean,  ///< 1/(2m) Σ ‖x − c‖²: λ keeps its meaning when the batch size changes
    HalfSum,   ///< ½ Σ ‖x − c‖²: Eq. 2 to the letter
    Mean,      ///< 1/m Σ ‖x − c‖²: twice as much
};

/// How the centers move. Every rule takes embeddings, centers and λ from before the update of the
/// weights, so it makes no difference whether a project moves its centers before or after that.
/// A class that is not in the batch has Σ = 0 and n = 0.
struct CenterRule {
    enum class Kind {
        Equation4,  ///< c_j −= α · Σ (c_j − x_i) / (1 + n_j): no λ in it
        Gradient,  ///< SGD on the joint loss: c_j −= α · λ ∂L_C/∂c_j, α being the centers' own rate
        Solver,  ///< Eq. 4's Δc through the optimiser: v = momentum · v + lr · Δc, c −= v
        Frozen,  ///< they stay where they started
    };
    Kind kind = Kind::Equation4;
    bool undoLambda = false;  ///< Gradient: times 1/λ, so that λ only weighs the images' pull
    double momentum = 0.9;    ///< Solver

    /// Whether α moves the centers; else the learning rate does, or nothing.
    bool hasAlpha() const { return kind == Kind::Equation4 || kind == Kind::Gradient; }
    bool operator==(const CenterRule&) const = default;
};

/// Center loss (Wen et al., ECCV 2016, Eq. 2 to 4), an EmbeddingLossDescription.
struct CenterLossDescription {
    template <typename T>
    using Loss = CenterLoss<T>;
    static constexpr const char* kKey = "center_loss";
    static constexpr const char* kName = QT_TRANSLATE_NOOP("centerscope::StepChart", "center");

    CenterReduction reduction = CenterReduction::HalfMean;
    CenterRule rule = {};

    static bool lists(Hyperparameter which) { return which == Hyperparameter::Alpha; }
    bool has(Hyperparameter which) const { return lists(which) && rule.hasAlpha(); }
    bool operator==(const CenterLossDescription&) const = default;
};

}  // namespace centerscope
