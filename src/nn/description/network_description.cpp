// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/description/network_description.h"

#include <algorithm>

namespace centerscope {

int ActivationDescription::slopeCount(const ImageShape& shape) const {
    if (kind != Kind::PReLU)
        return 0;
    switch (sharing) {
        case SlopeSharing::Element:
            return shape.size();
        case SlopeSharing::Channel:
            return shape.channels;
        case SlopeSharing::Layer:
            return 1;
    }
    return 0;
}

int PoolDescription::outputLength(int length) const {
    const int steps = length - size;
    const int windows = (ceil ? (steps + stride - 1) / stride : steps / stride) + 1;
    const bool lastIsBeyond = (windows - 1) * stride >= length;  // stride > size can step over it
    return lastIsBeyond ? windows - 1 : windows;
}

ImageShape ConvBlockDescription::convolutionOutput(const ImageShape& input) const {
    const int shrink = kernel - 1 - 2 * padding;
    return {input.height - shrink, input.width - shrink, channels};
}

ImageShape ConvBlockDescription::output(const ImageShape& input) const {
    const ImageShape shape = convolutionOutput(input);
    if (!pool)
        return shape;
    return {pool->outputLength(shape.height), pool->outputLength(shape.width), channels};
}

ImageShape NetworkDescription::shapeBefore(std::size_t block) const {
    ImageShape shape = input;
    for (std::size_t k = 0; k < block; ++k)
        shape = blocks[k].output(shape);
    return shape;
}

NetworkDescription NetworkDescription::fittedTo(const DataShape& data) const {
    NetworkDescription fitted = *this;
    const int side = std::max({input.height, data.image.height, data.image.width});
    fitted.input = {side, side, data.image.channels};
    fitted.classes = data.classes;
    return fitted;
}

}  // namespace centerscope
