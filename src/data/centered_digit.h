// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/image_shape.h"

namespace centerscope {

/// A drawing as MNIST has its digits (LeCun, Bottou, Bengio, Haffner: "Gradient-Based Learning
/// Applied to Document Recognition", 1998, III.A): its ink is resized, keeping its proportions, so
/// that it fits 20 of 28 pixels, grey where an edge runs through a pixel, and moved so that its
/// center of mass is that of the image.
///
/// drawing: width · height pixels, 0 is paper, 255 ink. Returns the pixels of an image of this
/// shape, one channel; all 0 where there is no ink.
std::vector<std::uint8_t> centeredDigit(std::span<const std::uint8_t> drawing, int width,
                                        int height, const ImageShape& shape);

}  // namespace centerscope
