// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/tensor.h"

namespace centerscope {

/// m samples as a network takes them.
template <typename T>
struct Batch {
    Matrix<T> images;                     ///< m × pixels, scaled
    std::vector<int> labels;              ///< m
    std::vector<std::int64_t> sampleIds;  ///< m, see Split::id

    int size() const { return static_cast<int>(labels.size()); }
};

}  // namespace centerscope
