// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// Two that differ, counted from 0.
using StageUnits = std::array<int, 2>;

/// How embeddings x of d dimensions are shown in two: coordinate k is axes[k] · (x − origin), or,
/// without axes, the value of one unit. It stays as it is until it is asked for anew, so that a
/// picture does not turn while training changes the network.
struct StageProjection {
    int dimensions = 2;                       ///< d
    StageUnits units{0, 1};                   ///< where there are no axes
    std::vector<double> origin;               ///< d
    std::array<std::vector<double>, 2> axes;  ///< d each, orthonormal; empty: units
    /// After this step by the program itself, which may fit them anew; none: asked for.
    std::optional<std::int64_t> fittedAt = {};

    bool hasAxes() const { return !axes[0].empty(); }
    bool operator==(const StageProjection&) const = default;

    /// Of a row of d values.
    template <typename Row>
    EmbeddingPosition operator()(const Row& x) const {
        if (!hasAxes())
            return {static_cast<float>(x[units[0]]), static_cast<float>(x[units[1]])};
        return {static_cast<float>(along(0, x)), static_cast<float>(along(1, x))};
    }
    /// Of a difference of embeddings.
    template <typename Row>
    std::array<double, 2> direction(const Row& x) const {
        if (!hasAxes())
            return {static_cast<double>(x[units[0]]), static_cast<double>(x[units[1]])};
        std::array<double, 2> found{};
        for (std::size_t k = 0; k < 2; ++k)
            for (std::size_t unit = 0; unit < axes[k].size(); ++unit)
                found[k] += axes[k][unit] * static_cast<double>(x[static_cast<long>(unit)]);
        return found;
    }

private:
    template <typename Row>
    double along(std::size_t k, const Row& x) const {
        double sum = 0;
        for (std::size_t unit = 0; unit < origin.size(); ++unit)
            sum += axes[k][unit] * (static_cast<double>(x[static_cast<long>(unit)]) - origin[unit]);
        return sum;
    }
};

// embeddings: (n, d), row after row; those that are not finite do not count.

/// On the first two principal axes of these embeddings: those along which their variance is
/// largest. Each points to where its largest entry is positive. The first two units where fewer
/// than two embeddings count.
StageProjection principalProjection(std::span<const float> embeddings, int dimensions);

/// What part of the variance of these embeddings a projection shows, 0 to 1; 0 where they have
/// none.
double varianceShare(std::span<const float> embeddings, const StageProjection& projection);

/// What part of it the first two principal axes would show, from below and nearly: after a few
/// steps of a power iteration, on at most about a thousand of the embeddings. 0 where they have
/// none.
double attainableShare(std::span<const float> embeddings, int dimensions);

}  // namespace centerscope
