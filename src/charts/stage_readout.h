// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// [label] how many points of each class the cloud has.
std::vector<std::int64_t> classCounts(const EmbeddingCloud& cloud, int classes);

/// The largest absolute coordinate of points and centers; non-finite ones do not count.
double extentOf(const EmbeddingCloud& cloud);

}  // namespace centerscope
