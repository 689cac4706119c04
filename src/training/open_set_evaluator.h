// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "data/data_loader.h"
#include "training/open_set_scores.h"
#include "training/trainer.h"

namespace centerscope {

/// Scores images with one version of the network, in chunks between which training can continue:
/// it keeps its own copy of the weights and centers.
class OpenSetEvaluator {
public:
    /// The version that the trainer has reached. The split may be of another data set with images
    /// of the same shape, whose labels then mean nothing. indices: which of its images.
    OpenSetEvaluator(const Trainer<float>& trainer, std::shared_ptr<const Split> split,
                     std::vector<std::int64_t> indices);

    /// Places the next images, at most this many. True when all are done.
    bool advance(Network<float>& network, int images);

    std::int64_t step() const { return step_; }
    const std::vector<OpenSetImage>& images() const { return images_; }
    /// [label], where the stage has them.
    std::vector<EmbeddingPosition> centers() const;

private:
    std::int64_t step_;
    std::vector<float> weights_;
    std::vector<float> statistics_;
    Eigen::MatrixXd centers_;  // (classes, d)
    StageProjection projection_;
    std::shared_ptr<const Split> split_;
    DataLoader<float> loader_;
    std::vector<std::int64_t> indices_;
    int classes_;
    Batch<float> batch_;
    std::vector<OpenSetImage> images_;
};

/// All images of a split, in its order, placed by the network that the trainer has reached. The
/// split may be of another data set with images of the same shape, whose labels then mean nothing.
std::vector<OpenSetImage> openSetImages(Trainer<float>& trainer, const Split& split);

}  // namespace centerscope
