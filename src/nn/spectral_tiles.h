// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image_shape.h"

namespace centerscope {

/// Images that are larger than any torus, cut into tiles that are convolved as images of their own
/// (overlap-save forward, overlap-add backward; e.g. Press et al., "Numerical Recipes", 13.1). The
/// output is cut into squares of side × side pixels without overlap; each needs a square of the
/// input that is kernel − 1 pixels longer, in whose coordinates there is no padding left:
///
///     y[a + s] = Σ_t x̃[s + t] w[t],   x̃[q] = x[a − padding + q],   0 <= s < side
///
/// Images are (height, width, lane), tiles square and (row, column, lane); pixels that are beyond
/// an image are zero in a tile.
class SpectralTiles {
public:
    /// lanes: of each pixel.
    SpectralTiles(const ImageShape& input, const ImageShape& output, int kernel, int padding,
                  int side, int lanes);

    int count() const { return rows_ * columns_; }
    int outputSide() const { return side_; }
    int inputSide() const { return side_ + kernel_ - 1; }

    void cutInput(const float* image, int tile, float* pixels) const;
    void cutOutput(const float* image, int tile, float* pixels) const;
    /// Puts the part of a tile that is of the output to its place.
    void putOutput(const float* pixels, int tile, float* image) const;
    /// Adds the part of a tile that is of the input.
    void addInput(const float* pixels, int tile, float* image) const;

private:
    struct Overlap;
    Overlap overlap(const ImageShape& image, int tile, int side, int shift) const;
    void cut(const ImageShape& shape, const float* image, int tile, int side, int shift,
             float* pixels) const;

    ImageShape input_;
    ImageShape output_;
    int kernel_;
    int padding_;
    int side_;
    int lanes_;
    int rows_;
    int columns_;
};

}  // namespace centerscope
