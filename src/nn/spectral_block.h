// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "nn/kernels/aligned_buffer.h"
#include "nn/kernels/kernel_table.h"
#include "nn/parameter_layout.h"
#include "nn/spectral_normalization.h"
#include "nn/spectral_tiles.h"

namespace centerscope {

/// A spectrum's place: (slot, channel block, row, re/im, lane).
struct Spectrum {
    float* data = nullptr;
    int width = 0;   ///< lanes
    int blocks = 0;  ///< channel blocks
    int rows = 0;    ///< images or channels

    /// An odd number of complex vectors, so that the slots of one image do not fall on each other
    /// in the caches.
    std::ptrdiff_t slotStride() const {
        return (static_cast<std::ptrdiff_t>(blocks) * rows | 1) * 2 * width;
    }
    std::size_t size(int slots) const { return static_cast<std::size_t>(slots * slotStride()); }
    float* slot(int index) const { return data + index * slotStride(); }
    /// Slot 0 of one row of one channel block.
    float* row(int block, int index) const {
        return data + (static_cast<std::ptrdiff_t>(block) * rows + index) * 2 * width;
    }
};

/// One convolution block of a SpectralConvStack: its shapes, its parameters spread into channel
/// blocks, and what it keeps between forward and backward.
struct SpectralBlock {
    /// Images are summed over in this many groups, whatever the number of threads.
    static constexpr int kGroups = 8;

    /// How the block's images meet their transforms.
    struct Plan {
        const kernels::TransformKernels* transforms = nullptr;  ///< null: there are none
        int tileSide = 0;  ///< of its output, see SpectralTiles; 0: images as wholes
    };
    static Plan planFor(const kernels::KernelTable& table, const ConvBlockDescription& block,
                        const ImageShape& input);

    SpectralBlock(const NetworkDescription& network, std::size_t k, const ParameterLayout& layout,
                  const kernels::KernelTable& kernels, int largestBatch);

    void setUpDirect(int largestBatch);
    void setUpSpectral(const Plan& plan, int largestBatch);
    /// Spreads biases, slopes and the first block's taps into channel blocks.
    void packParameters(std::span<const float> weights);
    /// One image with its padding, for the first block.
    void padImage(int index, const float* image);
    /// Adds up what the groups found for biases, slopes and the first block's taps.
    void sumGroups(std::span<float> gradients);
    /// What the normalization makes of the groups' sums, before the gradient is passed to the
    /// convolution.
    void finishNormalization(std::span<float> gradients);

    /// What a spectrum has for each image.
    int spectrumRows() const { return tiles ? tiles->count() : 1; }
    int lanes(int block) const { return std::min(width, convolved.channels - block * width); }
    int inputLanes(int block) const { return std::min(width, input.channels - block * width); }
    int slopePixels() const { return pointwise.slopePerPixel ? convolved.pixels() : 1; }
    int directTaps() const { return transforms ? 0 : taps.kernel * taps.kernel * input.channels; }
    float* paddedImage(int index) const {
        return paddedImages.data() + static_cast<std::ptrdiff_t>(index) * paddedSize;
    }
    std::ptrdiff_t convolvedAt(int image, int block) const {
        return (static_cast<std::ptrdiff_t>(image) * outBlocks + block) * convolved.pixels() *
               width;
    }
    std::ptrdiff_t savedAt(int image, int block) const {
        return (static_cast<std::ptrdiff_t>(image) * outBlocks + block) * output.pixels() * width;
    }
    std::size_t sumSize() const {
        return static_cast<std::size_t>((2 + slopePixels() + directTaps()) * width);
    }
    float* biasSum(int group, int block) const {
        return sums.data() + static_cast<std::size_t>(group * outBlocks + block) * sumSize();
    }
    /// Σ d · (t − mean), for a normalization.
    float* correlation(int group, int block) const { return biasSum(group, block) + width; }
    float* slopeSum(int group, int block) const { return correlation(group, block) + width; }
    float* tapSum(int group, int block) const {
        return slopeSum(group, block) + slopePixels() * width;
    }

    ImageShape input;
    ImageShape convolved;
    ImageShape output;
    int padding;
    int width;  // lanes of a channel block
    int inBlocks;
    int outBlocks;
    Parameter weight;
    Parameter bias;
    std::optional<Parameter> learntSlope;
    float fixedSlope;  // where none is learnt
    kernels::PointwiseGeometry pointwise;

    std::optional<SpectralNormalization> normalization;

    // All but the first block.
    const kernels::TransformKernels* transforms = nullptr;
    std::optional<SpectralTiles> tiles;  // none: images as wholes
    kernels::TapGeometry taps;
    std::vector<float> cosines;
    std::vector<float> sines;
    Spectrum
        inputSpectrum;  // X, rows are images, or their tiles; in backward it becomes that of ∂L/∂x
    Spectrum tapSpectrum;     // conj W, rows are input channels; it becomes that of ∂L/∂w
    Spectrum outputSpectrum;  // Y, then E; in memory that all blocks share
    kernels::AlignedBuffer<float> inputSpectrumData;
    kernels::AlignedBuffer<float> tapSpectrumData;

    // The first block.
    kernels::DirectGeometry direct{};
    int paddedSize = 0;
    kernels::AlignedBuffer<float> paddedImages;  // (image, height + 2p, width + 2p, channel)
    kernels::AlignedBuffer<float> packedTaps;    // (channel block, kernel, kernel, in, lane)

    kernels::AlignedBuffer<float> biases;        // (channel block, lane)
    kernels::AlignedBuffer<float> slopes;        // (channel block, pixel or 1, lane)
    kernels::AlignedBuffer<float> saved;         // (image, channel block, pooled pixel, lane)
    kernels::AlignedBuffer<std::int8_t> argmax;  // (image, channel block, pooled pixel, lane)
    kernels::AlignedBuffer<float>
        sums;  // (group, channel block, [bias, correlation, slopes, taps], lane)
};

}  // namespace centerscope
