// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/kernels/vector.h"

/// Products of complex matrices, one slot at a time. All matrices lie in panels of kWidth columns:
/// (panel, row, re/im, lane). A tile of Rows × kWidth results stays in registers over the whole
/// inner dimension; b's panel stays in the first-level cache over all tiles.
namespace centerscope::kernels::CENTERSCOPE_KERNELS {

/// Rows of a tile: three accumulators each, next to three vectors of b and two of a.
inline constexpr int kTileRows = kRegisters == 32 ? 8 : 3;

/// Sums Σ_k a[r, k] · b[k] over k for Rows rows r, by Gauss' three real products.
/// Conj takes conj b instead of b.
template <int Rows, bool Conj>
struct Tile {
    Vector p[Rows];
    Vector q[Rows];
    Vector r[Rows];

    CENTERSCOPE_INLINE Tile() {
        unroll<Rows>([&](auto i) __attribute__((always_inline)) { p[i] = q[i] = r[i] = Vector{}; });
    }

    /// a: real part of the factor of row 0, the imaginary part kWidth after it, row i at
    /// i · rowStride; b: one complex vector.
    CENTERSCOPE_INLINE void add(const float* a, std::ptrdiff_t rowStride, const float* b) {
        const Complex factor = loadComplex(b);
        // (a + ib)(c + id) with d -> -d for the conjugate; its signs are settled in save.
        const Vector c = factor.re;
        const Vector minus = Conj ? factor.im + c : factor.im - c;
        const Vector plus = Conj ? c - factor.im : c + factor.im;
        unroll<Rows>([&](auto i) __attribute__((always_inline)) {
            const Vector re = broadcast(a[i * rowStride]);
            const Vector im = broadcast(a[i * rowStride + kWidth]);
            q[i] += re * minus;
            r[i] += im * plus;
            p[i] += (re + im) * c;
        });
    }

    CENTERSCOPE_INLINE void save(float* to) const {
        unroll<Rows>([&](auto i) __attribute__((always_inline)) {
            storeComplex(to + i * kComplex, {p[i] - r[i], Conj ? p[i] - q[i] : p[i] + q[i]});
        });
    }
};

/// c[r] = Σ_k a[r, k] b[k] (or conj b[k]), rows r of one tile, one panel of b and c.
template <int Rows, bool Conj>
void multiplyTile(const float* a, std::ptrdiff_t panelStride, const float* b, float* c, int inner) {
    Tile<Rows, Conj> tile;
    for (; inner > 0; inner -= kWidth, a += panelStride) {
        const int lanes = inner < kWidth ? inner : kWidth;
        for (int k = 0; k < lanes; ++k, b += kComplex)
            tile.add(a + k, kComplex, b);
    }
    tile.save(c);
}

/// c[r] = Σ_k a[k, r] conj b[k].
template <int Rows>
void multiplyTransposedTile(const float* a, const float* b, float* c, int inner) {
    Tile<Rows, true> tile;
    for (int k = 0; k < inner; ++k, a += kComplex, b += kComplex)
        tile.add(a, 1, b);
    tile.save(c);
}

/// body(Index<rows>{}) for a number of rows in [1, kTileRows] known at run time only.
template <typename Body>
CENTERSCOPE_INLINE void withRows(int rows, Body&& body) {
    unroll<kTileRows>([&](auto i) __attribute__((always_inline)) {
        if (rows == i + 1)
            body(Index<i + 1>{});
    });
}

template <bool Conj>
void multiply(const float* a, const float* b, float* c, int rows, int inner, int blocks) {
    const std::ptrdiff_t panel = static_cast<std::ptrdiff_t>(rows) * kComplex;
    for (int block = 0; block < blocks; ++block, b += inner * kComplex, c += panel) {
        for (int row = 0; row < rows; row += kTileRows) {
            const int left = rows - row < kTileRows ? rows - row : kTileRows;
            withRows(
                left, [&](auto count) __attribute__((always_inline)) {
                    multiplyTile<count, Conj>(a + row * kComplex, panel, b, c + row * kComplex,
                                              inner);
                });
        }
    }
}

inline void multiplyTransposed(const float* a, const float* b, float* c, int rows, int inner,
                               int blocks) {
    const std::ptrdiff_t panel = static_cast<std::ptrdiff_t>(rows) * kComplex;
    for (int block = 0; block < blocks; ++block, b += panel, c += inner * kComplex) {
        for (int column = 0, left; column < inner; column += left) {
            // A tile stays inside one panel of a.
            const int inPanel = kWidth - column % kWidth;
            left = inner - column < inPanel ? inner - column : inPanel;
            left = left < kTileRows ? left : kTileRows;
            const float* const from = a + column / kWidth * panel + column % kWidth;
            withRows(
                left, [&](auto count) __attribute__((always_inline)) {
                    multiplyTransposedTile<count>(from, b, c + column * kComplex, rows);
                });
        }
    }
}

/// The kWidth × kWidth transpose: step by step, half blocks change places.
template <int Half = kWidth / 2>
CENTERSCOPE_INLINE void transposeSquare(Vector (&rows)[kWidth]) {
    if constexpr (Half > 0) {
        unroll<kWidth>([&](auto i) __attribute__((always_inline)) {
            if constexpr ((i & Half) == 0) {
                const Vector upper = rows[i];
                const Vector lower = rows[i + Half];
                IntVector takeUpper;
                IntVector takeLower;
                unroll<kWidth>([&](auto l) __attribute__((always_inline)) {
                    constexpr int lane = l;
                    takeUpper[lane] = (lane & Half) == 0 ? lane : kWidth + lane - Half;
                    takeLower[lane] = (lane & Half) == 0 ? lane + Half : kWidth + lane;
                });
                rows[i] = __builtin_shuffle(upper, lower, takeUpper);
                rows[i + Half] = __builtin_shuffle(upper, lower, takeLower);
            }
        });
        transposeSquare<Half / 2>(rows);
    }
}

inline void transpose(const float* a, float* b, int rows, int columns) {
    for (int row = 0; row < rows; row += kWidth) {
        for (int column = 0; column < columns; column += kWidth) {
            const float* const from = a + (column / kWidth * rows + row) * kComplex;
            float* const to = b + (row / kWidth * columns + column) * kComplex;
            for (const int part : {0, kWidth}) {
                Vector square[kWidth];
                for (int i = 0; i < kWidth; ++i)
                    square[i] = row + i < rows ? load(from + i * kComplex + part) : Vector{};
                transposeSquare(square);
                for (int i = 0; i < kWidth && column + i < columns; ++i)
                    store(to + i * kComplex + part, square[i]);
            }
        }
    }
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
