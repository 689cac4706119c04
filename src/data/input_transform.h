// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "data/dataset.h"

namespace centerscope {

/// What a pixel x in 0–255 becomes: (x - offset) · scale.
struct InputScaling {
    double offset = 127.5;
    double scale = 1.0 / 128.0;
    /// Also subtracts, pixel by pixel, what the training images become on average.
    bool subtractMeanImage = false;

    bool operator==(const InputScaling&) const = default;
};

/// A data set's image as a network takes it: resized, scaled, and less the training images' mean.
///
/// Resizing, of each of the one or three channels, is bilinear in 8 bits, as PIL does it for
/// torchvision: first along the rows, then along the columns, weights in units of 2^-22, each pass
/// rounded to whole pixel values.
template <typename T>
class InputTransform {
public:
    /// images: the shape of the data set's images. side: height and width of the network's input,
    /// at least those of the images. training: the images whose mean is subtracted; not needed
    /// otherwise.
    InputTransform(const InputScaling& scaling, const ImageShape& images, int side,
                   const std::vector<const Split*>& training);

    ImageShape shape() const { return {side_, side_, images_.channels}; }

    /// pixels: as many values as an image of the data set has, image: shape().size() values.
    void operator()(const std::uint8_t* pixels, T* image) const;

private:
    struct Tap {
        int pixels[2] = {0, 0};  // neighbours; at an edge the same one twice
        std::int32_t weights[2] = {0, 0};
    };

    bool resizes() const { return images_.height != side_ || images_.width != side_; }
    static std::vector<Tap> taps(int from, int to);
    void resize(const std::uint8_t* pixels, std::uint8_t* resized) const;
    std::vector<T> meanOf(const std::vector<const Split*>& training) const;

    ImageShape images_;
    int side_;
    std::array<T, 256> scaled_;  // [pixel]
    std::vector<Tap> columns_;   // [column of the result]
    std::vector<Tap> rows_;      // [row of the result]
    std::vector<T> mean_;        // scaled, shape().size() values; empty: none is subtracted
};

extern template class InputTransform<float>;
extern template class InputTransform<double>;

}  // namespace centerscope
