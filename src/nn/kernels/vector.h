// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Part of the kernel source that is compiled once for each instruction set, into a namespace of its
// own (CENTERSCOPE_KERNELS is plain, v2, v3 or v4). Such files use neither Eigen nor functions of
// std: the linker keeps one copy of an inline function, and might keep the one that needs the
// newest processor for the whole program.

#include <cstddef>
#include <cstdint>
#include <utility>

namespace centerscope::kernels::CENTERSCOPE_KERNELS {

#define CENTERSCOPE_INLINE __attribute__((always_inline)) inline

#if defined(__AVX512F__)
inline constexpr int kWidth = 16;
inline constexpr int kRegisters = 32;
#elif defined(__AVX2__)
inline constexpr int kWidth = 8;
inline constexpr int kRegisters = 16;
#elif defined(__aarch64__)
inline constexpr int kWidth = 4;
inline constexpr int kRegisters = 32;
#else
inline constexpr int kWidth = 4;
inline constexpr int kRegisters = 16;
#endif

/// kWidth neighbouring channels.
typedef float Vector __attribute__((vector_size(4 * kWidth), may_alias));
typedef float UnalignedVector __attribute__((vector_size(4 * kWidth), may_alias, aligned(4)));
typedef std::int32_t IntVector __attribute__((vector_size(4 * kWidth), may_alias));
typedef std::int8_t ByteVector __attribute__((vector_size(kWidth), may_alias));

/// kWidth complex numbers; in memory kWidth real parts, then kWidth imaginary parts.
struct Complex {
    Vector re;
    Vector im;
};

/// Floats that one Complex takes in memory.
inline constexpr int kComplex = 2 * kWidth;

CENTERSCOPE_INLINE Vector load(const float* from) {
    return *reinterpret_cast<const Vector*>(from);
}

CENTERSCOPE_INLINE void store(float* to, Vector value) {
    *reinterpret_cast<Vector*>(to) = value;
}

CENTERSCOPE_INLINE Vector loadUnaligned(const float* from) {
    return *reinterpret_cast<const UnalignedVector*>(from);
}

CENTERSCOPE_INLINE void storeUnaligned(float* to, Vector value) {
    *reinterpret_cast<UnalignedVector*>(to) = value;
}

CENTERSCOPE_INLINE Complex loadComplex(const float* from) {
    return {load(from), load(from + kWidth)};
}

CENTERSCOPE_INLINE void storeComplex(float* to, Complex value) {
    store(to, value.re);
    store(to + kWidth, value.im);
}

/// Asks for the complex vector after this one, soon to be used. The slots of a spectrum lie so far
/// apart that the processor does not see by itself that the next image follows in each of them.
CENTERSCOPE_INLINE void prefetchNext(const float* from) {
    constexpr int line = 64 / sizeof(float);
    for (int at = 0; at < kComplex; at += line)
        __builtin_prefetch(from + kComplex + at, 1, 2);
}

CENTERSCOPE_INLINE Complex loadSlot(const float* from) {
    prefetchNext(from);
    return loadComplex(from);
}

CENTERSCOPE_INLINE void saveSlot(float* to, Complex value) {
    prefetchNext(to);
    storeComplex(to, value);
}

CENTERSCOPE_INLINE Vector broadcast(float value) {
    return value - Vector{};
}

/// |value|: all bits but the sign.
CENTERSCOPE_INLINE Vector magnitude(Vector value) {
    return reinterpret_cast<Vector>(reinterpret_cast<IntVector>(value) & 0x7fffffff);
}

CENTERSCOPE_INLINE Complex operator+(Complex a, Complex b) {
    return {a.re + b.re, a.im + b.im};
}

CENTERSCOPE_INLINE Complex operator-(Complex a, Complex b) {
    return {a.re - b.re, a.im - b.im};
}

/// A compile-time loop: body(Index<0>{}), …, body(Index<Count - 1>{}).
template <int Value>
struct Index {
    CENTERSCOPE_INLINE constexpr operator int() const { return Value; }
};

template <int Count, typename Body>
CENTERSCOPE_INLINE void unroll(Body&& body) {
    [&]<int... I>(std::integer_sequence<int, I...>) __attribute__((always_inline)) {
        (body(Index<I>{}), ...);
    }
    (std::make_integer_sequence<int, Count>{});
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
