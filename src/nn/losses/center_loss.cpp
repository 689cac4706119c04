// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/center_loss.h"

namespace centerscope {

namespace {

/// Calls body(j, k, Σ_{y_i = j} (c_jk − x_ik), n_j) for every coordinate k of every center j.
template <typename T, typename Body>
void forEachPull(const Matrix<T>& x, std::span<const int> labels, const Matrix<T>& centers,
                 Body&& body) {
    for (Eigen::Index j = 0; j < centers.rows(); ++j) {
        for (Eigen::Index k = 0; k < centers.cols(); ++k) {
            T sum = 0;
            int count = 0;
            for (Eigen::Index n = 0; n < x.rows(); ++n) {
                if (labels[static_cast<std::size_t>(n)] != j)
                    continue;
                sum += centers(j, k) - x(n, k);
                ++count;
            }
            body(j, k, sum, static_cast<T>(count));
        }
    }
}

}  // namespace

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
void CenterLoss<T>::moveCenters(const Matrix<T>& x, std::span<const int> labels, double alpha,
                                Matrix<T>& centers) {
    forEachPull(x, labels, centers, [&](Eigen::Index j, Eigen::Index k, T sum, T count) {
        if (count > 0)
            centers(j, k) -= static_cast<T>(alpha) * sum / (1 + count);
    });
}

template <typename T>
void CenterLoss<T>::moveCenters(const CenterRule& rule, CenterReduction reduction,
                                const Matrix<T>& x, std::span<const int> labels,
                                const CenterRates& rates, Matrix<T>& centers, Matrix<T>& velocity) {
    switch (rule.kind) {
        case CenterRule::Kind::Equation4:
            moveCenters(x, labels, rates.alpha, centers);
            break;
        case CenterRule::Kind::Gradient: {
            const double scale = 2 * centerLossScale(reduction, static_cast<double>(x.rows()));
            const T rate =
                static_cast<T>(rates.alpha * (rule.undoLambda ? 1 : rates.lambda) * scale);
            forEachPull(x, labels, centers, [&](Eigen::Index j, Eigen::Index k, T sum, T count) {
                if (count > 0)
                    centers(j, k) -= rate * sum;
            });
            break;
        }
        case CenterRule::Kind::Solver: {
            const T momentum = static_cast<T>(rule.momentum);
            const T rate = static_cast<T>(rates.learningRate);
            forEachPull(x, labels, centers, [&](Eigen::Index j, Eigen::Index k, T sum, T count) {
                velocity(j, k) = momentum * velocity(j, k) + rate * sum / (1 + count);
                centers(j, k) -= velocity(j, k);
            });
            break;
        }
        case CenterRule::Kind::Frozen:
            break;
    }
}

template struct CenterLoss<float>;
template struct CenterLoss<double>;

}  // namespace centerscope
