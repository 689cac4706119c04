// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluated_images.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/rng.h"

namespace centerscope {

std::vector<std::int64_t> allIndices(const Split& split) {
    std::vector<std::int64_t> indices(static_cast<std::size_t>(split.size()));
    std::iota(indices.begin(), indices.end(), std::int64_t{0});
    return indices;
}

std::vector<std::int64_t> fixedSample(const Split& split, std::int64_t count, std::uint64_t seed) {
    std::vector<std::int64_t> indices = allIndices(split);
    const Rng rng(seed, RandomPurpose::SampleChoice);
    const std::size_t chosen = std::min(indices.size(), static_cast<std::size_t>(count));
    for (std::size_t k = 0; k < chosen; ++k)  // the first places of a Fisher–Yates shuffle
        std::swap(indices[k], indices[k + rng.below(indices.size() - k, k)]);
    indices.resize(chosen);
    return indices;
}

}  // namespace centerscope
