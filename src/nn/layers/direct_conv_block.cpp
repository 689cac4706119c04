// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/layers/direct_conv_block.h"

#include <algorithm>
#include <mutex>

namespace centerscope {

namespace {

/// Eigen cuts the sums of a product where, by the cache sizes that the processor reports, a cache
/// is full, and sums that are cut elsewhere round to other bits. These sizes are Eigen's own for a
/// processor that reports none. They stand for the whole process, so they are only written where
/// they differ: never while another thread multiplies.
void fixCacheSizes() {
    constexpr std::ptrdiff_t kL1 = 32 << 10, kL2 = 256 << 10, kL3 = 2 << 20;
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    if (Eigen::l1CacheSize() != kL1 || Eigen::l2CacheSize() != kL2 || Eigen::l3CacheSize() != kL3)
        Eigen::setCpuCacheSizes(kL1, kL2, kL3);
}

}  // namespace

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
    fixCacheSizes();
    const std::string prefix = "blocks." + std::to_string(index);
    weight_ = *layout.find(prefix + ".weight");
    bias_ = *layout.find(prefix + ".bias");
    if (const Parameter* slope = layout.find(prefix + ".slope"))
        slope_ = *slope;
    if (description.normalization != Normalization::None) {
        normalization_.emplace(description.normalization);
        mean_ = *layout.find(prefix + ".running_mean");
    }
    if (description.normalization == Normalization::Batch) {
        gain_ = *layout.find(prefix + ".gain");
        variance_ = *layout.find(prefix + ".running_variance");
    }
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
MatrixMap<T> DirectConvBlock<T>::pixelRows(Matrix<T>& images) const {
    return {images.data(), images.rows() * convolved_.pixels(), description_.channels};
}

template <typename T>
const Matrix<T>& DirectConvBlock<T>::forward(std::span<const T> weights,
                                             std::span<const T> statistics,
                                             Eigen::Ref<const Matrix<T>> x,
                                             std::span<T> batchStatistics) {
    preActivations_.resize(x.rows(), convolved_.size());
    y_.resize(x.rows(), output_.size());
    if (maxPool_)
        argmax_.resize(static_cast<std::size_t>(y_.size()));
    const ConstMatrixMap<T> weight(weight_.in(weights), scratch_[0].patches.cols(),
                                   description_.channels);
    pool_.forEachBlock(static_cast<int>(x.rows()), [&](int n, int thread) {
        Scratch& scratch = scratch_[static_cast<std::size_t>(thread)];
        layOutPatches(x.row(n).data(), scratch.patches);
        MatrixMap<T> t(preActivations_.row(n).data(), convolved_.pixels(), description_.channels);
        t.noalias() = scratch.patches * weight;
    });
    if (normalization_)
        normalize(weights, statistics, batchStatistics);
    pool_.forEachBlock(static_cast<int>(x.rows()), [&](int n, int thread) {
        activate(weights, n, scratch_[static_cast<std::size_t>(thread)]);
    });
    return y_;
}

/// T → gain · x̂ in preActivations_, with x̂ kept.
template <typename T>
void DirectConvBlock<T>::normalize(std::span<const T> weights, std::span<const T> statistics,
                                   std::span<T> batchStatistics) {
    MatrixMap<T> z = pixelRows(preActivations_);
    if (statistics.empty())
        normalization_->normalizeByBatch(z, mean_->in(batchStatistics),
                                         variance_ ? variance_->in(batchStatistics) : nullptr);
    else
        normalization_->normalizeBy(mean_->in(statistics),
                                    variance_ ? variance_->in(statistics) : nullptr, z);
    normalized_ = preActivations_;
    if (gain_)
        z.array().rowwise() *= ConstRowVectorMap<T>(gain_->in(weights), z.cols()).array();
}

template <typename T>
void DirectConvBlock<T>::activate(std::span<const T> weights, Eigen::Index n, Scratch& scratch) {
    const T* const slopes = slope_ ? slope_->in(weights) : nullptr;
    MatrixMap<T> z(preActivations_.row(n).data(), convolved_.pixels(), description_.channels);
    z.rowwise() += ConstRowVectorMap<T>(bias_.in(weights), description_.channels);
    if (!maxPool_) {
        activation_.forward(slopes, z.data(), y_.row(n).data());
        return;
    }
    activation_.forward(slopes, z.data(), scratch.activated.data());
    maxPool_->forward(scratch.activated.data(), y_.row(n).data(), argmax_.data() + n * y_.cols());
}

/// Calls body(image, thread, gradients) for every image, where gradients are those of its group's
/// weights, biases and slopes.
template <typename T>
template <typename Body>
void DirectConvBlock<T>::forEachGroup(Eigen::Index images, Body&& body) {
    const int groups = static_cast<int>(groupGradients_.rows());
    pool_.forEachBlock(groups, [&](int group, int thread) {
        const Eigen::Index end = std::min<Eigen::Index>((group + 1) * kGroupSize, images);
        for (Eigen::Index n = group * kGroupSize; n < end; ++n)
            body(n, thread, groupGradients_.row(group).data());
    });
}

template <typename T>
const Matrix<T>& DirectConvBlock<T>::backward(std::span<const T> weights,
                                              Eigen::Ref<const Matrix<T>> x, const Matrix<T>& dy,
                                              bool wantInputGradient, std::span<T> gradients) {
    dx_.resize(wantInputGradient ? x.rows() : 0, input_.size());
    dz_.resize(x.rows(), convolved_.size());
    const Eigen::Index groups = (x.rows() + kGroupSize - 1) / kGroupSize;
    const std::size_t size = weight_.size + bias_.size + (slope_ ? slope_->size : 0);
    groupGradients_.setZero(groups, static_cast<Eigen::Index>(size));
    forEachGroup(x.rows(), [&](Eigen::Index n, int, T* sums) {
        activationBackward(weights, dy.row(n).data(), n, sums);
    });
    if (normalization_)
        normalizeBackward(weights, gradients);
    forEachGroup(x.rows(), [&](Eigen::Index n, int thread, T* sums) {
        convolutionBackward(weights, x.row(n).data(), n, wantInputGradient,
                            scratch_[static_cast<std::size_t>(thread)], sums);
    });
    RowVectorMap<T> sum(weight_.in(gradients), static_cast<Eigen::Index>(size));
    sum = groupGradients_.row(0);
    for (Eigen::Index group = 1; group < groups; ++group)
        sum += groupGradients_.row(group);
    return dx_;
}

template <typename T>
void DirectConvBlock<T>::activationBackward(std::span<const T> weights, const T* dy, Eigen::Index n,
                                            T* gradients) {
    MatrixMap<T> dz(dz_.row(n).data(), convolved_.pixels(), description_.channels);
    const T* upstream = dy;
    if (maxPool_) {
        maxPool_->backward(argmax_.data() + n * y_.cols(), dy, dz.data());
        upstream = dz.data();
    }
    activation_.backward(slope_ ? slope_->in(weights) : nullptr, preActivations_.row(n).data(),
                         upstream, dz.data(),
                         slope_ ? gradients + (slope_->offset - weight_.offset) : nullptr);
    RowVectorMap<T> dBias(gradients + weight_.size, description_.channels);
    dBias += dz.colwise().sum();
}

/// dZ → dT in dz_, and the gradient of the gain.
template <typename T>
void DirectConvBlock<T>::normalizeBackward(std::span<const T> weights, std::span<T> gradients) {
    MatrixMap<T> d = pixelRows(dz_);
    const ConstMatrixMap<T> normalized(normalized_.data(), d.rows(), d.cols());
    if (gain_) {
        RowVectorMap<T>(gain_->in(gradients), d.cols()) =
            normalized.cwiseProduct(d).colwise().sum();
        d.array().rowwise() *= ConstRowVectorMap<T>(gain_->in(weights), d.cols()).array();
    }
    normalization_->backward(normalized, d);
}

template <typename T>
void DirectConvBlock<T>::convolutionBackward(std::span<const T> weights, const T* x, Eigen::Index n,
                                             bool wantInputGradient, Scratch& scratch,
                                             T* gradients) {
    const int channels = description_.channels;
    const ConstMatrixMap<T> dt(dz_.row(n).data(), convolved_.pixels(), channels);
    layOutPatches(x, scratch.patches);
    MatrixMap<T> dWeight(gradients, scratch.patches.cols(), channels);
    dWeight.noalias() += scratch.patches.transpose() * dt;
    if (!wantInputGradient)
        return;
    const ConstMatrixMap<T> weight(weight_.in(weights), scratch.patches.cols(), channels);
    scratch.patches.noalias() = dt * weight.transpose();
    addPatches(scratch.patches, dx_.row(n).data());
}

template class DirectConvBlock<Precision>;

}  // namespace centerscope
