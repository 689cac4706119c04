// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rng.h"

#include <cmath>

#include "core/elementary.h"

namespace centerscope {

namespace {

constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15ULL;  // 2^64 / golden ratio, odd
constexpr std::uint64_t kNormalStream = 0x6e6f726d616cULL;

std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double toUnit(std::uint64_t bits) {
    return static_cast<double>(bits >> 11) * 0x1.0p-53;
}

}  // namespace

Rng::Rng(std::uint64_t seed, RandomPurpose purpose)
    : key_(mix(mix(seed + kGolden) + kGolden * static_cast<std::uint64_t>(purpose))) {}

std::uint64_t Rng::bits(std::uint64_t counter) const {
    return mix(key_ + kGolden * (counter + 1));
}

double Rng::uniform(std::uint64_t counter) const {
    return toUnit(bits(counter));
}

double Rng::normal(std::uint64_t counter) const {
    const std::uint64_t key = mix(key_ ^ kNormalStream);
    const double u = 1.0 - toUnit(mix(key + kGolden * (2 * counter + 1)));  // in (0, 1]
    const double v = toUnit(mix(key + kGolden * (2 * counter + 2)));
    return std::sqrt(-2.0 * elementary::log(u)) * elementary::cosine(v);
}

std::uint64_t Rng::below(std::uint64_t bound, std::uint64_t counter) const {
    return bits(counter) % bound;
}

}  // namespace centerscope
