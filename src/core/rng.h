// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace centerscope {

/// What a random number is for. Two purposes never share a number, so adding a draw in one place
/// changes nothing elsewhere. The values are part of what a seed means: never renumber them.
enum class RandomPurpose : std::uint64_t {
    Weights = 1,
    Centers = 2,
    Shuffle = 3,
    SampleChoice = 4,
    Augmentation = 5,
    SplitChoice = 6,
};

/// Random numbers as a pure function of (seed, purpose, counter): no state, nothing to save, and
/// any number can be drawn again. The mixer is SplitMix64's finalizer (Steele, Lea, Flood:
/// "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), applied once per input.
class Rng {
public:
    Rng(std::uint64_t seed, RandomPurpose purpose);

    /// 64 uniform bits.
    std::uint64_t bits(std::uint64_t counter) const;
    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform(std::uint64_t counter) const;
    /// Standard normal (Box-Muller, cosine branch). Uses counters 2k and 2k + 1 of a stream of its
    /// own, so normal(k) is independent of uniform(k).
    double normal(std::uint64_t counter) const;
    /// Uniform in {0, …, bound - 1}; bound > 0. The bias is below bound / 2^64.
    std::uint64_t below(std::uint64_t bound, std::uint64_t counter) const;

private:
    std::uint64_t key_;
};

/// What the random numbers of a run follow from. Runs whose networks differ start and learn alike
/// but for that where they have the same seeds and their weights are drawn by name.
struct Seeds {
    std::uint64_t seed;      ///< of the first weights and centers
    std::uint64_t dataSeed;  ///< of the order and augmentation of images, and of the fixed sample
    /// Whether a tensor's weights follow from its name, rather than from its place among all.
    bool drawnByName = false;

    /// One for everything.
    Seeds(std::uint64_t all) : seed(all), dataSeed(all) {}
    Seeds(std::uint64_t weights, std::uint64_t data, bool byName)
        : seed(weights), dataSeed(data), drawnByName(byName) {}
};

}  // namespace centerscope
