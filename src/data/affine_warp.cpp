// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/affine_warp.h"

#include <cmath>

#include "core/elementary.h"

namespace centerscope {

namespace {

constexpr int kPlaceBits = 16;
constexpr std::int32_t kPixel = 1 << kPlaceBits;
constexpr int kWeightBits = 8;

std::int32_t inPlaceUnits(double pixels) {
    return static_cast<std::int32_t>(std::lround(pixels * kPixel));
}

/// An image with black all around it.
struct FramedImage {
    const ImageShape& shape;
    const std::uint8_t* pixels;

    int pixel(int x, int y, int channel) const {
        const bool isInside = x >= 0 && x < shape.width && y >= 0 && y < shape.height;
        return isInside ? pixels[(y * shape.width + x) * shape.channels + channel] : 0;
    }

    /// At a place in place units.
    std::uint8_t at(std::int32_t x, std::int32_t y, int channel) const {
        constexpr int kOne = 1 << kWeightBits;
        const int right = (x >> (kPlaceBits - kWeightBits)) & (kOne - 1);
        const int down = (y >> (kPlaceBits - kWeightBits)) & (kOne - 1);
        const int left = x >> kPlaceBits;
        const int top = y >> kPlaceBits;
        const int above =
            pixel(left, top, channel) * (kOne - right) + pixel(left + 1, top, channel) * right;
        const int below = pixel(left, top + 1, channel) * (kOne - right) +
                          pixel(left + 1, top + 1, channel) * right;
        constexpr int kHalf = kOne * kOne / 2;
        return static_cast<std::uint8_t>((above * (kOne - down) + below * down + kHalf) >>
                                         (2 * kWeightBits));
    }
};

}  // namespace

void AffineWarp::operator()(const ImageShape& shape, const std::uint8_t* pixels,
                            std::uint8_t* warped) const {
    const FramedImage image{shape, pixels};
    // Where a pixel of the result comes from: c + R(−rotation) (p − c − shift) / scale.
    const double middleX = (shape.width - 1) / 2.0;
    const double middleY = (shape.height - 1) / 2.0;
    const double cosine = elementary::cosine(rotation) / scale;
    const double sine = elementary::sine(rotation) / scale;
    const double fromX = -middleX - right;
    const double fromY = -middleY - down;
    const std::int32_t startX = inPlaceUnits(middleX + cosine * fromX + sine * fromY);
    const std::int32_t startY = inPlaceUnits(middleY - sine * fromX + cosine * fromY);
    const std::int32_t along = inPlaceUnits(cosine);
    const std::int32_t across = inPlaceUnits(sine);
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x)
            for (int channel = 0; channel < shape.channels; ++channel)
                *warped++ = image.at(startX + x * along + y * across,
                                     startY - x * across + y * along, channel);
}

}  // namespace centerscope
