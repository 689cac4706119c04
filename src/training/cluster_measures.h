// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace centerscope {

struct EmbeddedPoint;
struct EmbeddingCloud;

/// How tight the clusters are and how far apart, in numbers that no scale of the axes can hide.
struct ClusterMeasures {
    double withinClassRms = 0;  ///< √(mean ‖x − c_y‖²): points to the center of their class
    double minCenterDistance = 0;   ///< smallest distance between two centers
    double meanCenterDistance = 0;  ///< mean distance between two centers, over all pairs
    double radiusToDistance =
        0;  ///< withinClassRms / minCenterDistance; infinite where centers coincide

    bool operator==(const ClusterMeasures&) const = default;
};

/// The measures of all points with finite positions; none where there is no point or fewer than two
/// centers, or where a center is not finite.
std::optional<ClusterMeasures> clusterMeasures(const EmbeddingCloud& cloud);

/// Embeddings of d dimensions as they are, where the stage shows two.
struct FullEmbeddings {
    int dimensions = 2;          ///< d
    std::vector<float> points;   ///< (images, d), row after row
    std::vector<float> centers;  ///< (classes, d)

    std::size_t classes() const { return centers.size() / static_cast<std::size_t>(dimensions); }
    std::span<const float> point(std::size_t k) const { return row(points, k); }
    std::span<const float> center(std::size_t label) const { return row(centers, label); }

private:
    std::span<const float> row(const std::vector<float>& values, std::size_t k) const {
        const auto size = static_cast<std::size_t>(dimensions);
        return std::span(values).subspan(k * size, size);
    }
};

/// The same in all dimensions; points: what else is known of the images, one each.
std::optional<ClusterMeasures> clusterMeasures(const FullEmbeddings& all,
                                               std::span<const EmbeddedPoint> points);
bool isFinite(std::span<const float> x);
/// ‖a − b‖²
double squaredDistance(std::span<const float> a, std::span<const float> b);
/// As of a cloud (class_dispersion.h), in all dimensions.
double meanCenterToMean(const FullEmbeddings& all, std::span<const EmbeddedPoint> points);

}  // namespace centerscope
