// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/center_loss.h"

#include <cmath>
#include <utility>

namespace centerscope {

double centerLossScale(CenterReduction reduction, double m) {
    switch (reduction) {
        case CenterReduction::HalfMean:
            return 1 / (2 * m);
        case CenterReduction::HalfSum:
            return 0.5;
        case CenterReduction::Mean:
            return 1 / m;
    }
    return 0;
}

template <typename T>
double CenterLoss<T>::loss(const Matrix<T>& x, std::span<const int> labels,
                           const Matrix<T>& centers, CenterReduction reduction) {
    double sum = 0;
    for (Eigen::Index n = 0; n < x.rows(); ++n)
        sum += static_cast<double>((x.row(n) - centers.row(labels[n])).squaredNorm());
    return sum * centerLossScale(reduction, static_cast<double>(x.rows()));
}

template <typename T>
void CenterLoss<T>::gradient(const Matrix<T>& x, std::span<const int> labels,
                             const Matrix<T>& centers, double lambda, Matrix<T>& gradient,
                             CenterReduction reduction) {
    gradient.resize(x.rows(), x.cols());
    const double m = static_cast<double>(x.rows());
    const T scale = static_cast<T>(lambda * 2 * centerLossScale(reduction, m));
    for (Eigen::Index n = 0; n < x.rows(); ++n)
        gradient.row(n) = scale * (x.row(n) - centers.row(labels[n]));
}

template <typename T>
void CenterLoss<T>::sum(const Matrix<T>& x, std::span<const int> labels, const Matrix<T>& centers,
                        EmbeddingLossSums<T>& sums) {
    sums.values.setZero(centers.rows(), centers.cols());
    sums.counts.assign(static_cast<std::size_t>(centers.rows()), 0);
    for (Eigen::Index n = 0; n < x.rows(); ++n) {
        const int j = labels[static_cast<std::size_t>(n)];
        sums.values.row(j) += centers.row(j) - x.row(n);
        ++sums.counts[static_cast<std::size_t>(j)];
    }
}

template <typename T>
void CenterLoss<T>::moveCenters(const CenterRule& rule, CenterReduction reduction,
                                const EmbeddingLossSums<T>& sums, int m, const Rates& rates,
                                Matrix<T>& centers, Matrix<T>& velocity) {
    const auto alpha = static_cast<T>(rates.alpha);
    const double scale = 2 * centerLossScale(reduction, m);
    const auto gradientRate =
        static_cast<T>(rates.alpha * (rule.undoLambda ? 1 : rates.lambda) * scale);
    const auto momentum = static_cast<T>(rule.momentum);
    const auto learningRate = static_cast<T>(rates.learningRate);
    for (Eigen::Index j = 0; j < centers.rows(); ++j) {
        const auto n = static_cast<T>(sums.counts[static_cast<std::size_t>(j)]);
        const auto pull = sums.values.row(j);
        switch (rule.kind) {
            case CenterRule::Kind::Equation4:
                if (n > 0)
                    centers.row(j) -= alpha * pull / (1 + n);
                break;
            case CenterRule::Kind::Gradient:
                if (n > 0)
                    centers.row(j) -= gradientRate * pull;
                break;
            case CenterRule::Kind::Solver:
                velocity.row(j) = momentum * velocity.row(j) + learningRate * pull / (1 + n);
                centers.row(j) -= velocity.row(j);
                break;
            case CenterRule::Kind::Frozen:
                break;
        }
    }
}

template <typename T>
EmbeddingLossState<T> CenterLoss<T>::initialState(Matrix<T> centers) const {
    const Matrix<T> atRest = Matrix<T>::Zero(centers.rows(), centers.cols());
    return {std::move(centers), {{"center_velocity", atRest}}};
}

template <typename T>
double CenterLoss<T>::value(const Matrix<T>& x, std::span<const int> labels, const State& state,
                            const Rates&) const {
    return loss(x, labels, state.centers, reduction_);
}

template <typename T>
void CenterLoss<T>::gradient(const Matrix<T>& x, std::span<const int> labels, const State& state,
                             const Rates& rates, Matrix<T>& gradient) const {
    CenterLoss::gradient(x, labels, state.centers, rates.lambda, gradient, reduction_);
}

template <typename T>
void CenterLoss<T>::sum(const Matrix<T>& x, std::span<const int> labels, const State& state,
                        EmbeddingLossSums<T>& sums) const {
    sum(x, labels, state.centers, sums);
}

template <typename T>
void CenterLoss<T>::update(const EmbeddingLossSums<T>& sums, int m, const Rates& rates,
                           State& state) const {
    moveCenters(rule_, reduction_, sums, m, rates, state.centers, state.others.front().values);
}

template <typename T>
Rates CenterLoss<T>::acting(const Rates& rates) const {
    Rates acting = rates;
    if (rule_.kind == CenterRule::Kind::Solver)
        acting.alpha = rates.learningRate;
    if (rule_.kind == CenterRule::Kind::Frozen)
        acting.alpha = 0;
    return acting;
}

template <typename T>
double CenterLoss<T>::halfMean(double value, double m) const {
    return value * centerLossScale(CenterReduction::HalfMean, m) / centerLossScale(reduction_, m);
}

template <typename T>
double CenterLoss<T>::meanPerImage(const Matrix<T>& x, std::span<const int> labels,
                                   const State& state, const Rates&) const {
    return loss(x, labels, state.centers, CenterReduction::Mean);
}

/// A sum over a batch is compared with what a batch of the training's size would have.
template <typename T>
EvaluatedEmbeddingLoss CenterLoss<T>::evaluated(double meanPerImage, int m,
                                                const Rates& rates) const {
    const double scale = m * centerLossScale(reduction_, m);
    return {scale * meanPerImage, 2 * rates.lambda * scale * std::sqrt(meanPerImage)};
}

template class CenterLoss<float>;
template class CenterLoss<double>;

}  // namespace centerscope
