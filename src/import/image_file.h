// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/image_shape.h"

namespace centerscope {

struct DecodedImage {
    std::vector<std::uint8_t> pixels;  ///< shape.size(), h then w then channel
    ImageShape shape;                  ///< 1 channel where every pixel is grey
};

/// Decodes a PNG, JPEG, BMP or WebP file with Qt's readers; what is transparent lies on white, and
/// what a camera has turned stands upright. Its size is checked before memory is taken for it.
/// Throws an Error.
DecodedImage decodeImage(const std::filesystem::path& file);

}  // namespace centerscope
