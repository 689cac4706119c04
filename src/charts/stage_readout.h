// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// How tight the clusters are and how far apart, in numbers that no scale of the axes can hide.
struct StageReadout {
    double within = 0;   ///< √(mean ‖x − c_y‖²): points to the center of their class
    double nearest = 0;  ///< smallest distance between two centers
    double ratio = 0;    ///< within / nearest; infinite where centers coincide
};

/// The readout of all points with finite positions, hidden classes included; none where there is no
/// point or fewer than two centers, or where a center is not finite.
std::optional<StageReadout> readoutOf(const EmbeddingCloud& cloud);

/// [label] how many points of each class the cloud has.
std::vector<std::int64_t> classCounts(const EmbeddingCloud& cloud, int classes);

/// The largest absolute coordinate of points and centers; non-finite ones do not count.
double extentOf(const EmbeddingCloud& cloud);

}  // namespace centerscope
