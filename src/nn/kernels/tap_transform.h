// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/kernels/image_transform.h"
#include "nn/kernels/kernel_table.h"

/// Between the kernel × kernel taps of a convolution and their half spectrum, as plain sums: with
/// so few taps that is no more work than a fast transform, and serves any padding.
///
///     W[ky, kx] = Σ_r e^(-2πi ky r'/N) Σ_c e^(-2πi kx c'/N) w[r, c],   r' = r - padding, c'
///     likewise
///
/// The terms of ky and N - ky share their products: with cosine part C and sine part S of the outer
/// sum they are C - iS and C + iS.
namespace centerscope::kernels::CENTERSCOPE_KERNELS {

/// The slot of frequency (ky, kx); see Slots. ky <= N/2 where kx is 0 or N/2.
inline int slotOf(int size, int ky, int kx) {
    const int edge = size / 2 + 1;
    if (kx == 0)
        return ky;
    if (2 * kx == size)
        return edge + ky;
    return (size % 2 == 0 ? 2 * edge : edge) + (kx - 1) * size + ky;
}

CENTERSCOPE_INLINE Vector loadTap(const float* from, int lanes) {
    if (lanes == kWidth)
        return loadUnaligned(from);
    Vector value{};
    for (int lane = 0; lane < lanes; ++lane)
        value[lane] = from[lane];
    return value;
}

inline void storeTap(float* to, int lanes, Vector value) {
    if (lanes == kWidth)
        return storeUnaligned(to, value);
    for (int lane = 0; lane < lanes; ++lane)
        to[lane] = value[lane];
}

/// (kernel, kernel, in, out) -> the spectra of `lanes` output and `rows` input channels, one input
/// channel after the other for each column of frequencies, so that every slot is written in order.
template <int Kernel>
void transformTapsOf(const TapGeometry& g, const float* taps, int in, int out, int rows, int lanes,
                     float scale, float* spectrum, std::ptrdiff_t slotStride) {
    const int size = g.size;
    for (int kx = 0; kx <= size / 2; ++kx) {
        const bool isEdge = kx == 0 || 2 * kx == size;
        for (int i = 0; i < rows; ++i) {
            Complex row[Kernel];
            unroll<Kernel>([&](auto r) __attribute__((always_inline)) {
                row[r] = Complex{};
                unroll<Kernel>([&](auto c) __attribute__((always_inline)) {
                    const Vector tap = loadTap(taps + ((r * Kernel + c) * in + i) * out, lanes);
                    row[r].re += tap * (scale * g.cosine[c * size + kx]);
                    row[r].im += tap * (scale * g.sine[c * size + kx]);
                });
            });
            float* const column = spectrum + slotOf(size, 0, kx) * slotStride + i * kComplex;
            for (int ky = 0; ky <= size / 2; ++ky) {
                Complex even{};
                Complex odd{};
                unroll<Kernel>([&](auto r) __attribute__((always_inline)) {
                    even = addScaled(even, g.cosine[r * size + ky], row[r]);
                    odd = addScaled(odd, g.sine[r * size + ky], row[r]);
                });
                saveSlot(column + ky * slotStride, {even.re - odd.im, even.im + odd.re});
                if (!isEdge && ky > 0 && 2 * ky < size)
                    saveSlot(column + (size - ky) * slotStride,
                             {even.re + odd.im, even.im - odd.re});
            }
        }
    }
}

/// What tapGradientOf adds up for one channel: the taps' gradients.
template <int Kernel>
using Taps = Vector[Kernel][Kernel];

/// Adds one column of frequencies. Those that are not stored repeat the others, so that interior
/// columns, and edge columns except at ky = 0 and N/2, count twice.
template <int Kernel>
CENTERSCOPE_INLINE void tapGradientOfColumn(const TapGeometry& g, int kx, const float* column,
                                            std::ptrdiff_t slotStride, float scale,
                                            Taps<Kernel>& tap) {
    const int size = g.size;
    const bool isEdge = kx == 0 || 2 * kx == size;
    // Σ over ky of D[ky] e^(2πi ky r'/N), the rows' parts.
    Complex row[Kernel] = {};
    for (int ky = 0; ky <= size / 2; ++ky) {
        const float* const at = column + ky * slotStride;
        const Complex upper = loadSlot(at);
        const bool alone = ky == 0 || 2 * ky == size;
        Complex sum = upper;
        Complex difference = upper;
        if (isEdge && !alone) {
            sum = upper + upper;
            difference = sum;
        } else if (!alone) {
            const Complex lower = loadSlot(column + (size - ky) * slotStride);
            sum = upper + lower;
            difference = upper - lower;
        }
        unroll<Kernel>([&](auto r) __attribute__((always_inline)) {
            row[r] = addScaled(row[r], g.cosine[r * size + ky], sum);
            row[r] = addScaled(row[r], g.sine[r * size + ky], timesI<1>(difference));
        });
    }
    const float weight = isEdge ? scale : 2 * scale;
    unroll<Kernel>([&](auto r) __attribute__((always_inline)) {
        unroll<Kernel>([&](auto c) __attribute__((always_inline)) {
            tap[r][c] += row[r].re * (weight * g.cosine[c * size + kx]) -
                         row[r].im * (weight * g.sine[c * size + kx]);
        });
    });
}

/// Channels that are gathered side by side: what they read lies side by side.
inline constexpr int kGathered = 4;

template <int Kernel>
void tapGradientOf(const TapGeometry& g, const float* spectrum, std::ptrdiff_t slotStride,
                   float scale, float* taps, int in, int out, int rows, int lanes) {
    for (int first = 0; first < rows; first += kGathered) {
        const int count = rows - first < kGathered ? rows - first : kGathered;
        Taps<Kernel> tap[kGathered] = {};
        for (int kx = 0; kx <= g.size / 2; ++kx) {
            const float* const column =
                spectrum + slotOf(g.size, 0, kx) * slotStride + first * kComplex;
            for (int i = 0; i < count; ++i)
                tapGradientOfColumn<Kernel>(g, kx, column + i * kComplex, slotStride, scale,
                                            tap[i]);
        }
        for (int i = 0; i < count; ++i)
            for (int r = 0; r < Kernel; ++r)
                for (int c = 0; c < Kernel; ++c)
                    storeTap(taps + ((r * Kernel + c) * in + first + i) * out, lanes, tap[i][r][c]);
    }
}

/// body(Index<kernel>{}) for a kernel size in [1, kLargestKernel] known at run time only.
template <typename Body>
CENTERSCOPE_INLINE void withKernel(int kernel, Body&& body) {
    unroll<kLargestKernel>([&](auto i) __attribute__((always_inline)) {
        if (kernel == i + 1)
            body(Index<i + 1>{});
    });
}

inline void transformTaps(const TapGeometry& g, const float* taps, int in, int out, int rows,
                          int lanes, float scale, float* spectrum, std::ptrdiff_t slotStride) {
    withKernel(g.kernel, [&](auto kernel) {
        transformTapsOf<kernel>(g, taps, in, out, rows, lanes, scale, spectrum, slotStride);
    });
}

inline void tapGradient(const TapGeometry& g, const float* spectrum, std::ptrdiff_t slotStride,
                        float scale, float* taps, int in, int out, int rows, int lanes) {
    withKernel(g.kernel, [&](auto kernel) {
        tapGradientOf<kernel>(g, spectrum, slotStride, scale, taps, in, out, rows, lanes);
    });
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
