// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "training/embedding_cloud.h"

namespace centerscope {

/// Which points of a cloud to look at first. Those that compare two moments ask for clouds of the
/// same samples, each of one version; samples that only one of them has are left out.
enum class SampleChoice {
    Wrong,        ///< predicted as another class; largest loss first
    LargestLoss,  ///< of the softmax
    Flipped,      ///< predicted as another class than before; largest loss first
    // In all dimensions where both clouds have them.
    MovedFurthest,         ///< in the embedding, since before
    ChangedNearestCenter,  ///< nearest to another center than before; furthest move first
};

inline bool comparesTwoMoments(SampleChoice choice) {
    return choice != SampleChoice::Wrong && choice != SampleChoice::LargestLoss;
}

/// All of them in order, each sample once: of live batches the newest. before: only for a choice
/// that compares two moments.
std::vector<EmbeddedPoint> chosenPoints(SampleChoice choice, const EmbeddingCloud& now,
                                        const EmbeddingCloud* before = nullptr);
/// Those of this label that were predicted as this class, largest loss first.
std::vector<EmbeddedPoint> confusedPoints(const EmbeddingCloud& cloud, int label, int predicted);

}  // namespace centerscope
