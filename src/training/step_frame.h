// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

template <typename T>
class Trainer;

/// The images of a frame, in its order. Frames of the same fixed sample share them.
struct FrameImages {
    std::vector<std::int32_t> samples;  ///< ids within the split
    std::vector<ClassLabel> labels;     ///< as many

    bool operator==(const FrameImages&) const = default;
};

/// Where one version of the network put images, kept to be looked at later: an EmbeddingCloud
/// without what its points have in common. Immutable once made; crosses threads by
/// shared_ptr<const …>.
struct StepFrame {
    PointSource source = PointSource::FixedSample;  ///< or LiveBatches: the batch of the step
    std::int64_t step =
        0;  ///< live: the step that trained on it; else updates the network had seen
    std::shared_ptr<const FrameImages> images;
    std::vector<ClassLabel> predicted;          ///< one per image
    std::vector<EmbeddingPosition> positions;   ///< one per image
    std::vector<EmbeddingPosition> centers;     ///< one per class; live: after the step
    std::vector<float> probabilities;           ///< of the predicted class, one per image
    std::vector<float> losses;                  ///< of the softmax, one per image
    std::shared_ptr<const EmbeddingHead> head;  ///< of the one version; null for live batches
    // Of embeddings of more than two dimensions, as of an EmbeddingCloud.
    std::shared_ptr<const StageProjection> projection = nullptr;
    std::optional<double> varianceShare = std::nullopt;
    std::optional<ClusterMeasures> measures = std::nullopt;

    /// What it takes in memory, without the images of a fixed sample, which are shared.
    std::size_t bytes() const;
};

/// The batch of the trainer's last step.
StepFrame batchFrame(const Trainer<float>& trainer);
/// A cloud of one version. It shares the images of another frame, which may be null, where they
/// are the same.
StepFrame frameOf(const EmbeddingCloud& cloud, const std::shared_ptr<const FrameImages>& known);

/// Adds the frame's points, oldest first, to a cloud.
void appendPoints(const StepFrame& frame, std::vector<EmbeddedPoint>& points);
/// The cloud of a frame alone.
EmbeddingCloud cloudOf(const StepFrame& frame);
/// A film's picture between two frames: the images of the first that the second has too, and the
/// centers, a share of their ways from there to here, 0 to 1. No network has placed it.
EmbeddingCloud cloudBetween(const StepFrame& from, const StepFrame& to, float share);

}  // namespace centerscope
