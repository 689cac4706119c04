// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "data/dataset.h"

namespace centerscope {

/// Every image of a split: 0, 1, …, size - 1.
std::vector<std::int64_t> allIndices(const Split& split);
/// count images of a split drawn once for the seed, the same ones each time; all when count is
/// larger.
std::vector<std::int64_t> fixedSample(const Split& split, std::int64_t count, std::uint64_t seed);

}  // namespace centerscope
