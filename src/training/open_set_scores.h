// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "training/embedding_cloud.h"
#include "training/open_set.h"

namespace centerscope {

/// What a network of the known classes makes of an image of any class. Larger scores are surer.
struct OpenSetImage {
    /// Where it lies. The loss is infinite where the label is none of the network's: such a class
    /// has the probability 0.
    EmbeddedPoint point;
    std::vector<float> embedding = {};  ///< all its dimensions, where they are more than two
    /// Minus the distance from the embedding to the nearest center.
    double distanceScore = 0;
    ClassLabel nearest = 0;  ///< class of that center
    /// The log odds ln(p / (1 − p)) of p, the largest probability of the softmax: in the same order
    /// as p itself, which would be rounded to 1 for most images.
    double softmaxScore = 0;
};

/// How images are told apart.
enum class OpenSetScore {
    Distance,  ///< by the nearest center: both how surely they are known, and as what
    Softmax,   ///< by the largest probability, likewise
};

double scoreOf(OpenSetScore score, const OpenSetImage& image);
/// The class that an image is taken for, unless it is refused.
ClassLabel takenFor(OpenSetScore score, const OpenSetImage& image);

/// The curve over all thresholds; at least one image of each.
std::vector<OpenSetRates> openSetCurve(OpenSetScore score, const std::vector<OpenSetImage>& known,
                                       const std::vector<OpenSetImage>& unknown);

/// The areas below both curves, and the share of known images that are taken for their own class
/// with no threshold.
struct OpenSetMeasures {
    double auroc = 0;
    double oscr = 0;
    double accuracy = 0;
};
OpenSetMeasures openSetMeasures(OpenSetScore score, const std::vector<OpenSetImage>& known,
                                const std::vector<OpenSetImage>& unknown);

/// What one threshold does: images that score at least that are accepted.
struct OpenSetCounts {
    std::int64_t knownRight = 0;  ///< accepted, and as their own class
    std::int64_t knownWrong = 0;  ///< accepted, but as another class
    std::int64_t knownRefused = 0;
    std::int64_t unknownAccepted = 0;
    std::int64_t unknownRefused = 0;

    bool operator==(const OpenSetCounts&) const = default;
};
OpenSetCounts openSetCounts(OpenSetScore score, double threshold,
                            const std::vector<OpenSetImage>& known,
                            const std::vector<OpenSetImage>& unknown);
/// The largest threshold that accepts at least this share of the known images, of which there is
/// one at least.
double thresholdThatAccepts(double share, OpenSetScore score,
                            const std::vector<OpenSetImage>& known);

/// Known and unknown images, all placed by one version of the network.
struct OpenSetState {
    std::int64_t step = 0;            ///< updates that the version had seen
    std::vector<OpenSetImage> known;  ///< may be none: only the others were asked for
    std::vector<OpenSetImage> unknown;
    std::vector<EmbeddingPosition> centers;  ///< [label]
};

}  // namespace centerscope
