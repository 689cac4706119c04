// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include "data/dataset.h"
#include "presets/preset.h"
#include "training/cluster_measures.h"

namespace centerscope {

/// How one version of the network does on a whole split. Losses are means over the images; where a
/// preset takes the center loss as a sum, it is that of a batch. λ and the batch size are those
/// that the last of the steps has left for the next one: a change made since acts on that one only.
struct Evaluation {
    std::int64_t step = 0;  ///< updates the network had seen
    SplitKind split = SplitKind::Validation;
    double headLoss = 0;
    double embeddingLoss = 0;  ///< before λ
    double accuracy = 0;       ///< 0 to 1
    ClusterMeasures clusters = {};
    double nearestCenterAgreement = 0;  ///< 0 to 1: images whose nearest center is of the class
                                        ///< that softmax chooses
    // How strongly each loss pulls at an image's embedding: root mean squares over the images of
    // the norm of the gradient of an image's own loss.
    double headGradient = 0;       ///< √(mean ‖∂L_S/∂x‖²)
    double embeddingGradient = 0;  ///< √(mean ‖λ ∂L_C/∂x‖²)
    double centerToMean = 0;  ///< mean over the classes of ‖c − mean of the class's images‖; not
                              ///< a number in rows of programs that did not measure it

    /// Whether the losses are numbers, which they are unless the run has diverged.
    bool isFinite() const { return std::isfinite(headLoss) && std::isfinite(embeddingLoss); }
};

/// The columns of evaluation.csv for a run of this preset, in order: column(name,
/// evaluation.member). Its losses have their names.
template <typename Measures, typename Column>
void forEachEvaluationColumn(const Preset& preset, Measures& evaluation, Column&& column) {
    const std::string head = preset.headName();
    const std::string embeddingLoss = preset.embeddingLossName();
    column("step", evaluation.step);
    column("split", evaluation.split);
    column(head + "_loss", evaluation.headLoss);
    column(embeddingLoss + "_loss", evaluation.embeddingLoss);
    column("accuracy", evaluation.accuracy);
    column("within_radius", evaluation.clusters.withinClassRms);
    column("nearest_centers", evaluation.clusters.minCenterDistance);
    column("mean_center_distance", evaluation.clusters.meanCenterDistance);
    column("radius_to_distance", evaluation.clusters.radiusToDistance);
    column("nearest_center_agreement", evaluation.nearestCenterAgreement);
    column(head + "_gradient", evaluation.headGradient);
    column(embeddingLoss + "_gradient", evaluation.embeddingGradient);
    column("center_to_mean", evaluation.centerToMean);
}

}  // namespace centerscope
