// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "nn/kernels/vector.h"

/// Straight-line discrete Fourier transforms of compile-time length,
///
///     X[k] = Σ_n x[n] e^(±2πi nk/N),   n, k in [0, N),
///
/// kWidth of them side by side, unnormalised. N = A·B is taken apart at compile time:
///
/// * gcd(A, B) = 1 (Good 1958, Thomas 1963): with n = (B a + A b) mod N the exponent splits into
///   a·(k mod A)/A + b·(k mod B)/B, so X is an A × B transform with no factors between the stages;
/// * otherwise (Cooley & Tukey 1965): n = A b + a, k = B d + c, and the factor e^(±2πi ac/N) stands
///   between the B-point and the A-point transforms.
///
/// Inputs come from load(Index<n>) and outputs go to save(Index<k>, value), each called once, just
/// where it is needed; an input that is a literal zero is folded away by the compiler.
namespace centerscope::kernels::CENTERSCOPE_KERNELS {

constexpr double kPi = 3.14159265358979323846;

/// cos(2π k/n), by its power series; used at compile time only.
constexpr double cosine(int k, int n) {
    k %= n;
    if (2 * k > n)
        k = n - k;
    const double x = 2 * kPi * k / n;
    double term = 1;
    double sum = 1;
    for (int i = 2; i < 40; i += 2) {
        term *= -x * x / (i * (i - 1));
        sum += term;
    }
    return sum;
}

/// sin(2π k/n) = cos(2π (k/n - 1/4)).
constexpr double sine(int k, int n) {
    return cosine(4 * k + 3 * n, 4 * n);
}

constexpr int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
}

/// The k in [0, a·b) with k mod a = d and k mod b = c, for coprime a and b.
constexpr int commonIndex(int d, int a, int c, int b) {
    int k = c;
    while (k % a != d)
        k += b;
    return k;
}

/// The factor A of N: a whole prime power while N has two primes, then a prime (4 for powers of 2).
constexpr int splitFactor(int n) {
    for (int prime : {5, 3}) {
        int power = 1;
        while (n % (power * prime) == 0)
            power *= prime;
        if (power > 1)
            return power < n ? power : prime;
    }
    return n > 4 ? 4 : 2;
}

/// value · (Sign · i).
template <int Sign>
CENTERSCOPE_INLINE Complex timesI(Complex value) {
    if constexpr (Sign > 0)
        return {-value.im, value.re};
    else
        return {value.im, -value.re};
}

/// value · e^(Sign 2πi K/N).
template <int Sign, int K, int N>
CENTERSCOPE_INLINE Complex rotate(Complex value) {
    if constexpr (K % N == 0) {
        return value;
    } else if constexpr (4 * K == N) {
        return timesI<Sign>(value);
    } else if constexpr (2 * K == N) {
        return {-value.re, -value.im};
    } else {
        constexpr float c = static_cast<float>(cosine(K, N));
        constexpr float s = static_cast<float>(Sign * sine(K, N));
        return {value.re * c - value.im * s, value.re * s + value.im * c};
    }
}

/// a + f · b for a real f.
CENTERSCOPE_INLINE Complex addScaled(Complex a, float f, Complex b) {
    return {a.re + f * b.re, a.im + f * b.im};
}

template <int Sign, typename Load, typename Save>
CENTERSCOPE_INLINE void dft2(Load&& in, Save&& save) {
    const Complex a = in(Index<0>{});
    const Complex b = in(Index<1>{});
    save(Index<0>{}, a + b);
    save(Index<1>{}, a - b);
}

template <int Sign, typename Load, typename Save>
CENTERSCOPE_INLINE void dft3(Load&& in, Save&& save) {
    constexpr float s = static_cast<float>(sine(1, 3));
    const Complex a = in(Index<0>{});
    const Complex b = in(Index<1>{});
    const Complex c = in(Index<2>{});
    const Complex sum = b + c;
    const Complex turned = timesI<Sign>(b - c);
    const Complex middle = addScaled(a, -0.5F, sum);
    save(Index<0>{}, a + sum);
    save(Index<1>{}, addScaled(middle, s, turned));
    save(Index<2>{}, addScaled(middle, -s, turned));
}

template <int Sign, typename Load, typename Save>
CENTERSCOPE_INLINE void dft4(Load&& in, Save&& save) {
    const Complex a = in(Index<0>{});
    const Complex c = in(Index<2>{});
    const Complex evenSum = a + c;
    const Complex evenDifference = a - c;
    const Complex b = in(Index<1>{});
    const Complex d = in(Index<3>{});
    const Complex oddSum = b + d;
    const Complex oddDifference = timesI<Sign>(b - d);
    save(Index<0>{}, evenSum + oddSum);
    save(Index<1>{}, evenDifference + oddDifference);
    save(Index<2>{}, evenSum - oddSum);
    save(Index<3>{}, evenDifference - oddDifference);
}

template <int Sign, typename Load, typename Save>
CENTERSCOPE_INLINE void dft5(Load&& in, Save&& save) {
    constexpr float c1 = static_cast<float>(cosine(1, 5));
    constexpr float c2 = static_cast<float>(cosine(2, 5));
    constexpr float s1 = static_cast<float>(sine(1, 5));
    constexpr float ratio = static_cast<float>(sine(2, 5) / sine(1, 5));
    const Complex x0 = in(Index<0>{});
    const Complex x1 = in(Index<1>{});
    const Complex x4 = in(Index<4>{});
    const Complex sum1 = x1 + x4;
    const Complex turned1 = timesI<Sign>(x1 - x4);
    const Complex x2 = in(Index<2>{});
    const Complex x3 = in(Index<3>{});
    const Complex sum2 = x2 + x3;
    const Complex turned2 = timesI<Sign>(x2 - x3);
    save(Index<0>{}, x0 + sum1 + sum2);
    const Complex even1 = addScaled(addScaled(x0, c1, sum1), c2, sum2);
    const Complex odd1 = addScaled(turned1, ratio, turned2);
    save(Index<1>{}, addScaled(even1, s1, odd1));
    save(Index<4>{}, addScaled(even1, -s1, odd1));
    const Complex even2 = addScaled(addScaled(x0, c2, sum1), c1, sum2);
    const Complex odd2 = addScaled({-turned2.re, -turned2.im}, ratio, turned1);
    save(Index<2>{}, addScaled(even2, s1, odd2));
    save(Index<3>{}, addScaled(even2, -s1, odd2));
}

template <int N, int Sign, typename Load, typename Save>
CENTERSCOPE_INLINE void dft(Load&& in, Save&& save);

template <int N, int Sign, typename Load, typename Save>
CENTERSCOPE_INLINE void dftOfProduct(Load&& in, Save&& save) {
    constexpr int A = splitFactor(N);
    constexpr int B = N / A;
    constexpr bool coprime = gcd(A, B) == 1;
    Complex middle[A][B];
    unroll<A>([&](auto a) __attribute__((always_inline)) {
        dft<B, Sign>(
            [&](auto b) __attribute__((always_inline)) {
                return in(Index < coprime ? (B * a + A * b) % N : A * b + a > {});
            },
            [&](auto c, Complex value) __attribute__((always_inline)) {
                middle[a][c] = rotate < Sign, coprime ? 0 : a * c, N > (value);
            });
    });
    unroll<B>([&](auto c) __attribute__((always_inline)) {
        dft<A, Sign>(
            [&](auto a) __attribute__((always_inline)) { return middle[a][c]; },
            [&](auto d, Complex value) __attribute__((always_inline)) {
                constexpr int k = coprime ? commonIndex(d, A, c, B) : B * d + c;
                save(Index<k>{}, value);
            });
    });
}

template <int N, int Sign, typename Load, typename Save>
CENTERSCOPE_INLINE void dft(Load&& in, Save&& save) {
    if constexpr (N == 1)
        save(Index<0>{}, in(Index<0>{}));
    else if constexpr (N == 2)
        dft2<Sign>(in, save);
    else if constexpr (N == 3)
        dft3<Sign>(in, save);
    else if constexpr (N == 4)
        dft4<Sign>(in, save);
    else if constexpr (N == 5)
        dft5<Sign>(in, save);
    else
        dftOfProduct<N, Sign>(in, save);
}

}  // namespace centerscope::kernels::CENTERSCOPE_KERNELS
