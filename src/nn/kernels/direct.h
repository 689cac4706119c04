// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/kernels/kernel_table.h"
#include "nn/kernels/tap_transform.h"

/// The first block's convolution, tap by tap: with one input channel that is fewer operations than
/// the inverse transform alone would take.
namespace centerscope::kernels::CENTERSCOPE_KERNELS {

/// Neighbouring output pixels that share each load of a tap.
inline constexpr int kPixels = kRegisters == 32 ? 14 : 7;

template <int Pixels>
void convolvePixels(const DirectGeometry& g, const float* padded, const float* taps,
                    float* output) {
    Vector sum[Pixels] = {};
    const int run = g.kernel * g.channels;  // of one tap row: contiguous in taps and in the image
    for (int r = 0; r < g.kernel; ++r) {
        const float* const row = padded + r * g.inputWidth * g.channels;
        for (int k = 0; k < run; ++k, taps += kWidth) {
            const Vector tap = load(taps);
            unroll<Pixels>([&](auto pixel) __attribute__((always_inline)) {
                sum[pixel] += row[k + pixel * g.channels] * tap;
            });
        }
    }
    unroll<Pixels>([&](auto pixel) __attribute__((always_inline)) {
        store(output + pixel * kWidth, sum[pixel]);
    });
}

inline void convolve(const DirectGeometry& g, const float* padded, const float* taps,
                     float* output) {
    for (int y = 0; y < g.height; ++y) {
        int x = 0;
        for (; x + kPixels <= g.width; x += kPixels, output += kPixels * kWidth)
            convolvePixels<kPixels>(g, padded + (y * g.inputWidth + x) * g.channels, taps, output);
        for (; x < g.width; ++x, output += kWidth)
            convolvePixels<1>(g, padded + (y * g.inputWidth + x) * g.channels, taps, output);
    }
}

/// Rows of taps whose gradients are summed at once.
template <int Kernel>
inline constexpr int kTapRows = Kernel* Kernel <= kRegisters - 5 ? Kernel
                                : 2 * Kernel <= kRegisters - 4   ? 2
                                                                 : 1;

template <int Kernel, int Rows>
void convolveBackwardRows(const DirectGeometry& g, const float* padded, const float* gradient,
                          float* tapGradients) {
    Vector sum[Rows][Kernel] = {};
    for (int y = 0; y < g.height; ++y) {
        const float* from = padded + y * g.inputWidth * g.channels;
        for (int x = 0; x < g.width; ++x, from += g.channels, gradient += kWidth) {
            const Vector e = load(gradient);
            unroll<Rows>([&](auto r) __attribute__((always_inline)) {
                unroll<Kernel>([&](auto c) __attribute__((always_inline)) {
                    sum[r][c] += from[(r * g.inputWidth + c) * g.channels] * e;
                });
            });
        }
    }
    for (int r = 0; r < Rows; ++r)
        for (int c = 0; c < Kernel; ++c) {
            float* const to = tapGradients + (r * Kernel + c) * g.channels * kWidth;
            store(to, load(to) + sum[r][c]);
        }
}

inline void convolveBackward(const DirectGeometry& g, const float* padded, const float* gradient,
                             float* tapGradients) {
    withKernel(g.kernel, [&](auto kernel) {
        constexpr int rows = kTapRows<kernel>;
        for (int channel = 0; channel < g.channels; ++channel) {
            int r = 0;
            for (; r + rows <= kernel; r += rows)
                convolveBackwardRows<kernel, rows>(
                    g, padded + r * g.inputWidth * g.channels + channel, gradient,
                    tapGradients + (r * kernel * g.channels + channel) * kWidth);
            for (; r < kernel; ++r)
                convolveBackwardRows<kernel, 1>(
                    g, padded + r * g.inputWidth * g.channels + channel, gradient,
                    tapGradients + (r * kernel * g.channels + channel) * kWidth);
        }
    });
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
