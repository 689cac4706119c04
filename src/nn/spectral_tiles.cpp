// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/spectral_tiles.h"

#include <algorithm>
#include <cstddef>

namespace centerscope {

/// The pixels that a tile and an image have in common.
struct SpectralTiles::Overlap {
    int top;  // in the image, as left
    int left;
    int height;
    int width;
    int row;  // in the tile, as column
    int column;
};

SpectralTiles::SpectralTiles(const ImageShape& input, const ImageShape& output, int kernel,
                             int padding, int side, int lanes)
    : input_(input),
      output_(output),
      kernel_(kernel),
      padding_(padding),
      side_(side),
      lanes_(lanes),
      rows_((output.height + side - 1) / side),
      columns_((output.width + side - 1) / side) {}

/// Of a tile of side × side pixels that begins shift pixels above and left of its output.
SpectralTiles::Overlap SpectralTiles::overlap(const ImageShape& image, int tile, int side,
                                              int shift) const {
    const int top = tile / columns_ * side_ - shift;
    const int left = tile % columns_ * side_ - shift;
    const int firstRow = std::clamp(-top, 0, side);
    const int firstColumn = std::clamp(-left, 0, side);
    return {top + firstRow,
            left + firstColumn,
            std::max(0, std::min(side, image.height - top) - firstRow),
            std::max(0, std::min(side, image.width - left) - firstColumn),
            firstRow,
            firstColumn};
}

void SpectralTiles::cut(const ImageShape& shape, const float* image, int tile, int side, int shift,
                        float* pixels) const {
    const Overlap part = overlap(shape, tile, side, shift);
    const std::ptrdiff_t rowSize = static_cast<std::ptrdiff_t>(side) * lanes_;
    for (int y = 0; y < side; ++y, pixels += rowSize) {
        const int inPart = y - part.row;
        if (inPart < 0 || inPart >= part.height) {
            std::fill_n(pixels, rowSize, 0.0F);
            continue;
        }
        const float* const from = image + ((part.top + inPart) * shape.width + part.left) * lanes_;
        std::fill_n(pixels, part.column * lanes_, 0.0F);
        float* const end = std::copy_n(from, part.width * lanes_, pixels + part.column * lanes_);
        std::fill(end, pixels + rowSize, 0.0F);
    }
}

void SpectralTiles::cutInput(const float* image, int tile, float* pixels) const {
    cut(input_, image, tile, inputSide(), padding_, pixels);
}

void SpectralTiles::cutOutput(const float* image, int tile, float* pixels) const {
    cut(output_, image, tile, side_, 0, pixels);
}

void SpectralTiles::putOutput(const float* pixels, int tile, float* image) const {
    const Overlap part = overlap(output_, tile, side_, 0);
    for (int y = 0; y < part.height; ++y)
        std::copy_n(pixels + y * side_ * lanes_, part.width * lanes_,
                    image + ((part.top + y) * output_.width + part.left) * lanes_);
}

void SpectralTiles::addInput(const float* pixels, int tile, float* image) const {
    const Overlap part = overlap(input_, tile, inputSide(), padding_);
    for (int y = 0; y < part.height; ++y) {
        const float* const from = pixels + ((part.row + y) * inputSide() + part.column) * lanes_;
        float* const to = image + ((part.top + y) * input_.width + part.left) * lanes_;
        for (int k = 0; k < part.width * lanes_; ++k)
            to[k] += from[k];
    }
}

}  // namespace centerscope
