// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/spectral_conv_stack.h"

#include <algorithm>
#include <stdexcept>

#include "nn/spectral_block.h"

namespace centerscope {

using kernels::AlignedBuffer;

namespace {

/// Images that a thread takes forward one after the other.
constexpr int kChunk = 4;

/// Input channels of one piece of the work on taps.
constexpr int kTapRows = 16;

/// Claims of product work a loop is cut into, about.
constexpr int kProductClaims = 48;

}  // namespace

struct SpectralConvStack::Scratch {
    AlignedBuffer<float> columns;  // of a two-dimensional transform
    AlignedBuffer<float> image;    // (height, width, lane)
    AlignedBuffer<float> pooled;   // (pooled height, pooled width, lane)
    AlignedBuffer<float> taps;     // one slot of conj Wᵀ
    AlignedBuffer<float> tile;     // (row, column, lane)
};

bool SpectralConvStack::serves(const NetworkDescription& network) {
    const kernels::KernelTable& table = kernels::kernelTable(bestInstructionSet());
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const ConvBlockDescription& block = network.blocks[k];
        if (block.kernel > kernels::kLargestKernel || block.padding >= block.kernel)
            return false;
        if (block.pool && block.pool->size > kernels::kLargestPool)
            return false;
        if (k > 0 && !SpectralBlock::planFor(table, block, network.shapeBefore(k)).transforms)
            return false;
    }
    return !network.blocks.empty();
}

SpectralConvStack::SpectralConvStack(const NetworkDescription& network, int largestBatch,
                                     ThreadPool& pool, InstructionSet instructionSet)
    : kernels_(kernels::kernelTable(instructionSet)), pool_(pool) {
    const ParameterLayout layout(network);
    std::size_t columns = 0;
    std::size_t pixels = 0;
    std::size_t spectra = 0;
    std::size_t taps = 0;
    std::size_t gradients = 0;
    std::size_t tile = 0;
    blocks_.reserve(network.blocks.size());
    for (std::size_t k = 0; k < network.blocks.size(); ++k) {
        const SpectralBlock& block =
            blocks_.emplace_back(network, k, layout, kernels_, largestBatch);
        pixels = std::max({pixels, static_cast<std::size_t>(block.convolved.pixels()),
                           static_cast<std::size_t>(block.output.pixels())});
        if (block.normalization)
            gradients =
                std::max(gradients, static_cast<std::size_t>(block.convolvedAt(largestBatch, 0)));
        if (!block.transforms)
            continue;
        taps = std::max(taps, static_cast<std::size_t>(block.convolved.channels * block.inBlocks *
                                                       2 * block.width));
        const auto size = static_cast<std::size_t>(block.transforms->size);
        columns = std::max(columns, (size + 1) / 2 * size);
        if (block.tiles)
            tile = std::max(tile, size * size);
        spectra = std::max(spectra, block.outputSpectrum.size(block.transforms->slotCount));
    }
    const auto width = static_cast<std::size_t>(kernels_.width);
    for (int thread = 0; thread < pool.threads(); ++thread)
        scratch_.push_back({AlignedBuffer<float>(columns * 2 * width),
                            AlignedBuffer<float>(pixels * width),
                            AlignedBuffer<float>(pixels * width), AlignedBuffer<float>(taps),
                            AlignedBuffer<float>(tile * width)});
    outputSpectra_ = AlignedBuffer<float>(spectra);
    gradientImages_ = AlignedBuffer<float>(gradients);
    batchStatistics_.resize(layout.statisticsSize());
    for (SpectralBlock& block : blocks_)
        block.outputSpectrum.data = outputSpectra_.data();
}

SpectralConvStack::~SpectralConvStack() = default;

void SpectralConvStack::forward(std::span<const float> weights, std::span<const float> statistics,
                                Eigen::Ref<const Matrix<float>> images, Matrix<float>& features) {
    batch_ = static_cast<int>(images.rows());
    features.resize(batch_, blocks_.back().output.size());
    for (SpectralBlock& block : blocks_) {
        block.inputSpectrum.rows = batch_ * block.spectrumRows();
        block.outputSpectrum.rows = batch_ * block.spectrumRows();
        block.packParameters(weights);
        if (block.transforms)
            transformTaps(block, weights);
    }
    for (int image = 0; image < batch_; ++image)
        blocks_.front().padImage(image, images.row(image).data());
    for (std::size_t k = 0; k < blocks_.size(); ++k) {
        if (k > 0)
            multiplyForward(blocks_[k]);
        if (blocks_[k].normalization && statistics.empty())
            normalizeByBatch(k, weights, features);
        else
            finishBlock(k, weights, statistics, features);
    }
    if (!statistics.empty())
        batch_ = 0;  // there is no way back
}

/// Calls body(image, channel block, scratch) for every image's channel block.
template <typename Body>
void SpectralConvStack::forEachImage(const SpectralBlock& block, Body&& body) {
    const int chunks = (batch_ + kChunk - 1) / kChunk;
    pool_.forEachBlock(chunks * block.outBlocks, [&](int part, int thread) {
        const int first = part / block.outBlocks * kChunk;
        for (int image = first; image < std::min(batch_, first + kChunk); ++image)
            body(image, part % block.outBlocks, scratch_[static_cast<std::size_t>(thread)]);
    });
}

int SpectralConvStack::firstOf(int group) const {
    return group * batch_ / SpectralBlock::kGroups;
}

/// Calls body(group, channel block, scratch) for every group of images.
template <typename Body>
void SpectralConvStack::forEachGroup(const SpectralBlock& block, Body&& body) {
    pool_.forEachBlock(SpectralBlock::kGroups * block.outBlocks, [&](int part, int thread) {
        body(part / block.outBlocks, part % block.outBlocks,
             scratch_[static_cast<std::size_t>(thread)]);
    });
}

/// Convolution, normalization by what is known, activation, on one hot image.
void SpectralConvStack::finishBlock(std::size_t k, std::span<const float> weights,
                                    std::span<const float> statistics, Matrix<float>& features) {
    SpectralBlock& block = blocks_[k];
    if (block.normalization)
        block.normalization->useRunning(weights, statistics);
    forEachImage(block, [&](int image, int b, Scratch& scratch) {
        float* const convolved = scratch.image.data();
        convolve(block, image, b, scratch, convolved);
        if (block.normalization)
            block.normalization->normalize(convolved, b, convolved);
        activate(k, image, b, scratch, features);
    });
}

/// The same with the batch's mean and variance, for which all convolutions come first.
void SpectralConvStack::normalizeByBatch(std::size_t k, std::span<const float> weights,
                                         Matrix<float>& features) {
    SpectralBlock& block = blocks_[k];
    SpectralNormalization& normalization = *block.normalization;
    forEachImage(block, [&](int image, int b, Scratch& scratch) {
        convolve(block, image, b, scratch, normalization.convolution(image, b));
        normalization.measure(image, b);
    });
    normalization.useBatch(batch_, weights, batchStatistics_);
    forEachImage(block, [&](int image, int b, Scratch& scratch) {
        normalization.normalize(normalization.convolution(image, b), b, scratch.image.data());
        activate(k, image, b, scratch, features);
    });
}

void SpectralConvStack::backward(std::span<const float> /*weights*/,
                                 const Matrix<float>& featureGradients,
                                 std::span<float> gradients) {
    if (batch_ == 0)
        throw std::logic_error("backward needs a forward of its own");
    for (std::size_t k = blocks_.size(); k-- > 0;) {
        SpectralBlock& block = blocks_[k];
        forEachGroup(block, [&](int group, int b, Scratch& scratch) {
            activationBackward(k, group, b, scratch, featureGradients);
        });
        if (block.normalization) {
            block.finishNormalization(gradients);
            forEachGroup(block, [&](int group, int b, Scratch& scratch) {
                normalizationBackward(block, group, b, scratch);
            });
        }
        if (block.transforms) {
            multiplyBackward(block);
            tapGradient(block, gradients);
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

void SpectralConvStack::transformTaps(SpectralBlock& block, std::span<const float> weights) {
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

void SpectralConvStack::multiplyForward(SpectralBlock& block) {
    forEachSlot(pool_, block.transforms->slotCount, [&](int slot, int) {
        kernels_.multiply(block.inputSpectrum.slot(slot), block.tapSpectrum.slot(slot),
                          block.outputSpectrum.slot(slot), block.outputSpectrum.rows,
                          block.input.channels, block.outBlocks);
    });
}

void SpectralConvStack::multiplyBackward(SpectralBlock& block) {
    const int in = block.input.channels;
    const int out = block.convolved.channels;
    const int rows = block.inputSpectrum.rows;
    forEachSlot(pool_, block.transforms->slotCount, [&](int slot, int thread) {
        float* const x = block.inputSpectrum.slot(slot);
        float* const w = block.tapSpectrum.slot(slot);
        const float* const e = block.outputSpectrum.slot(slot);
        float* const transposed = scratch_[static_cast<std::size_t>(thread)].taps.data();
        kernels_.transpose(w, transposed, in, out);
        kernels_.multiplyTransposed(x, e, w, rows, in, block.outBlocks);
        kernels_.multiplyConjugate(e, transposed, x, rows, out, block.inBlocks);
    });
}

void SpectralConvStack::tapGradient(SpectralBlock& block, std::span<float> gradients) {
    float* const taps = block.weight.in(gradients);
    const float size = static_cast<float>(block.taps.size);
    const int in = block.input.channels;
    const int out = block.convolved.channels;
    const Spectrum& spectrum = block.tapSpectrum;
    forEachTapPiece(pool_, block.outBlocks, in, [&](int b, int first, int rows) {
        kernels_.tapGradient(block.taps, spectrum.row(b, first), spectrum.slotStride(),
                             1.0F / (4 * size * size), taps + first * out + b * block.width, in,
                             out, rows, block.lanes(b));
    });
}

/// Output spectrum, or the first block's padded image -> to (pixel, lane).
void SpectralConvStack::convolve(const SpectralBlock& block, int image, int b, Scratch& scratch,
                                 float* to) {
    if (block.transforms)
        invertOutput(block, image, b, scratch, to);
    else
        kernels_.convolve(block.direct, block.paddedImage(image),
                          block.packedTaps.data() + b * block.directTaps() * block.width, to);
}

/// Scratch image -> bias, activation, pooling -> the next block's input spectrum, or features.
void SpectralConvStack::activate(std::size_t k, int image, int b, Scratch& scratch,
                                 Matrix<float>& features) {
    const SpectralBlock& block = blocks_[k];
    float* const output = scratch.pooled.data();
    const std::ptrdiff_t at = block.savedAt(image, b);
    kernels_.activate(block.pointwise, block.biases.data() + b * block.width,
                      block.slopes.data() + b * block.slopePixels() * block.width,
                      scratch.image.data(), output, block.saved.data() + at,
                      block.argmax.data() + at);
    if (k + 1 < blocks_.size()) {
        transformInput(blocks_[k + 1], image, b, scratch);
        return;
    }
    float* to = features.row(image).data() + b * block.width;
    for (int pixel = 0; pixel < block.output.pixels(); ++pixel, to += block.output.channels)
        std::copy_n(output + pixel * block.width, block.lanes(b), to);
}

/// One group's gradients of biases and slopes, and where no normalization stands between, of the
/// convolution's output.
void SpectralConvStack::activationBackward(std::size_t k, int group, int b, Scratch& scratch,
                                           const Matrix<float>& featureGradients) {
    const SpectralBlock& block = blocks_[k];
    std::fill_n(block.biasSum(group, b), block.sumSize(), 0.0F);
    for (int image = firstOf(group); image < firstOf(group + 1); ++image) {
        outputGradient(k, image, b, scratch, featureGradients);
        float* const gradient = block.normalization
                                    ? gradientImages_.data() + block.convolvedAt(image, b)
                                    : scratch.image.data();
        const std::ptrdiff_t at = block.savedAt(image, b);
        kernels_.activateBackward(
            block.pointwise, block.slopes.data() + b * block.slopePixels() * block.width,
            block.saved.data() + at, block.argmax.data() + at, scratch.pooled.data(), gradient,
            block.biasSum(group, b), block.slopeSum(group, b));
        if (block.normalization)
            block.normalization->correlate(gradient, image, b, block.correlation(group, b));
        else
            takeGradient(block, group, image, b, scratch);
    }
}

void SpectralConvStack::normalizationBackward(const SpectralBlock& block, int group, int b,
                                              Scratch& scratch) {
    for (int image = firstOf(group); image < firstOf(group + 1); ++image) {
        block.normalization->backward(gradientImages_.data() + block.convolvedAt(image, b), image,
                                      b, scratch.image.data());
        takeGradient(block, group, image, b, scratch);
    }
}

/// Next block's input spectrum, or the features' gradient -> scratch (pooled pixel, lane).
void SpectralConvStack::outputGradient(std::size_t k, int image, int b, Scratch& scratch,
                                       const Matrix<float>& featureGradients) {
    const SpectralBlock& block = blocks_[k];
    float* to = scratch.pooled.data();
    if (k + 1 < blocks_.size()) {
        invertInputGradient(blocks_[k + 1], image, b, scratch);
        return;
    }
    const float* from = featureGradients.row(image).data() + b * block.width;
    for (int pixel = 0; pixel < block.output.pixels();
         ++pixel, from += block.output.channels, to += block.width)
        std::fill(std::copy_n(from, block.lanes(b), to), to + block.width, 0.0F);
}

/// Scratch image, the gradient of the convolution's output -> its spectrum, or the first block's
/// taps.
void SpectralConvStack::takeGradient(const SpectralBlock& block, int group, int image, int b,
                                     Scratch& scratch) {
    if (block.transforms)
        transformOutputGradient(block, image, b, scratch);
    else
        kernels_.convolveBackward(block.direct, block.paddedImage(image), scratch.image.data(),
                                  block.tapSum(group, b));
}

namespace {

void transform(const SpectralBlock& block, const float* from, int height, int width,
               const Spectrum& spectrum, int b, int row, float* columns) {
    block.transforms->forward(from, height, width, spectrum.row(b, row), spectrum.slotStride(),
                              columns);
}

void invert(const SpectralBlock& block, const Spectrum& spectrum, int b, int row, float* to,
            int height, int width, float* columns) {
    block.transforms->inverse(spectrum.row(b, row), spectrum.slotStride(), to, height, width,
                              columns);
}

}  // namespace

/// Scratch (pixel, lane), an input of the block -> its spectrum, or those of its tiles.
void SpectralConvStack::transformInput(const SpectralBlock& block, int image, int b,
                                       Scratch& scratch) {
    float* const columns = scratch.columns.data();
    const float* const from = scratch.pooled.data();
    if (!block.tiles)
        return transform(block, from, block.input.height, block.input.width, block.inputSpectrum, b,
                         image, columns);
    const int side = block.tiles->inputSide();
    for (int tile = 0; tile < block.tiles->count(); ++tile) {
        block.tiles->cutInput(from, tile, scratch.tile.data());
        transform(block, scratch.tile.data(), side, side, block.inputSpectrum, b,
                  image * block.tiles->count() + tile, columns);
    }
}

/// Scratch image (pixel, lane), the gradient of the convolution's output -> likewise.
void SpectralConvStack::transformOutputGradient(const SpectralBlock& block, int image, int b,
                                                Scratch& scratch) {
    float* const columns = scratch.columns.data();
    const float* const from = scratch.image.data();
    if (!block.tiles)
        return transform(block, from, block.convolved.height, block.convolved.width,
                         block.outputSpectrum, b, image, columns);
    const int side = block.tiles->outputSide();
    for (int tile = 0; tile < block.tiles->count(); ++tile) {
        block.tiles->cutOutput(from, tile, scratch.tile.data());
        transform(block, scratch.tile.data(), side, side, block.outputSpectrum, b,
                  image * block.tiles->count() + tile, columns);
    }
}

/// The spectrum of the convolution's output, or those of its tiles -> to (pixel, lane).
void SpectralConvStack::invertOutput(const SpectralBlock& block, int image, int b, Scratch& scratch,
                                     float* to) {
    float* const columns = scratch.columns.data();
    if (!block.tiles)
        return invert(block, block.outputSpectrum, b, image, to, block.convolved.height,
                      block.convolved.width, columns);
    const int side = block.tiles->outputSide();
    for (int tile = 0; tile < block.tiles->count(); ++tile) {
        invert(block, block.outputSpectrum, b, image * block.tiles->count() + tile,
               scratch.tile.data(), side, side, columns);
        block.tiles->putOutput(scratch.tile.data(), tile, to);
    }
}

/// The spectrum of the gradient of the block's input, or those of its tiles, which overlap ->
/// scratch (pixel, lane).
void SpectralConvStack::invertInputGradient(const SpectralBlock& block, int image, int b,
                                            Scratch& scratch) {
    float* const columns = scratch.columns.data();
    float* const to = scratch.pooled.data();
    if (!block.tiles)
        return invert(block, block.inputSpectrum, b, image, to, block.input.height,
                      block.input.width, columns);
    std::fill_n(to, block.input.pixels() * block.width, 0.0F);
    const int side = block.tiles->inputSide();
    for (int tile = 0; tile < block.tiles->count(); ++tile) {
        invert(block, block.inputSpectrum, b, image * block.tiles->count() + tile,
               scratch.tile.data(), side, side, columns);
        block.tiles->addInput(scratch.tile.data(), tile, to);
    }
}

}  // namespace centerscope
