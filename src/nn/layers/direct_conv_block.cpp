// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/direct_conv_block.h"

#include <algorithm>

namespace centerscope {

template <typename T>
DirectConvBlock<T>::DirectConvBlock(const ConvBlockDescription& description,
                                    const ImageShape& input, int index,
                                    const ParameterLayout& layout, ThreadPool& pool)
    : description_(description),
      input_(input),
      convolved_(description.convolutionOutput(input)),
      output_(description.output(input)),
      activation_(description.activation, convolved_),
      pool_(pool),
      scratch_(static_cast<std::size_t>(pool.threads())) {
    const std::string prefix = "blocks." + std::to_string(index);
    weight_ = *layout.find(prefix + ".weight");
    bias_ = *layout.find(prefix + ".bias");
    if (const Parameter* slope = layout.find(prefix + ".slope"))
        slope_ = *slope;
    if (description.pool)
        maxPool_.emplace(*description.pool, convolved_);
    for (Scratch& scratch : scratch_) {
        scratch.patches.resize(convolved_.pixels(), weight_.size / description.channels);
        scratch.activated.resize(convolved_.pixels(), description.channels);
    }
}

template <typename T>
void DirectConvBlock<T>::layOutPatches(const T* image, Matrix<T>& patches) const {
    const int kernel = description_.kernel;
    const int channels = input_.channels;
    T* to = patches.data();
    for (int oy = 0; oy < convolved_.height; ++oy) {
        for (int ox = 0; ox < convolved_.width; ++ox) {
            for (int ky = 0; ky < kernel; ++ky) {
                const int iy = oy + ky - description_.padding;
                for (int kx = 0; kx < kernel; ++kx, to += channels) {
                    const int ix = ox + kx - description_.padding;
                    if (iy >= 0 && iy < input_.height && ix >= 0 && ix < input_.width)
                        std::copy_n(image + (iy * input_.width + ix) * channels, channels, to);
                    else
                        std::fill_n(to, channels, T(0));
                }
            }
        }
    }
}

template <typename T>
void DirectConvBlock<T>::addPatches(const Matrix<T>& patches, T* image) const {
    const int kernel = description_.kernel;
    const int channels = input_.channels;
    std::fill_n(image, input_.size(), T(0));
    const T* from = patches.data();
    for (int oy = 0; oy < convolved_.height; ++oy) {
        for (int ox = 0; ox < convolved_.width; ++ox) {
            for (int ky = 0; ky < kernel; ++ky) {
                const int iy = oy + ky - description_.padding;
                for (int kx = 0; kx < kernel; ++kx, from += channels) {
                    const int ix = ox + kx - description_.padding;
                    if (iy < 0 || iy >= input_.height || ix < 0 || ix >= input_.width)
                        continue;
                    T* to = image + (iy * input_.width + ix) * channels;
                    for (int c = 0; c < channels; ++c)
                        to[c] += from[c];
                }
            }
        }
    }
}

template <typename T>
const Matrix<T>& DirectConvBlock<T>::forward(std::span<const T> weights,
                                             Eigen::Ref<const Matrix<T>> x) {
    preActivations_.resize(x.rows(), convolved_.size());
    y_.resize(x.rows(), output_.size());
    if (maxPool_)
        winners_.resize(static_cast<std::size_t>(y_.size()));
    const ConstMatrixMap<T> weight(weight_.in(weights), scratch_[0].patches.cols(),
                                   description_.channels);
    const ConstRowVectorMap<T> bias(bias_.in(weights), description_.channels);
    const T* slopes = slope_ ? slope_->in(weights) : nullptr;
    pool_.forEachBlock(static_cast<int>(x.rows()), [&](int n, int thread) {
        Scratch& scratch = scratch_[static_cast<std::size_t>(thread)];
        layOutPatches(x.row(n).data(), scratch.patches);
        MatrixMap<T> z(preActivations_.row(n).data(), convolved_.pixels(), description_.channels);
        z.noalias() = scratch.patches * weight;
        z.rowwise() += bias;
        if (!maxPool_) {
            activation_.forward(slopes, z.data(), y_.row(n).data());
            return;
        }
        activation_.forward(slopes, z.data(), scratch.activated.data());
        maxPool_->forward(scratch.activated.data(), y_.row(n).data(),
                          winners_.data() + n * y_.cols());
    });
    return y_;
}

template <typename T>
const Matrix<T>& DirectConvBlock<T>::backward(std::span<const T> weights,
                                              Eigen::Ref<const Matrix<T>> x, const Matrix<T>& dy,
                                              bool wantInputGradient, std::span<T> gradients) {
    dx_.resize(wantInputGradient ? x.rows() : 0, input_.size());
    const int groups = static_cast<int>((x.rows() + kGroupSize - 1) / kGroupSize);
    const std::size_t size = weight_.size + bias_.size + (slope_ ? slope_->size : 0);
    groupGradients_.resize(groups, static_cast<Eigen::Index>(size));
    pool_.forEachBlock(groups, [&](int group, int thread) {
        T* const sums = groupGradients_.row(group).data();
        std::fill_n(sums, size, T(0));
        const Eigen::Index end = std::min<Eigen::Index>((group + 1) * kGroupSize, x.rows());
        for (Eigen::Index n = group * kGroupSize; n < end; ++n)
            backwardImage(weights, x.row(n).data(), dy.row(n).data(), n, wantInputGradient,
                          scratch_[static_cast<std::size_t>(thread)], sums);
    });
    RowVectorMap<T> sum(weight_.in(gradients), static_cast<Eigen::Index>(size));
    sum = groupGradients_.row(0);
    for (int group = 1; group < groups; ++group)
        sum += groupGradients_.row(group);
    return dx_;
}

template <typename T>
void DirectConvBlock<T>::backwardImage(std::span<const T> weights, const T* x, const T* dy,
                                       Eigen::Index n, bool wantInputGradient, Scratch& scratch,
                                       T* gradients) {
    const int channels = description_.channels;
    T* const dz = scratch.activated.data();
    const T* upstream = dy;
    if (maxPool_) {
        maxPool_->backward(winners_.data() + n * y_.cols(), dy, dz);
        upstream = dz;
    }
    activation_.backward(slope_ ? slope_->in(weights) : nullptr, preActivations_.row(n).data(),
                         upstream, dz,
                         slope_ ? gradients + (slope_->offset - weight_.offset) : nullptr);

    layOutPatches(x, scratch.patches);
    MatrixMap<T> dWeight(gradients, scratch.patches.cols(), channels);
    dWeight.noalias() += scratch.patches.transpose() * scratch.activated;
    RowVectorMap<T> dBias(gradients + weight_.size, channels);
    dBias += scratch.activated.colwise().sum();
    if (!wantInputGradient)
        return;
    const ConstMatrixMap<T> weight(weight_.in(weights), scratch.patches.cols(), channels);
    scratch.patches.noalias() = scratch.activated * weight.transpose();
    addPatches(scratch.patches, dx_.row(n).data());
}

template class DirectConvBlock<float>;
template class DirectConvBlock<double>;

}  // namespace centerscope
