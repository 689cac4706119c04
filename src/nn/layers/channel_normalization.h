// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor.h"
#include "nn/description/network_description.h"

namespace centerscope {

/// The normalizing part of batch and mean-only batch normalization (see Normalization), computed
/// the plain way: x̂ = (t − mean) · inverse deviation, channel by channel, where mean-only leaves
/// the deviation at 1. Matrices are (images · pixels, channels).
template <typename T>
class ChannelNormalization {
public:
    /// kind: Batch or MeanOnlyBatch.
    explicit ChannelNormalization(Normalization kind) : kind_(kind) {}

    /// t → x̂ in place by t's own mean and variance. Writes what running averages are to take in:
    /// the mean and, for Batch, the unbiased variance; channels values each.
    void normalizeByBatch(MatrixMap<T> t, T* means, T* variances);

    /// t → x̂ in place by these; variance is read for Batch only.
    void normalizeBy(const T* mean, const T* variance, MatrixMap<T> t);

    /// Back through the last normalizeByBatch, which gave x̂, given d = ∂L/∂x̂ over m rows:
    ///     Batch          ∂L/∂t = (d − mean(d) − x̂ · mean(d · x̂)) · inverse deviation
    ///     MeanOnlyBatch  ∂L/∂t = d − mean(d)
    /// in place of d.
    void backward(ConstMatrixMap<T> normalized, MatrixMap<T> d) const;

private:
    Normalization kind_;
    RowVector<T> inverseDeviation_;
};

}  // namespace centerscope
