// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/image_collector.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/error.h"
#include "import/area_average.h"

namespace centerscope {

namespace {

constexpr int kSideOfLargeImages = 32;
constexpr std::int64_t kMostImages = 10'000'000;
constexpr std::size_t kMostBytes = std::size_t{8} << 30;
constexpr std::size_t kMostLetters = 200;

using Pixels = std::vector<std::uint8_t>;

/// The luma of BT.601.
std::uint8_t greyOf(const std::uint8_t* rgb) {
    return static_cast<std::uint8_t>((299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2] + 500) / 1000);
}

Pixels withChannels(const Pixels& pixels, int from, int to) {
    if (from == to)
        return pixels;
    Pixels result;
    for (std::size_t k = 0; k < pixels.size(); k += static_cast<std::size_t>(from)) {
        if (to == 1)
            result.push_back(greyOf(&pixels[k]));
        else
            result.insert(result.end(), 3, pixels[k]);
    }
    return result;
}

bool isGreyThroughout(const SourceImage& image) {
    if (image.shape.channels == 1)
        return true;
    for (int k = 0; k < image.shape.size(); k += 3)
        if (image.pixels[k] != image.pixels[k + 1] || image.pixels[k] != image.pixels[k + 2])
            return false;
    return true;
}

Pixels transposed(const std::uint8_t* pixels, const ImageShape& shape) {
    Pixels result;
    result.reserve(static_cast<std::size_t>(shape.size()));
    for (int x = 0; x < shape.width; ++x)
        for (int y = 0; y < shape.height; ++y)
            for (int channel = 0; channel < shape.channels; ++channel)
                result.push_back(pixels[(y * shape.width + x) * shape.channels + channel]);
    return result;
}

/// Whether a resized image has other proportions than before, by a pixel or more.
bool isStretched(const ImageShape& from, const ImageShape& to) {
    const int inProportion = from.height * to.width;  // its height, times from.width
    return std::abs(inProportion - to.height * from.width) >= from.width;
}

}  // namespace

void ImageCollector::add(const SourceImage& given) {
    SourceImage image = given;
    Pixels turned;
    if (transposes_) {
        turned = transposed(image.pixels, image.shape);
        std::swap(image.shape.height, image.shape.width);
        image.pixels = turned.data();
    }
    if (labels_.empty())
        chooseShape(image.shape);
    const int label = labelOf(image.label);
    const bool isColoured = !isGreyThroughout(image);
    if (isColoured && shape_.channels == 1 && !choices_.channels)
        turnIntoRgb();
    const ImageShape target{shape_.height, shape_.width, image.shape.channels};
    const bool isResized = target != image.shape;
    Pixels pixels = isResized ? areaAverage(image.pixels, image.shape, target)
                              : Pixels(image.pixels, image.pixels + image.shape.size());
    pixels = withChannels(pixels, target.channels, shape_.channels);
    if (size() == kMostImages || pixels_.size() + pixels.size() > kMostBytes)
        throw Error(MessageCode::TooManyToImport, kMostImages, kMostBytes >> 30);
    pixels_.insert(pixels_.end(), pixels.begin(), pixels.end());
    labels_.push_back(label);
    splits_.push_back(image.split);
    resized_ += isResized;
    stretched_ += isStretched(image.shape, target);
    if (size() == 1 || image.shape.pixels() < smallest_.pixels())
        smallest_ = image.shape;
    if (image.shape.pixels() > largest_.pixels())
        largest_ = image.shape;
}

int ImageCollector::labelOf(std::string_view name) {
    const std::string key(name.substr(0, kMostLetters));
    const auto [found, isNew] = labelsByName_.try_emplace(key, static_cast<int>(names_.size()));
    if (isNew)
        names_.push_back(key);
    if (names_.size() > std::size_t{kMostClasses})
        throw Error(MessageCode::TooManyClasses, kMostClasses);
    return found->second;
}

void ImageCollector::chooseShape(const ImageShape& first) {
    const bool isLarge = std::max(first.height, first.width) > kLargestSide;
    const bool isSmall = std::min(first.height, first.width) < kSmallestSide;
    shape_ = first;
    if (choices_.size || isLarge || isSmall)
        shape_.height = shape_.width = choices_.size.value_or(kSideOfLargeImages);
    shape_.channels = choices_.channels.value_or(1);
}

void ImageCollector::turnIntoRgb() {
    pixels_ = withChannels(pixels_, 1, 3);
    shape_.channels = 3;
}

}  // namespace centerscope
