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

/// Images are of Live × Live at most.
template <int N, int Live>
struct ImageTransform {
    using S = Slots<N>;

    // A transform is some hundred straight lines: most of what the compiler works at.

    /// Rows, columns and the edge share a large transform, whose numbers no processor can keep in
    /// registers. A small one is put in place. (Which products fuse depends on that: another bound
    /// would give other bits.)
    static constexpr bool shared = N > 16;

    template <auto Transform, typename... Arguments>
    CENTERSCOPE_INLINE static void call(Arguments... arguments) {
        if constexpr (shared)
            apart<Transform>(arguments...);
        else
            Transform(arguments...);
    }
    template <auto Transform, typename... Arguments>
    [[gnu::noipa]] static void apart(Arguments... arguments) {
        Transform(arguments...);
    }

    /// Complex numbers whose parts lie `stride` floats apart, zero from Live on, -> N slots. In a
    /// spectrum these lie far apart, so that the processor does not see which come next: with
    /// Ahead each column asks for those of the next one, which does no harm elsewhere.
    template <bool Ahead>
    CENTERSCOPE_INLINE static void forwardDft(const float* re, const float* im,
                                              std::ptrdiff_t stride, float* slots,
                                              std::ptrdiff_t slotStride) {
        dft<N, -1>(
            [&](auto n) __attribute__((always_inline)) {
                if constexpr (n < Live)
                    return Complex{load(re + n * stride), load(im + n * stride)};
                else
                    return Complex{};
            },
            [&](auto k, Complex value) __attribute__((always_inline)) {
                if constexpr (Ahead)
                    saveSlot(slots + k * slotStride, value);
                else
                    storeComplex(slots + k * slotStride, value);
            });
    }

    /// Real numbers `stride` floats apart, zero from Live on, -> (N, Complex).
    CENTERSCOPE_INLINE static void forwardReal(const float* from, std::ptrdiff_t stride, float* z) {
        dft<N, -1>(
            [&](auto n) __attribute__((always_inline)) {
                if constexpr (n < Live)
                    return Complex{load(from + n * stride), Vector{}};
                else
                    return Complex{};
            },
            [&](auto k, Complex value)
                __attribute__((always_inline)) { storeComplex(z + k * kComplex, value); });
    }

    /// N slots -> the first Live complex numbers, whose parts lie `stride` floats apart.
    template <bool Ahead>
    CENTERSCOPE_INLINE static void inverseDft(const float* slots, std::ptrdiff_t slotStride,
                                              float* re, float* im, std::ptrdiff_t stride) {
        dft<N, 1>(
            [&](auto k) __attribute__((always_inline)) {
                const float* const slot = slots + k * slotStride;
                return Ahead ? loadSlot(slot) : loadComplex(slot);
            },
            [&](auto n, Complex value) __attribute__((always_inline)) {
                if constexpr (n < Live) {
                    store(re + n * stride, value.re);
                    store(im + n * stride, value.im);
                }
            });
    }

    /// One or two rows of Live pixels -> row `row` (and row + 1) of columns. A row that is alone is
    /// transformed with a literal zero in place of the second, which has other bits than a zero in
    /// memory: the compiler fuses other products.
    template <bool Pair>
    static void forwardRows(const float* rows, float* columns, int row) {
        alignas(64) float z[N * kComplex];
        if constexpr (Pair)
            call<forwardDft<shared>>(rows, rows + Live * kWidth, kWidth, z, kComplex);
        else
            call<forwardReal>(rows, kWidth, z);
        float* const to = columns + row * kComplex;
        // Frequencies 0 and N/2 are real: column 0 keeps them undoubled when it holds both, because
        // taking them apart will double them.
        const Complex zero = loadComplex(z);
        if constexpr (S::even) {
            const Complex half = loadComplex(z + N / 2 * kComplex);
            storeComplex(to, {zero.re, half.re});
            if constexpr (Pair)
                storeComplex(to + kComplex, {zero.im, half.im});
        } else {
            storeComplex(to, {zero.re + zero.re, Vector{}});
            if constexpr (Pair)
                storeComplex(to + kComplex, {zero.im + zero.im, Vector{}});
        }
        for (int k = 1; k < S::columns; ++k) {
            const Complex u = loadComplex(z + k * kComplex);
            const Complex v = loadComplex(z + (N - k) * kComplex);
            float* const at = to + k * N * kComplex;
            storeComplex(at, {u.re + v.re, u.im - v.im});
            if constexpr (Pair)
                storeComplex(at + kComplex, {u.im + v.im, v.re - u.re});
        }
    }

    /// Column 0: the real row frequencies 0 and N/2.
    static void forwardEdge(const float* column, float* spectrum, std::ptrdiff_t slotStride) {
        alignas(64) float z[N * kComplex];
        if constexpr (S::even)
            call<forwardDft<shared>>(column, column + kWidth, kComplex, z, kComplex);
        else
            call<forwardReal>(column, kComplex, z);
        for (int k = 0; k < S::edge; ++k) {
            const Complex u = loadComplex(z + k * kComplex);
            if constexpr (!S::even) {
                saveSlot(spectrum + k * slotStride, u);
            } else {
                const Complex v = loadComplex(z + (N - k) % N * kComplex);
                saveSlot(spectrum + k * slotStride, {u.re + v.re, u.im - v.im});
                saveSlot(spectrum + (S::edge + k) * slotStride, {u.im + v.im, v.re - u.re});
            }
        }
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
                forwardRows<true>(rows, columns, row);
            else
                forwardRows<false>(rows, columns, row);
        }
        for (int row = height; row < Live; ++row)
            for (int k = 0; k < S::columns; ++k)
                storeComplex(columns + (k * N + row) * kComplex, Complex{});
        forwardEdge(columns, spectrum, slotStride);
        for (int k = 1; k < S::columns; ++k) {
            const float* const column = columns + k * N * kComplex;
            call<forwardDft<true>>(column, column + kWidth, kComplex,
                                   spectrum + S::column(k) * slotStride, slotStride);
        }
    }

    static const float* padRows(const float* rows, int count, int width, float* padded) {
        for (int row = 0; row < count; ++row)
            for (int x = 0; x < Live; ++x)
                store(padded + (row * Live + x) * kWidth,
                      x < width ? load(rows + (row * width + x) * kWidth) : Vector{});
        return padded;
    }

    static void inverseEdge(const float* spectrum, std::ptrdiff_t slotStride, float* column) {
        alignas(64) float z[N * kComplex];
        unroll<N>([&](auto k) __attribute__((always_inline)) {
            constexpr int from = 2 * k <= N ? k : N - k;
            const Complex a = loadSlot(spectrum + from * slotStride);
            Complex b{};
            if constexpr (S::even)
                b = loadSlot(spectrum + (S::edge + from) * slotStride);
            storeComplex(z + k * kComplex, joined<N, k>(a, b));
        });
        call<inverseDft<shared>>(z, kComplex, column, column + kWidth, kComplex);
    }

    /// Row `row` (and row + 1) of columns -> one or two rows of Live pixels.
    template <bool Pair>
    static void inverseRows(const float* columns, int row, float* rows) {
        const float* const from = columns + row * kComplex;
        const auto second = [](const float* at) __attribute__((always_inline)) {
            return Pair ? loadComplex(at + kComplex) : Complex{};
        };
        alignas(64) float z[N * kComplex];
        const Complex a = loadComplex(from);
        const Complex b = second(from);
        storeComplex(z, {a.re, b.re});
        if constexpr (S::even)
            storeComplex(z + N / 2 * kComplex, {a.im, b.im});
        for (int k = 1; k < S::columns; ++k) {
            const float* const at = from + k * N * kComplex;
            const Complex u = loadComplex(at);
            const Complex v = second(at);
            storeComplex(z + k * kComplex, joined<N, 1>(u, v));
            storeComplex(z + (N - k) * kComplex, joined<N, N - 1>(u, v));
        }
        alignas(64) float none[Live * kWidth];
        call<inverseDft<shared>>(z, kComplex, rows, Pair ? rows + Live * kWidth : none, kWidth);
    }

    static void inverse(const float* spectrum, std::ptrdiff_t slotStride, float* image, int height,
                        int width, float* columns) {
        inverseEdge(spectrum, slotStride, columns);
        for (int k = 1; k < S::columns; ++k) {
            float* const column = columns + k * N * kComplex;
            call<inverseDft<true>>(spectrum + S::column(k) * slotStride, slotStride, column,
                                   column + kWidth, kComplex);
        }
        alignas(64) float padded[2 * Live * kWidth];
        for (int row = 0; row < height; row += 2) {
            float* const to = image + row * width * kWidth;
            float* const rows = width < Live ? padded : to;
            const bool pair = row + 1 < height;
            if (pair)
                inverseRows<true>(columns, row, rows);
            else
                inverseRows<false>(columns, row, rows);
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
