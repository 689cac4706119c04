// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/spectral_block.h"

#include <string>

#include "core/elementary.h"

namespace centerscope {

using kernels::AlignedBuffer;

namespace {

int torusSize(const ConvBlockDescription& block, const ImageShape& input) {
    const ImageShape output = block.convolutionOutput(input);
    const int n = std::max(input.height, input.width);
    return std::max({n + block.padding, output.height, output.width});
}

int liveSize(const ConvBlockDescription& block, const ImageShape& input) {
    const ImageShape output = block.convolutionOutput(input);
    return std::max({input.height, input.width, output.height, output.width});
}

/// Pixels of a constant background tie, until Fourier transforms spread their rounding errors
/// evenly over the image: these grow with its largest value and not with the value itself. In the
/// 190,000 tied windows of 20 digits before the first step of four presets, tied values came to
/// differ by up to 9 u of the largest value, u = 2⁻²⁴ being the rounding of one operation; 16 u
/// leave room, and take one in 14,000 of the other windows for a tie. Where a convolution is
/// direct, ties stay ties.
constexpr float kRounding = 0x1p-20F;

}  // namespace

SpectralBlock::Plan SpectralBlock::planFor(const kernels::KernelTable& table,
                                           const ConvBlockDescription& block,
                                           const ImageShape& input) {
    if (const auto* const whole = table.transforms(torusSize(block, input), liveSize(block, input)))
        return {whole, 0};
    const ImageShape output = block.convolutionOutput(input);
    Plan best;
    std::int64_t fewest = 0;  // frequencies for all tiles of an image
    for (int side = 1; side <= std::max(output.height, output.width); ++side) {
        const int inputSide = side + block.kernel - 1;
        const auto* const transforms = table.transforms(inputSide, inputSide);
        if (!transforms)
            break;
        const int tiles =
            SpectralTiles(input, output, block.kernel, block.padding, side, 1).count();
        const std::int64_t frequencies = std::int64_t{tiles} * transforms->slotCount;
        if (!best.transforms || frequencies < fewest) {
            best = {transforms, side};
            fewest = frequencies;
        }
    }
    return best;
}

SpectralBlock::SpectralBlock(const NetworkDescription& network, std::size_t k,
                             const ParameterLayout& layout, const kernels::KernelTable& kernels,
                             int largestBatch)
    : input(network.shapeBefore(k)), width(kernels.width) {
    const ConvBlockDescription& description = network.blocks[k];
    const std::string prefix = "blocks." + std::to_string(k);
    convolved = description.convolutionOutput(input);
    output = description.output(input);
    padding = description.padding;
    inBlocks = (input.channels + width - 1) / width;
    outBlocks = (convolved.channels + width - 1) / width;
    weight = *layout.find(prefix + ".weight");
    bias = *layout.find(prefix + ".bias");
    if (const Parameter* const found = layout.find(prefix + ".slope"))
        learntSlope = *found;
    taps.kernel = description.kernel;

    using Kind = ActivationDescription::Kind;
    const ActivationDescription& activation = description.activation;
    fixedSlope = activation.kind == Kind::None ? 1.0F : 0.0F;
    const PoolDescription pool = description.pool.value_or(PoolDescription{0, 0, false});
    pointwise = {convolved.height,
                 convolved.width,
                 pool.size,
                 pool.stride,
                 output.height,
                 output.width,
                 activation.kind == Kind::Tanh,
                 activation.kind == Kind::PReLU && activation.sharing == SlopeSharing::Element,
                 k == 0 ? 0.0F : kRounding};

    if (description.normalization != Normalization::None)
        normalization.emplace(layout, prefix, convolved, kernels, largestBatch);
    if (k == 0)
        setUpDirect(largestBatch);
    else
        setUpSpectral(planFor(kernels, description, input), largestBatch);

    const std::size_t lanesOfAll = static_cast<std::size_t>(outBlocks * width);
    const std::size_t keep = static_cast<std::size_t>(largestBatch) * lanesOfAll *
                             static_cast<std::size_t>(output.pixels());
    biases = AlignedBuffer<float>(lanesOfAll);
    slopes = AlignedBuffer<float>(lanesOfAll * static_cast<std::size_t>(slopePixels()));
    saved = AlignedBuffer<float>(keep);
    if (description.pool)
        argmax = AlignedBuffer<std::int8_t>(keep);
    sums = AlignedBuffer<float>(sumSize() * static_cast<std::size_t>(kGroups * outBlocks));
}

void SpectralBlock::setUpDirect(int largestBatch) {
    direct = {taps.kernel, input.width + 2 * padding, input.channels, convolved.height,
              convolved.width};
    paddedSize = (input.height + 2 * padding) * direct.inputWidth * input.channels;
    const auto floats =
        static_cast<std::size_t>(paddedSize) * static_cast<std::size_t>(largestBatch);
    paddedImages = AlignedBuffer<float>(floats);
    std::fill_n(paddedImages.data(), floats, 0.0F);
    packedTaps = AlignedBuffer<float>(static_cast<std::size_t>(directTaps() * outBlocks * width));
}

void SpectralBlock::setUpSpectral(const Plan& plan, int largestBatch) {
    transforms = plan.transforms;
    if (plan.tileSide > 0)
        tiles.emplace(input, convolved, taps.kernel, padding, plan.tileSide, width);
    const int shift = tiles ? 0 : padding;
    const int size = transforms->size;
    for (int tap = 0; tap < taps.kernel; ++tap) {
        for (int k = 0; k < size; ++k) {
            const int part = (k * (tap - shift) % size + size) % size;
            const double turns = static_cast<double>(part) / size;
            cosines.push_back(static_cast<float>(elementary::cosine(turns)));
            sines.push_back(static_cast<float>(elementary::sine(turns)));
        }
    }
    taps = {size, taps.kernel, cosines.data(), sines.data()};
    const int slots = transforms->slotCount;
    const auto allocate = [&](Spectrum& spectrum, int channelBlocks, int rows) {
        spectrum = {nullptr, width, channelBlocks, rows};
        AlignedBuffer<float> data(spectrum.size(slots));
        spectrum.data = data.data();
        return data;
    };
    inputSpectrumData = allocate(inputSpectrum, inBlocks, largestBatch * spectrumRows());
    tapSpectrumData = allocate(tapSpectrum, outBlocks, input.channels);
    outputSpectrum = {nullptr, width, outBlocks, largestBatch * spectrumRows()};
}

void SpectralBlock::packParameters(std::span<const float> weights) {
    const auto pack = [&](const float* from, int rows, float* to) {
        const int channels = convolved.channels;
        for (int block = 0; block < outBlocks; ++block)
            for (int row = 0; row < rows; ++row, to += width) {
                const float* const lane = from + row * channels + block * width;
                std::fill(std::copy_n(lane, lanes(block), to), to + width, 0.0F);
            }
    };
    pack(bias.in(weights), 1, biases.data());
    if (!transforms)
        pack(weight.in(weights), directTaps(), packedTaps.data());
    if (!learntSlope)
        std::fill_n(slopes.data(), outBlocks * width, fixedSlope);
    else if (learntSlope->size == 1)
        std::fill_n(slopes.data(), outBlocks * width, *learntSlope->in(weights));
    else
        pack(learntSlope->in(weights), slopePixels(), slopes.data());
}

void SpectralBlock::padImage(int index, const float* image) {
    const int rowSize = input.width * input.channels;
    float* to = paddedImage(index) + (padding * direct.inputWidth + padding) * input.channels;
    for (int y = 0; y < input.height; ++y, to += direct.inputWidth * input.channels)
        std::copy_n(image + y * rowSize, rowSize, to);
}

void SpectralBlock::sumGroups(std::span<float> gradients) {
    const int channels = convolved.channels;
    // Rows of `channels` values; part(group, block) is what a group found for (row, lane).
    const auto add = [&](int rows, auto part, float* to) {
        for (int block = 0; block < outBlocks; ++block) {
            for (int row = 0; row < rows; ++row) {
                for (int lane = 0; lane < lanes(block); ++lane) {
                    float sum = 0;
                    for (int group = 0; group < kGroups; ++group)
                        sum += part(group, block)[row * width + lane];
                    to[row * channels + block * width + lane] = sum;
                }
            }
        }
    };
    const auto slopePart = [&](int group, int block) { return slopeSum(group, block); };
    add(
        1, [&](int group, int block) { return biasSum(group, block); }, bias.in(gradients));
    if (!transforms)
        add(
            directTaps(), [&](int group, int block) { return tapSum(group, block); },
            weight.in(gradients));
    if (!learntSlope)
        return;
    if (learntSlope->size > 1 || channels == 1)
        return add(slopePixels(), slopePart, learntSlope->in(gradients));
    float sum = 0;
    for (int block = 0; block < outBlocks; ++block)
        for (int group = 0; group < kGroups; ++group)
            for (int lane = 0; lane < lanes(block); ++lane)
                sum += slopePart(group, block)[lane];
    *learntSlope->in(gradients) = sum;
}

void SpectralBlock::finishNormalization(std::span<float> gradients) {
    const auto sumOf = [&](auto part) {
        return [this, part](int channel) {
            double sum = 0;
            for (int group = 0; group < kGroups; ++group)
                sum += static_cast<double>(part(group, channel / width)[channel % width]);
            return sum;
        };
    };
    normalization->finishBackward(
        sumOf([this](int group, int block) { return biasSum(group, block); }),
        sumOf([this](int group, int block) { return correlation(group, block); }), gradients);
}

}  // namespace centerscope
