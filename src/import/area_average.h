// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/image_shape.h"

namespace centerscope {

/// An image in another size, as many channels: each new pixel is the mean of the area that it
/// covers of the old image, pixels that lie in it partly counted in part, rounded to the nearest.
/// to.channels must be from.channels.
std::vector<std::uint8_t> areaAverage(const std::uint8_t* pixels, const ImageShape& from,
                                      const ImageShape& to);

}  // namespace centerscope
