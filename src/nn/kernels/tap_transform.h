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

inline Vector loadTap(const float* from, std::ptrdiff_t laneStride, int lanes) {
    if (laneStride == 1 && lanes == kWidth)
        return loadUnaligned(from);
    Vector value{};
    for (int lane = 0; lane < lanes; ++lane)
        value[lane] = from[lane * laneStride];
    return value;
}

inline void storeTap(float* to, int lanes, Vector value) {
    if (lanes == kWidth)
        return storeUnaligned(to, value);
    for (int lane = 0; lane < lanes; ++lane)
        to[lane] = value[lane];
}

template <int Kernel>
void transformTapsOf(const TapGeometry& g, const float* taps, std::ptrdiff_t tapStride,
                     std::ptrdiff_t laneStride, int lanes, bool conj, float scale, float* spectrum,
                     std::ptrdiff_t slotStride) {
    const int size = g.size;
    const float sign = conj ? -1.0F : 1.0F;
    Vector tap[Kernel][Kernel];
    for (int r = 0; r < Kernel; ++r)
        for (int c = 0; c < Kernel; ++c)
            tap[r][c] = scale * loadTap(taps + (r * Kernel + c) * tapStride, laneStride, lanes);

    for (int kx = 0; kx <= size / 2; ++kx) {
        Complex row[Kernel];
        unroll<Kernel>([&](auto r) __attribute__((always_inline)) {
            row[r] = Complex{};
            unroll<Kernel>([&](auto c) __attribute__((always_inline)) {
                row[r].re += tap[r][c] * g.cosine[c * size + kx];
                row[r].im -= tap[r][c] * (sign * g.sine[c * size + kx]);
            });
        });
        const bool isEdge = kx == 0 || 2 * kx == size;
        float* const column = spectrum + slotOf(size, 0, kx) * slotStride;
        for (int ky = 0; ky <= size / 2; ++ky) {
            Complex even{};
            Complex odd{};
            unroll<Kernel>([&](auto r) __attribute__((always_inline)) {
                even = addScaled(even, g.cosine[r * size + ky], row[r]);
                odd = addScaled(odd, sign * g.sine[r * size + ky], row[r]);
            });
            storeComplex(column + ky * slotStride, {even.re + odd.im, even.im - odd.re});
            if (!isEdge && ky > 0 && 2 * ky < size)
                storeComplex(column + (size - ky) * slotStride,
                             {even.re - odd.im, even.im + odd.re});
        }
    }
}

/// Sums over all frequencies; the ones that are not stored repeat the others, so that interior
/// columns, and edge columns except at ky = 0 and N/2, count twice.
template <int Kernel>
void gatherTapsOf(const TapGeometry& g, const float* spectrum, std::ptrdiff_t slotStride,
                  float scale, float* taps, std::ptrdiff_t tapStride, int lanes) {
    const int size = g.size;
    Vector tap[Kernel][Kernel] = {};
    for (int kx = 0; kx <= size / 2; ++kx) {
        const bool isEdge = kx == 0 || 2 * kx == size;
        const float* const column = spectrum + slotOf(size, 0, kx) * slotStride;
        // Σ over ky of D[ky] e^(2πi ky r'/N), the rows' parts.
        Complex row[Kernel] = {};
        for (int ky = 0; ky <= size / 2; ++ky) {
            const Complex upper = loadComplex(column + ky * slotStride);
            const bool alone = ky == 0 || 2 * ky == size;
            Complex sum = upper;
            Complex difference = upper;
            if (isEdge && !alone) {
                sum = upper + upper;
                difference = sum;
            } else if (!alone) {
                const Complex lower = loadComplex(column + (size - ky) * slotStride);
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
    for (int r = 0; r < Kernel; ++r)
        for (int c = 0; c < Kernel; ++c)
            storeTap(taps + (r * Kernel + c) * tapStride, lanes, tap[r][c]);
}

/// body(Index<kernel>{}) for a kernel size in [1, kLargestKernel] known at run time only.
template <typename Body>
CENTERSCOPE_INLINE void withKernel(int kernel, Body&& body) {
    unroll<kLargestKernel>([&](auto i) __attribute__((always_inline)) {
        if (kernel == i + 1)
            body(Index<i + 1>{});
    });
}

inline void transformTaps(const TapGeometry& g, const float* taps, std::ptrdiff_t tapStride,
                          std::ptrdiff_t laneStride, int lanes, bool conj, float scale,
                          float* spectrum, std::ptrdiff_t slotStride) {
    withKernel(g.kernel, [&](auto kernel) {
        transformTapsOf<kernel>(g, taps, tapStride, laneStride, lanes, conj, scale, spectrum,
                                slotStride);
    });
}

inline void gatherTaps(const TapGeometry& g, const float* spectrum, std::ptrdiff_t slotStride,
                       float scale, float* taps, std::ptrdiff_t tapStride, int lanes) {
    withKernel(g.kernel, [&](auto kernel) {
        gatherTapsOf<kernel>(g, spectrum, slotStride, scale, taps, tapStride, lanes);
    });
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
