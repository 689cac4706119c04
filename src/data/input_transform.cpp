// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/input_transform.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"

namespace centerscope {

namespace {

constexpr int kLargestSide = 64;
constexpr int kMostChannels = 3;
using ResizedPixels = std::array<std::uint8_t, kLargestSide * kLargestSide * kMostChannels>;
constexpr int kTapBits = 22;
constexpr std::int32_t kHalf = 1 << (kTapBits - 1);

std::uint8_t rounded(std::int32_t sum) {
    return static_cast<std::uint8_t>(std::clamp(sum >> kTapBits, 0, 255));
}

}  // namespace

template <typename T>
InputTransform<T>::InputTransform(const InputScaling& scaling, const ImageShape& images, int side,
                                  const std::vector<const Split*>& training)
    : images_(images), side_(side) {
    const int least = std::max(images.height, images.width);
    if (side < least || side > kLargestSide)
        throw Error(MessageCode::InputOutOfRange, least, kLargestSide, side);
    for (std::size_t pixel = 0; pixel < scaled_.size(); ++pixel)
        scaled_[pixel] =
            static_cast<T>((static_cast<double>(pixel) - scaling.offset) * scaling.scale);
    columns_ = taps(images.width, side);
    rows_ = taps(images.height, side);
    if (scaling.subtractMeanImage)
        mean_ = meanOf(training);
}

template <typename T>
std::vector<typename InputTransform<T>::Tap> InputTransform<T>::taps(int from, int to) {
    std::vector<Tap> taps;
    for (int k = 0; k < to; ++k) {
        const double place = (k + 0.5) * from / to - 0.5;  // pixel centers lie on pixel centers
        const int first = std::max(static_cast<int>(std::floor(place)), 0);
        const double second = std::max(place - first, 0.0);
        constexpr double kOne = 1 << kTapBits;
        taps.push_back({{first, std::min(first + 1, from - 1)},
                        {static_cast<std::int32_t>(std::lround((1 - second) * kOne)),
                         static_cast<std::int32_t>(std::lround(second * kOne))}});
    }
    return taps;
}

template <typename T>
void InputTransform<T>::operator()(const std::uint8_t* pixels, T* image) const {
    const std::uint8_t* from = pixels;
    ResizedPixels resized;
    if (resizes()) {
        resize(pixels, resized.data());
        from = resized.data();
    }
    const int size = shape().size();
    for (int k = 0; k < size; ++k)
        image[k] = scaled_[from[k]];
    for (std::size_t k = 0; k < mean_.size(); ++k)
        image[k] -= mean_[k];
}

template <typename T>
void InputTransform<T>::resize(const std::uint8_t* pixels, std::uint8_t* resized) const {
    const int channels = images_.channels;
    ResizedPixels wide;  // (height, side, channel)
    std::uint8_t* to = wide.data();
    for (int y = 0; y < images_.height; ++y) {
        for (const Tap& tap : columns_) {
            const std::uint8_t* const row = pixels + y * images_.width * channels;
            const std::uint8_t* const first = row + tap.pixels[0] * channels;
            const std::uint8_t* const second = row + tap.pixels[1] * channels;
            for (int c = 0; c < channels; ++c)
                *to++ = rounded(kHalf + tap.weights[0] * first[c] + tap.weights[1] * second[c]);
        }
    }
    const int rowSize = side_ * channels;
    for (const Tap& tap : rows_) {
        const std::uint8_t* const first = wide.data() + tap.pixels[0] * rowSize;
        const std::uint8_t* const second = wide.data() + tap.pixels[1] * rowSize;
        for (int k = 0; k < rowSize; ++k)
            *resized++ = rounded(kHalf + tap.weights[0] * first[k] + tap.weights[1] * second[k]);
    }
}

template <typename T>
std::vector<T> InputTransform<T>::meanOf(const std::vector<const Split*>& training) const {
    std::vector<T> image(static_cast<std::size_t>(shape().size()));
    std::vector<double> sums(image.size());
    std::int64_t count = 0;
    for (const Split* part : training) {
        for (std::int64_t index = 0; index < part->size(); ++index, ++count) {
            (*this)(part->image(index), image.data());
            std::transform(image.begin(), image.end(), sums.begin(), sums.begin(),
                           [](T pixel, double sum) { return sum + static_cast<double>(pixel); });
        }
    }
    std::transform(sums.begin(), sums.end(), image.begin(), [count](double sum) {
        return static_cast<T>(sum / static_cast<double>(count));
    });
    return image;
}

template class InputTransform<float>;
template class InputTransform<double>;

}  // namespace centerscope
