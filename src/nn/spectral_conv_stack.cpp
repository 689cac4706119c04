// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/spectral_conv_stack.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <stdexcept>
#include <string>

#include "nn/kernels/aligned_buffer.h"

namespace centerscope {

using kernels::AlignedBuffer;

namespace {

/// Images are summed over in this many groups, whatever the number of threads.
constexpr int kGroups = 8;

/// Images that a thread takes forward one after the other.
constexpr int kChunk = 4;

/// Input channels of one piece of the work on taps.
constexpr int kTapRows = 16;

/// Claims of product work a loop is cut into, about.
constexpr int kProductClaims = 48;

int paddedSize(const ConvBlockDescription& block, const ImageShape& input) {
    const ImageShape output = block.convolutionOutput(input);
    const int n = std::max(input.height, input.width);
    return std::max({n + block.padding, output.height, output.width});
}

int liveSize(const ConvBlockDescription& block, const ImageShape& input) {
    const ImageShape output = block.convolutionOutput(input);
    return std::max({input.height, input.width, output.height, output.width});
}

const kernels::TransformKernels* transformsFor(const kernels::KernelTable& table,
                                               const ConvBlockDescription& block,
                                               const ImageShape& input) {
    return table.transforms(paddedSize(block, input), liveSize(block, input));
}

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

}  // namespace

struct SpectralConvStack::Scratch {
    AlignedBuffer<float> columns;  // of a two-dimensional transform
    AlignedBuffer<float> image;    // (height, width, lane)
    AlignedBuffer<float> pooled;   // (pooled height, pooled width, lane)
    AlignedBuffer<float> taps;     // one slot of conj Wᵀ
};

struct SpectralConvStack::Block {
    Block(const NetworkDescription& network, std::size_t k, const ParameterLayout& layout,
          const kernels::KernelTable& kernels, int largestBatch);

    void setUpDirect(int largestBatch);
    void setUpSpectral(const kernels::TransformKernels* chosen, int largestBatch);
    /// Spreads biases, slopes and the first block's taps into channel blocks.
    void spreadParameters(std::span<const float> weights);
    /// One image with its padding, for the first block.
    void padImage(int index, const float* image);
    /// Adds up what the groups found for biases, slopes and the first block's taps.
    void sumGroups(std::span<float> gradients);

    int lanes(int block) const { return std::min(width, convolved.channels - block * width); }
    int inputLanes(int block) const { return std::min(width, input.channels - block * width); }
    int slopePixels() const { return pointwise.slopePerPixel ? convolved.pixels() : 1; }
    int directTaps() const { return transforms ? 0 : taps.kernel * taps.kernel * input.channels; }
    float* paddedImage(int index) const {
        return paddedImages.data() + static_cast<std::ptrdiff_t>(index) * paddedSize;
    }
    std::ptrdiff_t savedAt(int image, int block) const {
        return (static_cast<std::ptrdiff_t>(image) * outBlocks + block) * output.pixels() * width;
    }
    std::size_t sumSize() const {
        return static_cast<std::size_t>((1 + slopePixels() + directTaps()) * width);
    }
    float* biasSum(int group, int block) const {
        return sums.data() + static_cast<std::size_t>(group * outBlocks + block) * sumSize();
    }
    float* slopeSum(int group, int block) const { return biasSum(group, block) + width; }
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

    // All but the first block.
    const kernels::TransformKernels* transforms = nullptr;
    kernels::TapGeometry taps;
    std::vector<float> cosines;
    std::vector<float> sines;
    Spectrum inputSpectrum;   // X, rows are images; in backward it becomes that of ∂L/∂x
    Spectrum tapSpectrum;     // conj W, rows are input channels; it becomes that of ∂L/∂w
    Spectrum outputSpectrum;  // Y, then E; in memory that all blocks share
    AlignedBuffer<float> inputSpectrumData;
    AlignedBuffer<float> tapSpectrumData;

    // The first block.
    kernels::DirectGeometry direct{};
    int paddedSize = 0;
    AlignedBuffer<float> paddedImages;  // (image, height + 2p, width + 2p, channel)
    AlignedBuffer<float> spreadTaps;    // (channel block, kernel, kernel, in, lane)

    AlignedBuffer<float> biases;         // (channel block, lane)
    AlignedBuffer<float> slopes;         // (channel block, pixel or 1, lane)
    AlignedBuffer<float> saved;          // (image, channel block, pooled pixel, lane)
    AlignedBuffer<std::int8_t> winners;  // (image, channel block, pooled pixel, lane)
    AlignedBuffer<float> sums;           // (group, channel block, [bias, slopes, taps], lane)
};

SpectralConvStack::Block::Block(const NetworkDescription& network, std::size_t k,
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
                 activation.kind == Kind::PReLU && activation.sharing == SlopeSharing::Element};

    if (k == 0)
        setUpDirect(largestBatch);
    else
        setUpSpectral(transformsFor(kernels, description, input), largestBatch);

    const std::size_t lanesOfAll = static_cast<std::size_t>(outBlocks * width);
    const std::size_t keep = static_cast<std::size_t>(largestBatch) * lanesOfAll *
                             static_cast<std::size_t>(output.pixels());
    biases = AlignedBuffer<float>(lanesOfAll);
    slopes = AlignedBuffer<float>(lanesOfAll * static_cast<std::size_t>(slopePixels()));
    saved = AlignedBuffer<float>(keep);
    if (description.pool)
        winners = AlignedBuffer<std::int8_t>(keep);
    sums = AlignedBuffer<float>(sumSize() * static_cast<std::size_t>(kGroups * outBlocks));
}

void SpectralConvStack::Block::setUpDirect(int largestBatch) {
    direct = {taps.kernel, input.width + 2 * padding, input.channels, convolved.height,
              convolved.width};
    paddedSize = (input.height + 2 * padding) * direct.inputWidth * input.channels;
    const auto floats =
        static_cast<std::size_t>(paddedSize) * static_cast<std::size_t>(largestBatch);
    paddedImages = AlignedBuffer<float>(floats);
    std::fill_n(paddedImages.data(), floats, 0.0F);
    spreadTaps = AlignedBuffer<float>(static_cast<std::size_t>(directTaps() * outBlocks * width));
}

void SpectralConvStack::Block::setUpSpectral(const kernels::TransformKernels* chosen,
                                             int largestBatch) {
    transforms = chosen;
    const int size = transforms->size;
    for (int tap = 0; tap < taps.kernel; ++tap) {
        for (int k = 0; k < size; ++k) {
            const int turns = (k * (tap - padding) % size + size) % size;
            const double angle = 2 * std::numbers::pi * turns / size;
            cosines.push_back(static_cast<float>(std::cos(angle)));
            sines.push_back(static_cast<float>(std::sin(angle)));
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
    inputSpectrumData = allocate(inputSpectrum, inBlocks, largestBatch);
    tapSpectrumData = allocate(tapSpectrum, outBlocks, input.channels);
    outputSpectrum = {nullptr, width, outBlocks, largestBatch};
}

void SpectralConvStack::Block::spreadParameters(std::span<const float> weights) {
    const auto spread = [&](const float* from, int rows, float* to) {
        const int channels = convolved.channels;
        for (int block = 0; block < outBlocks; ++block)
            for (int row = 0; row < rows; ++row, to += width) {
                const float* const lane = from + row * channels + block * width;
                std::fill(std::copy_n(lane, lanes(block), to), to + width, 0.0F);
            }
    };
    spread(bias.in(weights), 1, biases.data());
    if (!transforms)
        spread(weight.in(weights), directTaps(), spreadTaps.data());
    if (!learntSlope)
        std::fill_n(slopes.data(), outBlocks * width, fixedSlope);
    else if (learntSlope->size == 1)
        std::fill_n(slopes.data(), outBlocks * width, *learntSlope->in(weights));
    else
        spread(learntSlope->in(weights), slopePixels(), slopes.data());
}

void SpectralConvStack::Block::padImage(int index, const float* image) {
    const int rowSize = input.width * input.channels;
    float* to = paddedImage(index) + (padding * direct.inputWidth + padding) * input.channels;
    for (int y = 0; y < input.height; ++y, to += direct.inputWidth * input.channels)
        std::copy_n(image + y * rowSize, rowSize, to);
}

void SpectralConvStack::Block::sumGroups(std::span<float> gradients) {
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

bool SpectralConvStack::serves(const NetworkDescription& network) {
    const kernels::KernelTable& table = kernels::kernelTable(InstructionSet::V2);
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const ConvBlockDescription& block = network.blocks[k];
        if (block.kernel > kernels::kLargestKernel || block.padding >= block.kernel)
            return false;
        if (block.pool && block.pool->size > kernels::kLargestPool)
            return false;
        if (k > 0 && transformsFor(table, block, network.shapeBefore(k)) == nullptr)
            return false;
    }
    return !network.blocks.empty();
}

SpectralConvStack::SpectralConvStack(const NetworkDescription& network, int largestBatch,
                                     ThreadPool& pool, InstructionSet instructionSet)
    : kernels_(kernels::kernelTable(instructionSet)), pool_(pool), largestBatch_(largestBatch) {
    const ParameterLayout layout(network);
    std::size_t columns = 0;
    std::size_t pixels = 0;
    std::size_t spectra = 0;
    std::size_t taps = 0;
    blocks_.reserve(network.blocks.size());
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const Block& block = blocks_.emplace_back(network, k, layout, kernels_, largestBatch);
        pixels = std::max({pixels, static_cast<std::size_t>(block.convolved.pixels()),
                           static_cast<std::size_t>(block.output.pixels())});
        if (!block.transforms)
            continue;
        taps = std::max(taps, static_cast<std::size_t>(block.convolved.channels * block.inBlocks *
                                                       2 * block.width));
        const auto size = static_cast<std::size_t>(block.transforms->size);
        columns = std::max(columns, (size + 1) / 2 * size);
        spectra = std::max(spectra, block.outputSpectrum.size(block.transforms->slotCount));
    }
    const auto width = static_cast<std::size_t>(kernels_.width);
    for (int thread = 0; thread < pool.threads(); ++thread)
        scratch_.push_back({AlignedBuffer<float>(columns * 2 * width),
                            AlignedBuffer<float>(pixels * width),
                            AlignedBuffer<float>(pixels * width), AlignedBuffer<float>(taps)});
    outputSpectra_ = AlignedBuffer<float>(spectra);
    for (Block& block : blocks_)
        block.outputSpectrum.data = outputSpectra_.data();
}

SpectralConvStack::~SpectralConvStack() = default;

void SpectralConvStack::forward(std::span<const float> weights,
                                Eigen::Ref<const Matrix<float>> images, Matrix<float>& features) {
    batch_ = static_cast<int>(images.rows());
    features.resize(batch_, blocks_.back().output.size());
    for (Block& block : blocks_) {
        block.inputSpectrum.rows = batch_;
        block.outputSpectrum.rows = batch_;
        block.spreadParameters(weights);
        if (block.transforms)
            transformTaps(block, weights);
    }
    for (int image = 0; image < batch_; ++image)
        blocks_.front().padImage(image, images.row(image).data());
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
        if (k > 0)
            multiplyForward(blocks_[k]);
        const Block& block = blocks_[k];
        const int chunks = (batch_ + kChunk - 1) / kChunk;
        pool_.forEachBlock(chunks * block.outBlocks, [&](int part, int thread) {
            const int first = part / block.outBlocks * kChunk;
            for (int image = first; image < std::min(batch_, first + kChunk); ++image)
                forwardImage(k, image, part % block.outBlocks,
                             scratch_[static_cast<std::size_t>(thread)], features);
        });
    }
}

void SpectralConvStack::backward(std::span<const float> /*weights*/,
                                 const Matrix<float>& featureGradients,
                                 std::span<float> gradients) {
    if (batch_ == 0)
        throw std::logic_error("backward needs a forward of its own");
    for (std::size_t k = blocks_.size(); k-- > 0;) {
        Block& block = blocks_[k];
        pool_.forEachBlock(kGroups * block.outBlocks, [&](int part, int thread) {
            backwardGroup(k, part / block.outBlocks, part % block.outBlocks,
                          scratch_[static_cast<std::size_t>(thread)], featureGradients);
        });
        if (block.transforms) {
            multiplyBackward(block);
            gatherTaps(block, gradients);
        }
    }
    pool_.forEachBlock(static_cast<int>(blocks_.size()), [&](int k, int) {
        blocks_[static_cast<std::size_t>(k)].sumGroups(gradients);
    });
    batch_ = 0;
}

namespace {

/// Calls body(channel block, first input channel, number of input channels) for a convolution's
/// taps, piece by piece.
template <typename Body>
void forEachTapPiece(ThreadPool& pool, int outBlocks, int in, Body&& body) {
    const int pieces = (in + kTapRows - 1) / kTapRows;
    pool.forEachBlock(outBlocks * pieces, [&](int piece, int) {
        const int first = piece % pieces * kTapRows;
        body(piece / pieces, first, std::min(kTapRows, in - first));
    });
}

}  // namespace

void SpectralConvStack::transformTaps(Block& block, std::span<const float> weights) {
    const float* const taps = block.weight.in(weights);
    const float size = static_cast<float>(block.taps.size);
    const int in = block.input.channels;
    const int out = block.convolved.channels;
    const Spectrum& spectrum = block.tapSpectrum;
    forEachTapPiece(pool_, block.outBlocks, in, [&](int b, int first, int rows) {
        kernels_.transformTaps(block.taps, taps + first * out + b * block.width, in, out, rows,
                               block.lanes(b), 1.0F / (2 * size * size), spectrum.row(b, first),
                               spectrum.slotStride());
    });
}

namespace {

/// Calls body(slot) for all slots, a few at a time.
template <typename Body>
void forEachSlot(ThreadPool& pool, int slots, Body&& body) {
    const int grain = std::max(1, slots / kProductClaims);
    pool.forEachBlock((slots + grain - 1) / grain, [&](int claim, int thread) {
        for (int slot = claim * grain; slot < std::min(slots, (claim + 1) * grain); ++slot)
            body(slot, thread);
    });
}

}  // namespace

void SpectralConvStack::multiplyForward(Block& block) {
    forEachSlot(pool_, block.transforms->slotCount, [&](int slot, int) {
        kernels_.multiply(block.inputSpectrum.slot(slot), block.tapSpectrum.slot(slot),
                          block.outputSpectrum.slot(slot), batch_, block.input.channels,
                          block.outBlocks);
    });
}

void SpectralConvStack::multiplyBackward(Block& block) {
    const int in = block.input.channels;
    const int out = block.convolved.channels;
    forEachSlot(pool_, block.transforms->slotCount, [&](int slot, int thread) {
        float* const x = block.inputSpectrum.slot(slot);
        float* const w = block.tapSpectrum.slot(slot);
        const float* const e = block.outputSpectrum.slot(slot);
        float* const transposed = scratch_[static_cast<std::size_t>(thread)].taps.data();
        kernels_.transpose(w, transposed, in, out);
        kernels_.multiplyTransposed(x, e, w, batch_, in, block.outBlocks);
        kernels_.multiplyConjugate(e, transposed, x, batch_, out, block.inBlocks);
    });
}

void SpectralConvStack::gatherTaps(Block& block, std::span<float> gradients) {
    float* const taps = block.weight.in(gradients);
    const float size = static_cast<float>(block.taps.size);
    const int in = block.input.channels;
    const int out = block.convolved.channels;
    const Spectrum& spectrum = block.tapSpectrum;
    forEachTapPiece(pool_, block.outBlocks, in, [&](int b, int first, int rows) {
        kernels_.gatherTaps(block.taps, spectrum.row(b, first), spectrum.slotStride(),
                            1.0F / (4 * size * size), taps + first * out + b * block.width, in, out,
                            rows, block.lanes(b));
    });
}

void SpectralConvStack::forwardImage(std::size_t k, int image, int b, Scratch& scratch,
                                     Matrix<float>& features) {
    Block& block = blocks_[k];
    const bool last = k + 1 == blocks_.size();
    float* const convolved = scratch.image.data();
    float* const output = scratch.pooled.data();
    if (block.transforms)
        block.transforms->inverse(
            block.outputSpectrum.row(b, image), block.outputSpectrum.slotStride(), convolved,
            block.convolved.height, block.convolved.width, scratch.columns.data());
    else
        kernels_.convolve(block.direct, block.paddedImage(image),
                          block.spreadTaps.data() + b * block.directTaps() * block.width,
                          convolved);
    const std::ptrdiff_t at = block.savedAt(image, b);
    kernels_.activate(block.pointwise, block.biases.data() + b * block.width,
                      block.slopes.data() + b * block.slopePixels() * block.width, convolved,
                      output, block.saved.data() + at, block.winners.data() + at);
    if (!last) {
        const Block& next = blocks_[k + 1];
        next.transforms->forward(output, block.output.height, block.output.width,
                                 next.inputSpectrum.row(b, image), next.inputSpectrum.slotStride(),
                                 scratch.columns.data());
        return;
    }
    float* to = features.row(image).data() + b * block.width;
    for (int pixel = 0; pixel < block.output.pixels(); ++pixel, to += block.output.channels)
        std::copy_n(output + pixel * block.width, block.lanes(b), to);
}

void SpectralConvStack::backwardGroup(std::size_t k, int group, int b, Scratch& scratch,
                                      const Matrix<float>& featureGradients) {
    Block& block = blocks_[k];
    const bool last = k + 1 == blocks_.size();
    float* const outputGradient = scratch.pooled.data();
    float* const gradient = scratch.image.data();
    std::fill_n(block.biasSum(group, b), block.sumSize(), 0.0F);
    for (int image = group * batch_ / kGroups; image < (group + 1) * batch_ / kGroups; ++image) {
        if (last) {
            const float* from = featureGradients.row(image).data() + b * block.width;
            float* to = outputGradient;
            for (int pixel = 0; pixel < block.output.pixels();
                 ++pixel, from += block.output.channels, to += block.width)
                std::fill(std::copy_n(from, block.lanes(b), to), to + block.width, 0.0F);
        } else {
            const Block& next = blocks_[k + 1];
            next.transforms->inverse(
                next.inputSpectrum.row(b, image), next.inputSpectrum.slotStride(), outputGradient,
                block.output.height, block.output.width, scratch.columns.data());
        }
        const std::ptrdiff_t at = block.savedAt(image, b);
        kernels_.activateBackward(
            block.pointwise, block.slopes.data() + b * block.slopePixels() * block.width,
            block.saved.data() + at, block.winners.data() + at, outputGradient, gradient,
            block.biasSum(group, b), block.slopeSum(group, b));
        if (block.transforms)
            block.transforms->forward(gradient, block.convolved.height, block.convolved.width,
                                      block.outputSpectrum.row(b, image),
                                      block.outputSpectrum.slotStride(), scratch.columns.data());
        else
            kernels_.convolveBackward(block.direct, block.paddedImage(image), gradient,
                                      block.tapSum(group, b));
    }
}

}  // namespace centerscope
