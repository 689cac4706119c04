// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/kernels/kernel_table.h"
#include "nn/kernels/vector.h"

/// Bias, activation and maximum pooling of one image's channel block, and their way back.
namespace centerscope::kernels::CENTERSCOPE_KERNELS {

/// y = z for z > 0, slope · z elsewhere. Keeps z for the way back.
struct Slope {
    static CENTERSCOPE_INLINE Vector value(Vector z, Vector slope) { return z > 0 ? z : slope * z; }
    static CENTERSCOPE_INLINE Vector saved(Vector z, Vector) { return z; }
    static CENTERSCOPE_INLINE Vector derivative(Vector z, Vector slope) {
        return z > 0 ? broadcast(1.0F) : slope;
    }
    static CENTERSCOPE_INLINE Vector slopeDerivative(Vector z) { return z > 0 ? Vector{} : z; }
};

/// y = tanh z. Keeps y for the way back.
struct Tanh {
    static Vector value(Vector z, Vector) {
        for (int lane = 0; lane < kWidth; ++lane)
            z[lane] = __builtin_tanhf(z[lane]);
        return z;
    }
    static CENTERSCOPE_INLINE Vector saved(Vector, Vector y) { return y; }
    static CENTERSCOPE_INLINE Vector derivative(Vector y, Vector) { return 1.0F - y * y; }
    static CENTERSCOPE_INLINE Vector slopeDerivative(Vector) { return Vector{}; }
};

/// A pooling window whose size and stride are known at compile time (0: at run time only).
template <int Size, int Stride>
struct Window {
    explicit Window(const PointwiseGeometry& g) : runSize(g.poolSize), runStride(g.poolStride) {}
    int size() const { return Size > 0 ? Size : runSize; }
    int stride() const { return Stride > 0 ? Stride : runStride; }

    int runSize;
    int runStride;
};

/// By how much two values of one channel of an image may differ and still be equal but for
/// rounding.
CENTERSCOPE_INLINE Vector roundingOf(const PointwiseGeometry& g, const float* image) {
    constexpr int kChains = 4;  // maxima under way at once, each waiting for its last
    Vector largest[kChains]{};
    const int pixels = g.rounding > 0 ? g.height * g.width : 0;
    const auto take = [&](int chain, int pixel) __attribute__((always_inline)) {
        const Vector size = magnitude(load(image + pixel * kWidth));
        largest[chain] = size > largest[chain] ? size : largest[chain];
    };
    int pixel = 0;
    for (; pixel + kChains <= pixels; pixel += kChains)
        unroll<kChains>([&](auto chain)
                            __attribute__((always_inline)) { take(chain, pixel + chain); });
    for (; pixel < pixels; ++pixel)
        take(0, pixel);
    for (int chain = 1; chain < kChains; ++chain)
        largest[0] = largest[chain] > largest[0] ? largest[chain] : largest[0];
    return largest[0] * g.rounding;
}

template <typename Activation>
void activatePixels(const PointwiseGeometry& g, const float* bias, const float* slopes,
                    const float* image, float* output, float* saved) {
    const Vector b = load(bias);
    const int slopeStride = g.slopePerPixel ? kWidth : 0;
    const int pixels = g.height * g.width;
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const Vector z = load(image + pixel * kWidth) + b;
        const Vector y = Activation::value(z, load(slopes + pixel * slopeStride));
        store(saved + pixel * kWidth, Activation::saved(z, y));
        store(output + pixel * kWidth, y);
    }
}

/// Each window's largest value. Values that differ by no more than rounding count as equal, and the
/// first of them wins: a rounding error of z grows by |f'(z)| on its way into y = f(z).
template <typename Activation, int Size, int Stride>
void activateWindows(const PointwiseGeometry& g, const float* bias, const float* slopes,
                     const float* image, float* output, float* saved, std::int8_t* argmax) {
    const Window<Size, Stride> window(g);
    const Vector b = load(bias);
    const int slopeStride = g.slopePerPixel ? kWidth : 0;
    const Vector rounding = roundingOf(g, image);
    for (int row = 0; row < g.pooledHeight; ++row) {
        for (int column = 0; column < g.pooledWidth; ++column) {
            Vector best{};
            Vector kept{};
            IntVector place{};
            for (int i = 0; i < window.size() && row * window.stride() + i < g.height; ++i) {
                for (int j = 0; j < window.size() && column * window.stride() + j < g.width; ++j) {
                    const int pixel =
                        (row * window.stride() + i) * g.width + column * window.stride() + j;
                    const Vector z = load(image + pixel * kWidth) + b;
                    const Vector slope = load(slopes + pixel * slopeStride);
                    const Vector y = Activation::value(z, slope);
                    const Vector saving = Activation::saved(z, y);
                    const Vector steepness = magnitude(Activation::derivative(saving, slope));
                    const IntVector wins = i + j == 0 ? y == y : y - steepness * rounding > best;
                    best = wins ? y : best;
                    kept = wins ? saving : kept;
                    place = wins ? IntVector{} + (i * window.size() + j) : place;
                }
            }
            const std::ptrdiff_t at = (row * g.pooledWidth + column) * kWidth;
            store(output + at, best);
            store(saved + at, kept);
            *reinterpret_cast<ByteVector*>(argmax + at) =
                __builtin_convertvector(place, ByteVector);
        }
    }
}

template <typename Activation, bool PerPixel>
void activatePixelsBackward(const PointwiseGeometry& g, const float* slopes, const float* saved,
                            const float* gradient, float* imageGradient, float* biasGradient,
                            float* slopeGradient) {
    Vector biasSum{};
    Vector slopeSum{};
    const int pixels = g.height * g.width;
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const std::ptrdiff_t at = pixel * kWidth;
        const Vector e = load(gradient + at);
        const Vector kept = load(saved + at);
        const Vector dz = e * Activation::derivative(kept, load(slopes + (PerPixel ? at : 0)));
        const Vector dSlope = e * Activation::slopeDerivative(kept);
        store(imageGradient + at, dz);
        biasSum += dz;
        if constexpr (PerPixel)
            store(slopeGradient + at, load(slopeGradient + at) + dSlope);
        else
            slopeSum += dSlope;
    }
    store(biasGradient, load(biasGradient) + biasSum);
    if constexpr (!PerPixel)
        store(slopeGradient, load(slopeGradient) + slopeSum);
}

template <typename Activation, bool PerPixel, int Size, int Stride>
void activateWindowsBackward(const PointwiseGeometry& g, const float* slopes, const float* saved,
                             const std::int8_t* argmax, const float* gradient, float* imageGradient,
                             float* biasGradient, float* slopeGradient) {
    const Window<Size, Stride> window(g);
    // Where windows tile the image, each pixel is written once; elsewhere they add up. Those that
    // floor leaves over belong to no window.
    constexpr bool tiling = Size > 0 && Size == Stride;
    const bool covering =
        g.pooledHeight * window.stride() >= g.height && g.pooledWidth * window.stride() >= g.width;
    if (!tiling || !covering)
        for (int pixel = 0; pixel < g.height * g.width; ++pixel)
            store(imageGradient + pixel * kWidth, Vector{});
    Vector biasSum{};
    Vector slopeSum{};
    for (int row = 0; row < g.pooledHeight; ++row) {
        for (int column = 0; column < g.pooledWidth; ++column) {
            const std::ptrdiff_t from = (row * g.pooledWidth + column) * kWidth;
            const Vector e = load(gradient + from);
            const Vector kept = load(saved + from);
            const Vector dSlope = e * Activation::slopeDerivative(kept);
            const IntVector place = __builtin_convertvector(
                *reinterpret_cast<const ByteVector*>(argmax + from), IntVector);
            if constexpr (!PerPixel)
                slopeSum += dSlope;
            for (int i = 0; i < window.size() && row * window.stride() + i < g.height; ++i) {
                for (int j = 0; j < window.size() && column * window.stride() + j < g.width; ++j) {
                    const std::ptrdiff_t at =
                        ((row * window.stride() + i) * g.width + column * window.stride() + j) *
                        kWidth;
                    const IntVector won = place == i * window.size() + j;
                    const Vector slope = load(slopes + (PerPixel ? at : 0));
                    const Vector dz = won ? e * Activation::derivative(kept, slope) : Vector{};
                    store(imageGradient + at, tiling ? dz : load(imageGradient + at) + dz);
                    biasSum += dz;
                    if constexpr (PerPixel)
                        store(slopeGradient + at,
                              load(slopeGradient + at) + (won ? dSlope : Vector{}));
                }
            }
        }
    }
    store(biasGradient, load(biasGradient) + biasSum);
    if constexpr (!PerPixel)
        store(slopeGradient, load(slopeGradient) + slopeSum);
}

/// body(Activation{}, Index<pool size>{}), the size known at compile time for the usual windows.
template <typename Body>
CENTERSCOPE_INLINE void withActivation(const PointwiseGeometry& g, Body&& body) {
    if (g.tanh)
        body(Tanh{});
    else
        body(Slope{});
}

inline void activate(const PointwiseGeometry& g, const float* bias, const float* slopes,
                     const float* image, float* output, float* saved, std::int8_t* argmax) {
    withActivation(g, [&](auto activation) {
        using Activation = decltype(activation);
        if (g.poolSize == 0)
            activatePixels<Activation>(g, bias, slopes, image, output, saved);
        else if (g.poolSize == 2 && g.poolStride == 2)
            activateWindows<Activation, 2, 2>(g, bias, slopes, image, output, saved, argmax);
        else
            activateWindows<Activation, 0, 0>(g, bias, slopes, image, output, saved, argmax);
    });
}

template <typename Activation, bool PerPixel>
void activateBackwardOf(const PointwiseGeometry& g, const float* slopes, const float* saved,
                        const std::int8_t* argmax, const float* gradient, float* imageGradient,
                        float* biasGradient, float* slopeGradient) {
    if (g.poolSize == 0)
        activatePixelsBackward<Activation, PerPixel>(g, slopes, saved, gradient, imageGradient,
                                                     biasGradient, slopeGradient);
    else if (g.poolSize == 2 && g.poolStride == 2)
        activateWindowsBackward<Activation, PerPixel, 2, 2>(
            g, slopes, saved, argmax, gradient, imageGradient, biasGradient, slopeGradient);
    else
        activateWindowsBackward<Activation, PerPixel, 0, 0>(
            g, slopes, saved, argmax, gradient, imageGradient, biasGradient, slopeGradient);
}

inline void activateBackward(const PointwiseGeometry& g, const float* slopes, const float* saved,
                             const std::int8_t* argmax, const float* gradient, float* imageGradient,
                             float* biasGradient, float* slopeGradient) {
    withActivation(g, [&](auto activation) {
        using Activation = decltype(activation);
        if (g.slopePerPixel)
            activateBackwardOf<Activation, true>(g, slopes, saved, argmax, gradient, imageGradient,
                                                 biasGradient, slopeGradient);
        else
            activateBackwardOf<Activation, false>(g, slopes, saved, argmax, gradient, imageGradient,
                                                  biasGradient, slopeGradient);
    });
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
