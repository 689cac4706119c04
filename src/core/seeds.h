// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace centerscope {

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
