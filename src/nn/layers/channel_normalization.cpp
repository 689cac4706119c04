// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/channel_normalization.h"

#include <algorithm>

namespace centerscope {

template <typename T>
void ChannelNormalization<T>::normalizeByBatch(MatrixMap<T> t, T* means, T* variances) {
    RowVectorMap<T> mean(means, t.cols());
    mean = t.colwise().mean();
    t.rowwise() -= mean;
    if (kind_ == Normalization::MeanOnlyBatch)
        return;
    const auto m = static_cast<T>(t.rows());
    const RowVector<T> squares = t.cwiseAbs2().colwise().sum();
    inverseDeviation_ = (squares.array() / m + static_cast<T>(kVarianceFloor)).rsqrt().matrix();
    t.array().rowwise() *= inverseDeviation_.array();
    RowVectorMap<T>(variances, t.cols()) = squares / std::max(m - 1, T(1));
}

template <typename T>
void ChannelNormalization<T>::normalizeBy(const T* mean, const T* variance, MatrixMap<T> t) {
    t.rowwise() -= ConstRowVectorMap<T>(mean, t.cols());
    if (kind_ == Normalization::MeanOnlyBatch)
        return;
    const ConstRowVectorMap<T> squares(variance, t.cols());
    t.array().rowwise() *= (squares.array() + static_cast<T>(kVarianceFloor)).rsqrt();
}

template <typename T>
void ChannelNormalization<T>::backward(ConstMatrixMap<T> normalized, MatrixMap<T> d) const {
    const RowVector<T> mean = d.colwise().mean();
    if (kind_ == Normalization::MeanOnlyBatch) {
        d.rowwise() -= mean;
        return;
    }
    const RowVector<T> correlation = normalized.cwiseProduct(d).colwise().mean();
    d.rowwise() -= mean;
    d.array() -= normalized.array().rowwise() * correlation.array();
    d.array().rowwise() *= inverseDeviation_.array();
}

template class ChannelNormalization<Precision>;

}  // namespace centerscope
