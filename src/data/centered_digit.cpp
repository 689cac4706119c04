// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/centered_digit.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

namespace {

constexpr double kInkShare =
    20.0 / 28.0;  // of the image's side that the longer side of the ink has

/// The pixels of the drawing that hold ink: [left, right) × [top, bottom).
struct Box {
    int left, top, right, bottom;
    bool isEmpty() const { return left >= right; }
};

struct Drawing {
    std::span<const std::uint8_t> pixels;
    int width;
    int height;

    double at(int x, int y) const {
        const bool isInside = x >= 0 && x < width && y >= 0 && y < height;
        return isInside ? pixels[static_cast<std::size_t>(y * width + x)] : 0;
    }
};

Box inkOf(const Drawing& drawing) {
    Box box{drawing.width, drawing.height, 0, 0};
    for (int y = 0; y < drawing.height; ++y)
        for (int x = 0; x < drawing.width; ++x)
            if (drawing.at(x, y) > 0)
                box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1),
                       std::max(box.bottom, y + 1)};
    return box;
}

/// The mean of the drawing over [left, left + side) × [top, top + side): each pixel counts by the
/// part of it that lies inside.
double meanOver(const Drawing& drawing, double left, double top, double side) {
    double sum = 0;
    for (int y = static_cast<int>(std::floor(top)); y < top + side; ++y) {
        const double rows = std::min<double>(y + 1, top + side) - std::max<double>(y, top);
        for (int x = static_cast<int>(std::floor(left)); x < left + side; ++x) {
            const double columns = std::min<double>(x + 1, left + side) - std::max<double>(x, left);
            sum += rows * columns * drawing.at(x, y);
        }
    }
    return sum / (side * side);
}

}  // namespace

std::vector<std::uint8_t> centeredDigit(std::span<const std::uint8_t> pixels, int width, int height,
                                        const ImageShape& shape) {
    const Drawing drawing{pixels, width, height};
    std::vector<std::uint8_t> image(static_cast<std::size_t>(shape.size()));
    const Box ink = inkOf(drawing);
    if (ink.isEmpty())
        return image;
    double mass = 0, massX = 0, massY = 0;  // of pixel middles
    for (int y = ink.top; y < ink.bottom; ++y)
        for (int x = ink.left; x < ink.right; ++x) {
            mass += drawing.at(x, y);
            massX += drawing.at(x, y) * (x + 0.5);
            massY += drawing.at(x, y) * (y + 0.5);
        }
    const int longer = std::max(ink.right - ink.left, ink.bottom - ink.top);
    const double side =  // of a pixel of the image, in pixels of the drawing
        longer / (kInkShare * std::min(shape.width, shape.height));
    const double left = massX / mass - side * shape.width / 2;
    const double top = massY / mass - side * shape.height / 2;
    for (int y = 0; y < shape.height; ++y)
        for (int x = 0; x < shape.width; ++x)
            image[static_cast<std::size_t>(y * shape.width + x)] = static_cast<std::uint8_t>(
                std::lround(meanOver(drawing, left + x * side, top + y * side, side)));
    return image;
}

}  // namespace centerscope
