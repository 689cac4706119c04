// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "training/embedding_cloud.h"
#include "training/embedding_forces.h"
#include "training/step_metrics.h"

namespace centerscope {

template <typename T>
class Trainer;

/// What one step made of its batch, in the order of Algorithm 1 (Wen et al., ECCV 2016). Immutable
/// once made; crosses threads by shared_ptr<const …>.
struct StepAnatomy {
    StepMetrics metrics;  ///< losses before the update
    /// Forward: where the old weights put the batch's images.
    std::vector<EmbeddedPoint> points;
    std::vector<EmbeddingPosition> centers;  ///< before the step, one per class
    // As of an EmbeddingCloud.
    std::shared_ptr<const StageProjection> projection;
    std::optional<double> varianceShare;  ///< of these points

    // Gradients, of each image's own losses.
    std::vector<Pull> headPulls;       ///< −∂L_S/∂x, one per image
    std::vector<Pull> embeddingPulls;  ///< −λ ∂L_C/∂x, one per image
    double gradientNorm = 0;           ///< ‖∂L/∂W‖ over all weights
    std::int64_t weights = 0;          ///< how many there are

    // The centers' update.
    std::vector<int> counts;                      ///< images of each class in the batch
    std::vector<EmbeddingPosition> movedCenters;  ///< one per class

    // The weights' update.
    double weightChange = 0;                     ///< ‖ΔW‖
    std::vector<EmbeddingPosition> movedPoints;  ///< the same images by the new weights
    double headLossAfter = 0;                    ///< of the same batch, new weights and centers
    double embeddingLossAfter = 0;
};

/// Watches one step of a trainer. What it computes beside the step changes nothing of the run.
class StepDissection {
public:
    /// Before the step.
    explicit StepDissection(const Trainer<float>& trainer);
    /// Right after it, with its batch still there.
    StepAnatomy finish(Trainer<float>& trainer, const StepMetrics& metrics) const;

    /// Updates that the network had seen before.
    std::int64_t step() const { return step_; }

private:
    std::int64_t step_;
    std::vector<float> weights_;
    std::vector<float> statistics_;
    std::vector<float> centers_;  // (classes, d), since the step may end with other axes
};

}  // namespace centerscope
