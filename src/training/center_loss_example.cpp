// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/center_loss_example.h"

#include "nn/losses/center_loss.h"

namespace centerscope {

namespace {

using Kind = CenterRule::Kind;

struct NamedForm {
    CenterReduction reduction;
    const char* formula;
    const char* usedBy;
};

constexpr NamedForm kForms[] = {
    {CenterReduction::HalfMean, "1/(2m) Σ ‖x − c‖²", "Centerscope, Center-Loss, caffe-face"},
    {CenterReduction::HalfSum, "½ Σ ‖x − c‖²", "Eq. 2 of the paper, TensorFlow_Center_Loss"},
    {CenterReduction::Mean, "1/m Σ ‖x − c‖²", "pytorch-center-loss"},
};

struct NamedRule {
    CenterRule rule;
    CenterReduction reduction;
    Rates rates;
    const char* formula;
    const char* usedBy;
};

const NamedRule kRules[] = {
    {{},
     CenterReduction::HalfMean,
     {.lambda = 1, .alpha = 0.5},
     "c −= α Δc (Eq. 4), α = 0.5",
     "the paper, Centerscope"},
    {{Kind::Gradient},
     CenterReduction::HalfMean,
     {.lambda = 1, .alpha = 0.5},
     "c −= 0.5 · λ/m Σ (c − x), λ = 1",
     "Center-Loss (2024)"},
    {{Kind::Gradient, true},
     CenterReduction::Mean,
     {.lambda = 1, .alpha = 0.5},
     "c −= 0.5 · 2/m Σ (c − x)",
     "pytorch-center-loss"},
    {{Kind::Solver},
     CenterReduction::HalfMean,
     {.learningRate = 0.01, .lambda = 1},
     "v = 0.9 v + 0.01 Δc, c −= v",
     "caffe-face"},
    {{Kind::Frozen},
     CenterReduction::HalfMean,
     {.lambda = 1},
     "c stays",
     "Center-Loss (2018) as it ran"},
};

CenterLossExample::Points points(const Matrix<double>& rows) {
    CenterLossExample::Points points;
    for (const auto& row : rows.rowwise())
        points.push_back({row(0), row(1)});
    return points;
}

}  // namespace

CenterLossExample centerLossExample() {
    using Loss = CenterLoss<double>;
    const Matrix<double> x = (Matrix<double>(5, 2) << 1, 2, 3, 0, -1, 2, 2, -2, 1, 3).finished();
    const std::vector<int> labels{0, 0, 1, 0, 1};
    const Matrix<double> c = (Matrix<double>(3, 2) << 0, 0, 1, 1, 5, 5).finished();

    const int m = static_cast<int>(labels.size());
    EmbeddingLossSums<double> sums;
    Loss::sum(x, labels, c, sums);
    Matrix<double> whole = c;  // Eq. 4 with α = 1 moves by −Δc
    Matrix<double> unused;
    Loss::moveCenters({}, CenterReduction::HalfMean, sums, m, {.alpha = 1}, whole, unused);

    CenterLossExample example{points(x), labels, points(c), points(c - whole), {}, {}};
    for (const NamedForm& named : kForms) {
        Matrix<double> gradient;
        Loss::gradient(x, labels, c, 1, gradient, named.reduction);
        example.forms.push_back({named.formula, named.usedBy,
                                 Loss::loss(x, labels, c, named.reduction), points(gradient)});
    }
    for (const NamedRule& named : kRules) {
        Matrix<double> centers = c;
        Matrix<double> velocity = Matrix<double>::Zero(c.rows(), c.cols());
        const auto move = [&] {
            Loss::sum(x, labels, centers, sums);
            Loss::moveCenters(named.rule, named.reduction, sums, m, named.rates, centers, velocity);
            return points(centers);
        };
        CenterLossExample::Rule rule{named.formula, named.usedBy, {}, {}};
        rule.first = move();
        rule.second = move();
        example.rules.push_back(std::move(rule));
    }
    return example;
}

}  // namespace centerscope
