// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QPolygonF>

#include "charts/plot_mapping.h"
#include "training/embedding_cloud.h"
#include "training/embedding_head.h"

namespace centerscope {

/// A part of the embedding in which one class wins, as a polygon in the embedding's coordinates.
struct ClassRegion {
    static constexpr int kUndecided = -1;  ///< two or more classes tie everywhere in it

    int label = kUndecided;
    QPolygonF outline;
};

// Both kinds of regions are where one of some linear functions is the largest: convex polygons,
// exact at any zoom. An activation after the embedding is followed: where it has a kink, a region
// is made of one polygon per quadrant, and tanh bends the edges.

/// Where the softmax predicts each class: its logit is the largest.
std::vector<ClassRegion> softmaxRegions(const EmbeddingHead& head, const PlotRange& range);
/// Which center is the nearest, by the Euclidean distance.
std::vector<ClassRegion> nearestCenterRegions(const std::vector<EmbeddingPosition>& centers,
                                              const PlotRange& range);
/// Where the softmax predicts another class than that of the nearest center; labels are those that
/// the softmax predicts.
std::vector<ClassRegion> disagreements(const EmbeddingHead& head,
                                       const std::vector<EmbeddingPosition>& centers,
                                       const PlotRange& range);

}  // namespace centerscope
