// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/image_shape.h"

namespace centerscope {

/// An image resized, turned and moved: with c its middle, what lay at p comes to
///     c + scale · R(rotation) (p − c) + shift.
struct AffineWarp {
    double right = 0;     ///< shift in pixels
    double down = 0;      ///< shift in pixels
    double rotation = 0;  ///< turns, clockwise
    double scale = 1;

    /// From and to the pixels of images of this shape, which do not overlap; bilinear, black beyond
    /// the edges. Places are taken in units of 2^-16 and weights of 2^-8 pixel, the result in whole
    /// values.
    void operator()(const ImageShape& shape, const std::uint8_t* pixels,
                    std::uint8_t* warped) const;
};

}  // namespace centerscope
