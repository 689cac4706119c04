// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "data/dataset.h"
#include "training/cluster_measures.h"

namespace centerscope {

/// A place in the 2-D embedding space; no unit.
struct EmbeddingPosition {
    float x = 0;
    float y = 0;
    bool operator==(const EmbeddingPosition&) const = default;
};

inline bool isFinite(EmbeddingPosition position) {
    return std::isfinite(position.x) && std::isfinite(position.y);
}

/// Where the network put one image.
struct EmbeddedPoint {
    EmbeddingPosition position;
    std::int32_t sample = 0;  ///< sample id within its split
    ClassLabel label = 0;
    ClassLabel predicted = 0;  ///< class of the largest logit
    std::int64_t step =
        0;  ///< live: the step that trained on it; else updates the network had seen
    float probability = 0;  ///< of the predicted class, by the softmax
    float loss = 0;         ///< softmax loss of this image; exp(−loss) is its label's probability
};

/// Where the stage's points come from.
enum class PointSource {
    LiveBatches,  ///< every image where the step that trained on it placed it
    FixedSample,  ///< the same training images, all placed by one version of the network
    Validation,   ///< the validation split, one version
    Test,         ///< the test split, one version
};

struct EmbeddingHead;
struct StageProjection;
/// The split that its images are of.
constexpr SplitKind splitOf(PointSource source) {
    if (source == PointSource::Validation)
        return SplitKind::Validation;
    return source == PointSource::Test ? SplitKind::Test : SplitKind::Train;
}

/// Points and centers to draw. Immutable once made; crosses threads by shared_ptr<const …>.
/// Live batches: points of step t were placed before update t, centers moved after it, and
/// lastStep - firstStep + 1 versions of the network are mixed. Else firstStep == lastStep == the
/// updates the one version had seen.
struct EmbeddingCloud {
    PointSource source = PointSource::LiveBatches;
    std::int64_t firstStep = 0;
    std::int64_t lastStep = 0;
    std::vector<EmbeddedPoint> points;       ///< oldest first
    std::vector<EmbeddingPosition> centers;  ///< one per class
    /// Of the one version; null for live batches, which mix many.
    std::shared_ptr<const EmbeddingHead> head;
    /// How positions show embeddings of more than two dimensions; null: they are the embeddings.
    std::shared_ptr<const StageProjection> projection = nullptr;
    // Of embeddings of more than two dimensions, in all of them, where they are known.
    std::optional<double> varianceShare = std::nullopt;  ///< that is shown; live: of the last batch
    std::optional<ClusterMeasures> measures = std::nullopt;
    std::shared_ptr<const FullEmbeddings> full = nullptr;  ///< points in their order, and centers
    /// What share axes fitted anew would show, about; none: unknown, as of kept steps.
    std::optional<double> attainableShare = std::nullopt;
};

/// Its measures in all dimensions; none where only a projection of its points is known.
std::optional<ClusterMeasures> measuresOf(const EmbeddingCloud& cloud);

}  // namespace centerscope
