// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "data/dataset.h"
#include "training/embedding_cloud.h"
#include "training/open_set.h"
#include "training/trainer.h"

namespace centerscope {

/// What a network of the known classes makes of an image of any class. Larger scores are surer.
struct OpenSetImage {
    /// Where it lies. The loss is infinite where the label is none of the network's: such a class
    /// has the probability 0.
    EmbeddedPoint point;
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

/// All images of a split, in its order, placed by the network that the trainer has reached. The
/// split may be of another data set with images of the same shape, whose labels then mean nothing.
std::vector<OpenSetImage> openSetImages(Trainer<float>& trainer, const Split& split);

/// The areas below both curves, and the share of known images that are taken for their own class
/// with no threshold.
struct OpenSetMeasures {
    double auroc = 0;
    double oscr = 0;
    double accuracy = 0;
};
OpenSetMeasures openSetMeasures(OpenSetScore score, const std::vector<OpenSetImage>& known,
                                const std::vector<OpenSetImage>& unknown);

}  // namespace centerscope
