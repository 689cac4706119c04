// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/linear.h"

namespace centerscope {

template <typename T>
void Linear<T>::forward(Weights x, Weights weight, const T* bias, Eigen::Ref<Matrix<T>> y) {
    for (Eigen::Index n = 0; n < x.rows(); ++n) {
        for (Eigen::Index out = 0; out < weight.rows(); ++out)
            y(n, out) = x.row(n).dot(weight.row(out)) + (bias ? bias[out] : T(0));
    }
}

template <typename T>
void Linear<T>::backwardInput(Weights dy, Weights weight, Eigen::Ref<Matrix<T>> dx) {
    for (Eigen::Index n = 0; n < dy.rows(); ++n) {
        dx.row(n) = dy(n, 0) * weight.row(0);
        for (Eigen::Index out = 1; out < weight.rows(); ++out)
            dx.row(n) += dy(n, out) * weight.row(out);
    }
}

template <typename T>
void Linear<T>::backwardWeights(Weights x, Weights dy, Eigen::Ref<Matrix<T>> dWeight, T* dBias) {
    for (Eigen::Index out = 0; out < dWeight.rows(); ++out) {
        dWeight.row(out) = dy(0, out) * x.row(0);
        for (Eigen::Index n = 1; n < x.rows(); ++n)
            dWeight.row(out) += dy(n, out) * x.row(n);
        if (dBias)
            dBias[out] = dy.col(out).sum();
    }
}

template struct Linear<Precision>;

}  // namespace centerscope
