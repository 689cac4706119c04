// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include "data/dataset.h"
#include "training/cluster_measures.h"

namespace centerscope {

/// How one version of the network does on a whole split. Losses are means over the images; where a
/// preset takes the center loss as a sum, it is that of a batch. λ and the batch size are those
/// that the last of the steps has left for the next one: a change made since acts on that one only.
struct Evaluation {
    std::int64_t step = 0;  ///< updates the network had seen
    SplitKind split = SplitKind::Validation;
    double softmaxLoss = 0;
    double centerLoss = 0;  ///< before λ
    double accuracy = 0;    ///< 0 to 1
    ClusterMeasures clusters = {};
    double nearestCenterAgreement = 0;  ///< 0 to 1: images whose nearest center is of the class
                                        ///< that softmax chooses
    // How strongly each loss pulls at an image's embedding: root mean squares over the images of
    // the norm of the gradient of an image's own loss.
    double softmaxGradient = 0;  ///< √(mean ‖∂L_S/∂x‖²)
    double centerGradient = 0;   ///< √(mean ‖λ ∂L_C/∂x‖²)
    double centerToMean = 0;  ///< mean over the classes of ‖c − mean of the class's images‖; not
                              ///< a number in rows of programs that did not measure it

    /// Whether the losses are numbers, which they are unless the run has diverged.
    bool isFinite() const { return std::isfinite(softmaxLoss) && std::isfinite(centerLoss); }
};

/// The columns of evaluation.csv, in order: column(name, evaluation.member).
template <typename Measures, typename Column>
void forEachEvaluationColumn(Measures& evaluation, Column&& column) {
    column("step", evaluation.step);
    column("split", evaluation.split);
    column("softmax_loss", evaluation.softmaxLoss);
    column("center_loss", evaluation.centerLoss);
    column("accuracy", evaluation.accuracy);
    column("within_radius", evaluation.clusters.withinClassRms);
    column("nearest_centers", evaluation.clusters.minCenterDistance);
    column("mean_center_distance", evaluation.clusters.meanCenterDistance);
    column("radius_to_distance", evaluation.clusters.radiusToDistance);
    column("nearest_center_agreement", evaluation.nearestCenterAgreement);
    column("softmax_gradient", evaluation.softmaxGradient);
    column("center_gradient", evaluation.centerGradient);
    column("center_to_mean", evaluation.centerToMean);
}

/// The number in the column of this name; not a number where there is none.
inline double columnValue(const Evaluation& evaluation, std::string_view column) {
    double found = std::numeric_limits<double>::quiet_NaN();
    forEachEvaluationColumn(evaluation, [&](const char* name, const auto& value) {
        if constexpr (std::is_same_v<decltype(value), const double&>)
            found = name == column ? value : found;
    });
    return found;
}

}  // namespace centerscope
