// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/losses/center_loss.h"

namespace centerscope {

template <typename T>
double CenterLoss<T>::loss(const Matrix<T>& x, std::span<const int> labels,
                           const Matrix<T>& centers) {
    double sum = 0;
    for (Eigen::Index n = 0; n < x.rows(); ++n)
        sum += static_cast<double>((x.row(n) - centers.row(labels[n])).squaredNorm());
    return sum / (2.0 * static_cast<double>(x.rows()));
}

template <typename T>
void CenterLoss<T>::gradient(const Matrix<T>& x, std::span<const int> labels,
                             const Matrix<T>& centers, double lambda, Matrix<T>& gradient) {
    gradient.resize(x.rows(), x.cols());
    const T scale = static_cast<T>(lambda / static_cast<double>(x.rows()));
    for (Eigen::Index n = 0; n < x.rows(); ++n)
        gradient.row(n) = scale * (x.row(n) - centers.row(labels[n]));
}

template <typename T>
void CenterLoss<T>::moveCenters(const Matrix<T>& x, std::span<const int> labels, double alpha,
                                Matrix<T>& centers) {
    for (Eigen::Index j = 0; j < centers.rows(); ++j) {
        for (Eigen::Index k = 0; k < centers.cols(); ++k) {
            T sum = 0;
            int count = 0;
            for (Eigen::Index n = 0; n < x.rows(); ++n) {
                if (labels[n] != j)
                    continue;
                sum += centers(j, k) - x(n, k);
                ++count;
            }
            if (count > 0)
                centers(j, k) -= static_cast<T>(alpha) * sum / static_cast<T>(1 + count);
        }
    }
}

template struct CenterLoss<float>;
template struct CenterLoss<double>;

}  // namespace centerscope
