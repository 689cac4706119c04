// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/center_loss.h"

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
                        CenterSums<T>& sums) {
    sums.pulls.setZero(centers.rows(), centers.cols());
    sums.counts.assign(static_cast<std::size_t>(centers.rows()), 0);
    for (Eigen::Index n = 0; n < x.rows(); ++n) {
        const int j = labels[static_cast<std::size_t>(n)];
        sums.pulls.row(j) += centers.row(j) - x.row(n);
        ++sums.counts[static_cast<std::size_t>(j)];
    }
}

template <typename T>
void CenterLoss<T>::moveCenters(const CenterRule& rule, CenterReduction reduction,
                                const CenterSums<T>& sums, int m, const CenterRates& rates,
                                Matrix<T>& centers, Matrix<T>& velocity) {
    const auto alpha = static_cast<T>(rates.alpha);
    const double scale = 2 * centerLossScale(reduction, m);
    const auto gradientRate =
        static_cast<T>(rates.alpha * (rule.undoLambda ? 1 : rates.lambda) * scale);
    const auto momentum = static_cast<T>(rule.momentum);
    const auto learningRate = static_cast<T>(rates.learningRate);
    for (Eigen::Index j = 0; j < centers.rows(); ++j) {
        const auto n = static_cast<T>(sums.counts[static_cast<std::size_t>(j)]);
        const auto pull = sums.pulls.row(j);
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

template struct CenterLoss<float>;
template struct CenterLoss<double>;

}  // namespace centerscope
