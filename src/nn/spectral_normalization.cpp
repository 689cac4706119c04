// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/spectral_normalization.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

using kernels::AlignedBuffer;

SpectralNormalization::SpectralNormalization(const ParameterLayout& layout,
                                             const std::string& prefix, const ImageShape& shape,
                                             const kernels::KernelTable& kernels, int largestBatch)
    : kernels_(kernels),
      width_(kernels.width),
      pixels_(shape.pixels()),
      channels_(shape.channels),
      blocks_((shape.channels + kernels.width - 1) / kernels.width),
      runningMean_(*layout.find(prefix + ".running_mean")) {
    if (const Parameter* const variance = layout.find(prefix + ".running_variance")) {
        runningVariance_ = *variance;
        gain_ = *layout.find(prefix + ".gain");
    }
    const auto lanes = static_cast<std::size_t>(blocks_ * width_);
    const auto batch = static_cast<std::size_t>(largestBatch) * lanes;
    convolutions_ = AlignedBuffer<float>(batch * static_cast<std::size_t>(pixels_));
    imageMeans_ = AlignedBuffer<float>(batch);
    imageSquares_ = AlignedBuffer<float>(batch);
    coefficients_ = AlignedBuffer<float>(3 * lanes);
    // The lanes that fill up the last channel block stay 0.
    for (AlignedBuffer<float>* const buffer : {&means_, &factors_, &inverses_}) {
        *buffer = AlignedBuffer<float>(lanes);
        std::fill_n(buffer->data(), lanes, 0.0F);
    }
    std::fill_n(coefficients_.data(), 3 * lanes, 0.0F);
}

void SpectralNormalization::measure(int image, int block) const {
    kernels_.moments(convolution(image, block), pixels_, imageMeans_.data() + at(image, block),
                     imageSquares_.data() + at(image, block));
}

void SpectralNormalization::useBatch(int images, std::span<const float> weights,
                                     std::span<float> batchStatistics) {
    images_ = images;
    const double m = static_cast<double>(images) * pixels_;
    for (int channel = 0; channel < channels_; ++channel) {
        const auto forEachImage = [&](auto body) {
            for (int image = 0; image < images; ++image)
                body(static_cast<double>(imageMeans_.data()[at(image, 0) + channel]),
                     static_cast<double>(imageSquares_.data()[at(image, 0) + channel]));
        };
        double sum = 0;
        forEachImage([&](double imageMean, double) { sum += imageMean; });
        const double mean = sum / images;
        means_.data()[channel] = static_cast<float>(mean);
        runningMean_.in(batchStatistics)[channel] = static_cast<float>(mean);
        inverses_.data()[channel] = 1;
        factors_.data()[channel] = 1;
        if (!gain_)
            continue;
        // Spread within the images and between their means (Chan, Golub, LeVeque 1979).
        double squares = 0;
        forEachImage([&](double imageMean, double imageSquares) {
            squares += imageSquares + pixels_ * (imageMean - mean) * (imageMean - mean);
        });
        const double inverse = 1 / std::sqrt(squares / m + kVarianceFloor);
        inverses_.data()[channel] = static_cast<float>(inverse);
        factors_.data()[channel] =
            static_cast<float>(inverse * static_cast<double>(gain_->in(weights)[channel]));
        runningVariance_->in(batchStatistics)[channel] =
            static_cast<float>(squares / std::max(m - 1, 1.0));
    }
}

void SpectralNormalization::useRunning(std::span<const float> weights,
                                       std::span<const float> statistics) {
    for (int channel = 0; channel < channels_; ++channel) {
        means_.data()[channel] = runningMean_.in(statistics)[channel];
        factors_.data()[channel] = 1;
        if (gain_) {
            const double variance = runningVariance_->in(statistics)[channel];
            const double gain = gain_->in(weights)[channel];
            factors_.data()[channel] =
                static_cast<float>(gain / std::sqrt(variance + kVarianceFloor));
        }
    }
}

void SpectralNormalization::normalize(const float* t, int block, float* output) const {
    kernels_.normalize(t, pixels_, means_.data() + block * width_, factors_.data() + block * width_,
                       output);
}

void SpectralNormalization::correlate(const float* gradient, int image, int block,
                                      float* sum) const {
    if (gain_)
        kernels_.correlate(gradient, convolution(image, block), pixels_,
                           means_.data() + block * width_, sum);
}

void SpectralNormalization::finishChannel(int channel, double biasSum, double correlation,
                                          std::span<float> gradients) {
    const double m = static_cast<double>(images_) * pixels_;
    const double factor = factors_.data()[channel];
    const double inverse = inverses_.data()[channel];
    if (gain_)
        gain_->in(gradients)[channel] = static_cast<float>(correlation * inverse);
    float* const coefficients =
        coefficients_.data() + channel / width_ * 3 * width_ + channel % width_;
    coefficients[0] = static_cast<float>(factor);
    coefficients[width_] =
        gain_ ? static_cast<float>(-factor * inverse * inverse * correlation / m) : 0.0F;
    coefficients[2 * width_] = static_cast<float>(-factor * biasSum / m);
}

void SpectralNormalization::backward(const float* gradient, int image, int block,
                                     float* output) const {
    kernels_.normalizeBackward(gradient, convolution(image, block), pixels_,
                               means_.data() + block * width_,
                               coefficients_.data() + block * 3 * width_, output);
}

}  // namespace centerscope
