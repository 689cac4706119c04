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
    CenterRates rates;
    const char* formula;
    const char* usedBy;
};

const NamedRule kRules[] = {
    {{},
     CenterReduction::HalfMean,
     {1, 0.5, 0},
     "c −= α Δc (Eq. 4), α = 0.5",
     "the paper, Centerscope"},
    {{Kind::Gradient},
     CenterReduction::HalfMean,
     {1, 0.5, 0},
     "c −= 0.5 · λ/m Σ (c − x), λ = 1",
     "Center-Loss (2024)"},
    {{Kind::Gradient, true},
     CenterReduction::Mean,
     {1, 0.5, 0},
     "c −= 0.5 · 2/m Σ (c − x)",
     "pytorch-center-loss"},
    {{Kind::Solver},
     CenterReduction::HalfMean,
     {1, 0, 0.01},
     "v = 0.9 v + 0.01 Δc, c −= v",
     "caffe-face"},
    {{Kind::Frozen},
     CenterReduction::HalfMean,
     {1, 0, 0},
     "c stays",
     "Center-Loss (2018) as it ran"},
};

}  // namespace

CenterLossExample centerLossExample() {
    using Loss = CenterLoss<double>;
    CenterLossExample example;
    example.samples = (Matrix<double>(5, 2) << 1, 2, 3, 0, -1, 2, 2, -2, 1, 3).finished();
    example.labels = {0, 0, 1, 0, 1};
    example.centers = (Matrix<double>(3, 2) << 0, 0, 1, 1, 5, 5).finished();

    const int m = static_cast<int>(example.labels.size());
    CenterSums<double> sums;
    Loss::sum(example.samples, example.labels, example.centers, sums);
    Matrix<double> whole = example.centers;  // Eq. 4 with α = 1 moves by −Δc
    Matrix<double> unused;
    Loss::moveCenters({}, CenterReduction::HalfMean, sums, m, {.alpha = 1}, whole, unused);
    example.delta = example.centers - whole;

    for (const NamedForm& named : kForms) {
        CenterLossExample::Form form{named.formula, named.usedBy, 0, {}};
        form.loss = Loss::loss(example.samples, example.labels, example.centers, named.reduction);
        Loss::gradient(example.samples, example.labels, example.centers, 1, form.gradient,
                       named.reduction);
        example.forms.push_back(std::move(form));
    }
    for (const NamedRule& named : kRules) {
        Matrix<double> centers = example.centers;
        Matrix<double> velocity = Matrix<double>::Zero(centers.rows(), centers.cols());
        const auto move = [&] {
            Loss::sum(example.samples, example.labels, centers, sums);
            Loss::moveCenters(named.rule, named.reduction, sums, m, named.rates, centers, velocity);
            return centers;
        };
        CenterLossExample::Rule rule{named.formula, named.usedBy, {}, {}};
        rule.first = move();
        rule.second = move();
        example.rules.push_back(std::move(rule));
    }
    return example;
}

}  // namespace centerscope
