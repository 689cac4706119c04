// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// How the images of one class lie around its center.
struct ClassDispersion {
    std::int64_t count = 0;   ///< images
    double radius = 0;        ///< √(mean ‖x − c‖²)
    double centerToMean = 0;  ///< ‖c − mean‖

    bool operator==(const ClassDispersion&) const = default;
};

/// [label], in all dimensions where the cloud has them; none where the cloud has no image of the
/// class or no place for its center. What is not finite does not count.
std::vector<std::optional<ClassDispersion>> classDispersions(const EmbeddingCloud& cloud);

/// The mean of centerToMean over the classes that have one; not a number where none has.
double meanCenterToMean(const EmbeddingCloud& cloud);

}  // namespace centerscope
