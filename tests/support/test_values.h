// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/rng.h"
#include "core/tensor.h"

namespace centerscope::testing {

/// Standard normal numbers, the same for the same seed.
template <typename T>
std::vector<T> normalValues(std::size_t count, std::uint64_t seed) {
    const Rng rng(seed, RandomPurpose::Weights);
    std::vector<T> values(count);
    for (std::size_t k = 0; k < count; ++k)
        values[k] = static_cast<T>(rng.normal(k));
    return values;
}

template <typename T>
Matrix<T> normalMatrix(Eigen::Index rows, Eigen::Index cols, std::uint64_t seed) {
    const std::vector<T> values = normalValues<T>(static_cast<std::size_t>(rows * cols), seed);
    return ConstMatrixMap<T>(values.data(), rows, cols);
}

}  // namespace centerscope::testing
