// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace centerscope {

/// Shape of one image or feature map, in the memory order of a row: (height, width, channels).
struct ImageShape {
    int height = 0;
    int width = 0;
    int channels = 0;

    int pixels() const { return height * width; }
    int size() const { return height * width * channels; }
    bool operator==(const ImageShape&) const = default;
};

}  // namespace centerscope
