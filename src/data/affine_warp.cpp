// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/affine_warp.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/elementary.h"
#include "data/dataset.h"

namespace centerscope {

namespace {

constexpr int kSide = kImageShape.height;
static_assert(kImageShape.width == kSide && kImageShape.channels == 1);

constexpr int kPlaceBits = 16;
constexpr std::int32_t kPixel = 1 << kPlaceBits;
constexpr int kWeightBits = 8;

std::int32_t inPlaceUnits(double pixels) {
    return static_cast<std::int32_t>(std::lround(pixels * kPixel));
}

/// The image in a black frame: (0, 0) is the pixel before the first of the row before the first.
/// One more row and column are only ever read with a weight of 0.
struct FramedImage {
    static constexpr int kWidth = kSide + 3;
    std::array<std::uint8_t, kWidth * kWidth> pixels{};

    explicit FramedImage(const std::uint8_t* image) {
        for (int y = 0; y < kSide; ++y)
            std::copy_n(image + y * kSide, kSide, pixels.begin() + (y + 1) * kWidth + 1);
    }

    /// At a place in the image itself, in place units.
    std::uint8_t at(std::int32_t x, std::int32_t y) const {
        constexpr int kOne = 1 << kWeightBits;
        const std::int32_t framedX = std::clamp(x, -kPixel, kSide * kPixel) + kPixel;
        const std::int32_t framedY = std::clamp(y, -kPixel, kSide * kPixel) + kPixel;
        const int right = (framedX >> (kPlaceBits - kWeightBits)) % kOne;
        const int down = (framedY >> (kPlaceBits - kWeightBits)) % kOne;
        const std::uint8_t* const first =
            pixels.data() + (framedY >> kPlaceBits) * kWidth + (framedX >> kPlaceBits);
        const int above = first[0] * (kOne - right) + first[1] * right;
        const int below = first[kWidth] * (kOne - right) + first[kWidth + 1] * right;
        constexpr int kHalf = kOne * kOne / 2;
        return static_cast<std::uint8_t>((above * (kOne - down) + below * down + kHalf) >>
                                         (2 * kWeightBits));
    }
};

}  // namespace

void AffineWarp::operator()(const std::uint8_t* pixels, std::uint8_t* warped) const {
    const FramedImage image(pixels);
    // Where a pixel of the result comes from: c + R(−rotation) (p − c − shift) / scale.
    constexpr double kMiddle = (kSide - 1) / 2.0;
    const double cosine = elementary::cosine(rotation) / scale;
    const double sine = elementary::sine(rotation) / scale;
    const double fromX = -kMiddle - right;
    const double fromY = -kMiddle - down;
    const std::int32_t startX = inPlaceUnits(kMiddle + cosine * fromX + sine * fromY);
    const std::int32_t startY = inPlaceUnits(kMiddle - sine * fromX + cosine * fromY);
    const std::int32_t along = inPlaceUnits(cosine);
    const std::int32_t across = inPlaceUnits(sine);
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x)
            *warped++ = image.at(startX + x * along + y * across, startY - x * across + y * along);
}

}  // namespace centerscope
