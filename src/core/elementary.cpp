// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/elementary.h"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace centerscope::elementary {

namespace {

using Wide = long double;

/// factor(1), …, factor(12), computed by the compiler.
constexpr std::array<Wide, 12> factors(Wide (*factor)(Wide n)) {
    std::array<Wide, 12> all{};
    for (std::size_t k = 0; k < all.size(); ++k)
        all[k] = factor(static_cast<Wide>(k + 1));
    return all;
}

constexpr auto kEven = factors([](Wide n) { return 1 / ((2 * n - 1) * (2 * n)); });
constexpr auto kOdd = factors([](Wide n) { return 1 / ((2 * n) * (2 * n + 1)); });
constexpr auto kLogarithm = factors([](Wide n) { return (2 * n - 1) / (2 * n + 1); });

/// 1 + f₁y (1 + f₂y (1 + …)). With y = x² this is cosh x for kEven, sinh x / x for kOdd and
/// artanh x / x for kLogarithm; with y = −x² the first two are cos x and sin x / x.
template <std::size_t Terms>
Wide series(const std::array<Wide, 12>& f, Wide y) {
    Wide sum = 1;
    for (std::size_t k = Terms; k-- > 0;)
        sum = 1 + f[k] * y * sum;
    return sum;
}

int nearest(double x) {
    return static_cast<int>(x + (x < 0 ? -0.5 : 0.5));
}

/// cos(2πt − quarters · π/2), which is ±cos a or ±sin a with |a| <= π/4.
double cosineAfter(double turns, int quarters) {
    const int quarter = nearest(4 * turns);
    const Wide a = 2 * std::numbers::pi_v<Wide> * (turns - quarter / 4.0);
    const int phase = (quarter - quarters) & 3;  // cos a, −sin a, −cos a, sin a
    const Wide value = phase % 2 == 0 ? series<9>(kEven, -a * a) : -a * series<9>(kOdd, -a * a);
    return static_cast<double>(phase < 2 ? value : -value);
}

}  // namespace

/// 2ᵏ (cosh r + sinh r) with |r| <= ½ ln 2.
double exp(double x) {
    if (std::isnan(x))
        return x;
    if (x < -708)
        return 0;
    if (x > 710)
        return std::numeric_limits<double>::infinity();
    const int k = nearest(x / std::numbers::ln2);
    constexpr Wide kHigh = static_cast<float>(std::numbers::ln2);  // k · kHigh is exact
    const Wide r = (x - k * kHigh) - k * (std::numbers::ln2_v<Wide> - kHigh);
    const Wide y = r * r;
    return std::ldexp(static_cast<double>(series<7>(kEven, y) + r * series<7>(kOdd, y)), k);
}

/// k ln 2 + ln m with √½ <= m < √2, where ln m = 2 artanh((m − 1) / (m + 1)).
double log(double x) {
    if (!(x > 0))
        return x == 0 ? -std::numeric_limits<double>::infinity()
                      : std::numeric_limits<double>::quiet_NaN();
    if (std::isinf(x))
        return x;
    int k = 0;
    double m = std::frexp(x, &k);  // in [½, 1)
    if (m < std::numbers::sqrt2 / 2) {
        m *= 2;
        --k;
    }
    const Wide s = (m - Wide(1)) / (m + Wide(1));
    return static_cast<double>(k * std::numbers::ln2_v<Wide> +
                               2 * s * series<12>(kLogarithm, s * s));
}

double cosine(double turns) {
    return cosineAfter(turns, 0);
}

double sine(double turns) {
    return cosineAfter(turns, 1);
}

double power(double base, std::int64_t exponent) {
    Wide result = 1;
    for (Wide square = base; exponent > 0; exponent /= 2, square *= square) {
        if (exponent % 2 == 1)
            result *= square;
    }
    return static_cast<double>(result);
}

}  // namespace centerscope::elementary
