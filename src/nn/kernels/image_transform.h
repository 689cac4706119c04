// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/kernels/dft.h"
#include "nn/kernels/kernel_table.h"

/// Between an image and its half spectrum, kWidth channels side by side.
///
/// image:     (height, width, kWidth), zero outside up to N × N
/// columns:   (⌈N/2⌉, N, Complex), the rows' half spectra, scratch. Two real sequences fit into one
///            complex one, so column 0 holds the row frequencies 0 and (even N) N/2, both real, as
///            real and imaginary part; column x > 0 holds row frequency x.
/// spectrum:  the slots of Slots, slotStride floats apart
///
/// Two real sequences a, b are transformed as one, z = a + ib (the textbook identity):
/// 2A[k] = Z[k] + conj Z[N-k], 2B[k] = -i (Z[k] - conj Z[N-k]). The factors 2 stay in: the forward
/// transform gives **twice** the transform; the inverse is the plain unnormalised one. Whatever
/// makes the weights' spectra puts 1/(2N²) there.
namespace centerscope::kernels::CENTERSCOPE_KERNELS {

/// Where the frequencies (ky, kx) of a real N × N image stand in its half spectrum:
/// column kx = 0 with ky in [0, N/2], for even N column N/2 with the same ky, then the columns
/// kx = 1 … ⌈N/2⌉ - 1 with all ky. The rest is the conjugate of these.
template <int N>
struct Slots {
    static constexpr bool even = N % 2 == 0;
    static constexpr int columns = (N + 1) / 2;  ///< counting 0 and N/2 as one
    static constexpr int edge = N / 2 + 1;       ///< slots of column 0, and of column N/2
    static constexpr int first = even ? 2 * edge : edge;
    static constexpr int count = first + (columns - 1) * N;
    static constexpr int column(int kx) { return first + (kx - 1) * N; }
};

/// Z[k] = A[k] + i B[k] for k <= N/2, and conj A[N-k] + i conj B[N-k] above: the transform of
/// a + ib, from the half spectra of the real sequences a and b.
template <int N, int K>
CENTERSCOPE_INLINE Complex joined(Complex a, Complex b) {
    if constexpr (2 * K <= N)
        return {a.re - b.im, a.im + b.re};
    else
        return {a.re + b.im, b.re - a.im};
}

template <int N, int Live>
struct ImageTransform {
    using S = Slots<N>;

    /// One or two rows -> row `row` (and row + 1) of columns.
    template <bool Pair>
    static void forwardRows(const float* image, int width, float* columns, int row) {
        Complex z[N];
        const float* a = image;
        const float* b = image + width * kWidth;
        dft<N, -1>(
            [&](auto x) __attribute__((always_inline)) {
                if constexpr (x >= Live)
                    return Complex{};
                else if constexpr (Pair)
                    return Complex{load(a + x * kWidth), load(b + x * kWidth)};
                else
                    return Complex{load(a + x * kWidth), Vector{}};
            },
            [&](auto k, Complex value) __attribute__((always_inline)) { z[k] = value; });
        float* const to = columns + row * kComplex;
        // Frequencies 0 and N/2 are real: column 0 keeps them undoubled when it holds both, because
        // taking them apart will double them.
        if constexpr (S::even) {
            storeComplex(to, {z[0].re, z[N / 2].re});
            if constexpr (Pair)
                storeComplex(to + kComplex, {z[0].im, z[N / 2].im});
        } else {
            storeComplex(to, {z[0].re + z[0].re, Vector{}});
            if constexpr (Pair)
                storeComplex(to + kComplex, {z[0].im + z[0].im, Vector{}});
        }
        unroll<S::columns - 1>([&](auto i) __attribute__((always_inline)) {
            constexpr int k = i + 1;
            const Complex u = z[k];
            const Complex v = z[N - k];
            float* const at = to + k * N * kComplex;
            storeComplex(at, {u.re + v.re, u.im - v.im});
            if constexpr (Pair)
                storeComplex(at + kComplex, {u.im + v.im, v.re - u.re});
        });
    }

    // Slots lie far apart, so the processor does not see which come next: each column asks for
    // those of the next one.
    static void forwardColumn(const float* column, float* spectrum, std::ptrdiff_t slotStride) {
        dft<N, -1>(
            [&](auto y) __attribute__((always_inline)) {
                if constexpr (y < Live)
                    return loadComplex(column + y * kComplex);
                else
                    return Complex{};
            },
            [&](auto k, Complex value)
                __attribute__((always_inline)) { saveSlot(spectrum + k * slotStride, value); });
    }

    /// Column 0: the real row frequencies 0 and N/2.
    static void forwardEdge(const float* column, float* spectrum, std::ptrdiff_t slotStride) {
        Complex z[N];
        dft<N, -1>(
            [&](auto y) __attribute__((always_inline)) {
                if constexpr (y >= Live)
                    return Complex{};
                else if constexpr (S::even)
                    return loadComplex(column + y * kComplex);
                else
                    return Complex{load(column + y * kComplex), Vector{}};
            },
            [&](auto k, Complex value) __attribute__((always_inline)) { z[k] = value; });
        unroll<S::edge>([&](auto k) __attribute__((always_inline)) {
            if constexpr (!S::even) {
                saveSlot(spectrum + k * slotStride, z[k]);
            } else {
                const Complex u = z[k];
                const Complex v = z[(N - k) % N];
                saveSlot(spectrum + k * slotStride, {u.re + v.re, u.im - v.im});
                saveSlot(spectrum + (S::edge + k) * slotStride, {u.im + v.im, v.re - u.re});
            }
        });
    }

    static void forward(const float* image, int height, int width, float* spectrum,
                        std::ptrdiff_t slotStride, float* columns) {
        alignas(64) float padded[2 * Live * kWidth];
        for (int row = 0; row < height; row += 2) {
            const float* rows = image + row * width * kWidth;
            const bool pair = row + 1 < height;
            if (width < Live)
                rows = padRows(rows, pair ? 2 : 1, width, padded);
            if (pair)
                forwardRows<true>(rows, Live, columns, row);
            else
                forwardRows<false>(rows, Live, columns, row);
        }
        for (int row = height; row < Live; ++row)
            for (int k = 0; k < S::columns; ++k)
                storeComplex(columns + (k * N + row) * kComplex, Complex{});
        forwardEdge(columns, spectrum, slotStride);
        for (int k = 1; k < S::columns; ++k)
            forwardColumn(columns + k * N * kComplex, spectrum + S::column(k) * slotStride,
                          slotStride);
    }

    static const float* padRows(const float* rows, int count, int width, float* padded) {
        for (int row = 0; row < count; ++row)
            for (int x = 0; x < Live; ++x)
                store(padded + (row * Live + x) * kWidth,
                      x < width ? load(rows + (row * width + x) * kWidth) : Vector{});
        return padded;
    }

    static void inverseColumn(const float* spectrum, std::ptrdiff_t slotStride, float* column) {
        dft<N, 1>(
            [&](auto k)
                __attribute__((always_inline)) { return loadSlot(spectrum + k * slotStride); },
            [&](auto y, Complex value) __attribute__((always_inline)) {
                if constexpr (y < Live)
                    storeComplex(column + y * kComplex, value);
            });
    }

    static void inverseEdge(const float* spectrum, std::ptrdiff_t slotStride, float* column) {
        dft<N, 1>(
            [&](auto k) __attribute__((always_inline)) {
                constexpr int from = 2 * k <= N ? k : N - k;
                const Complex a = loadSlot(spectrum + from * slotStride);
                if constexpr (S::even)
                    return joined<N, k>(a, loadSlot(spectrum + (S::edge + from) * slotStride));
                else
                    return joined<N, k>(a, Complex{});
            },
            [&](auto y, Complex value) __attribute__((always_inline)) {
                if constexpr (y < Live)
                    storeComplex(column + y * kComplex, value);
            });
    }

    template <bool Pair>
    static void inverseRows(const float* columns, int row, float* image, int width) {
        const float* const from = columns + row * kComplex;
        dft<N, 1>(
            [&](auto k) __attribute__((always_inline)) {
                if constexpr (k == 0 || 2 * k == N) {
                    constexpr int part = k == 0 ? 0 : kWidth;
                    return Complex{load(from + part),
                                   Pair ? load(from + kComplex + part) : Vector{}};
                } else {
                    constexpr int column = 2 * k < N ? k : N - k;
                    const float* const at = from + column * N * kComplex;
                    return joined<N, k>(loadComplex(at),
                                        Pair ? loadComplex(at + kComplex) : Complex{});
                }
            },
            [&](auto x, Complex value) __attribute__((always_inline)) {
                if constexpr (x < Live) {
                    store(image + x * kWidth, value.re);
                    if constexpr (Pair)
                        store(image + (width + x) * kWidth, value.im);
                }
            });
    }

    static void inverse(const float* spectrum, std::ptrdiff_t slotStride, float* image, int height,
                        int width, float* columns) {
        inverseEdge(spectrum, slotStride, columns);
        for (int k = 1; k < S::columns; ++k)
            inverseColumn(spectrum + S::column(k) * slotStride, slotStride,
                          columns + k * N * kComplex);
        alignas(64) float padded[2 * Live * kWidth];
        for (int row = 0; row < height; row += 2) {
            float* const to = image + row * width * kWidth;
            float* const rows = width < Live ? padded : to;
            const bool pair = row + 1 < height;
            if (pair)
                inverseRows<true>(columns, row, rows, Live);
            else
                inverseRows<false>(columns, row, rows, Live);
            if (width < Live)
                cropRows(rows, pair ? 2 : 1, width, to);
        }
    }

    static void cropRows(const float* padded, int count, int width, float* rows) {
        for (int row = 0; row < count; ++row)
            for (int x = 0; x < width; ++x)
                store(rows + (row * width + x) * kWidth, load(padded + (row * Live + x) * kWidth));
    }
};

/// A row of the table in image_transforms.cpp.
template <int N, int Live>
TransformKernels entry() {
    return {N, Live, Slots<N>::count, ImageTransform<N, Live>::forward,
            ImageTransform<N, Live>::inverse};
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
