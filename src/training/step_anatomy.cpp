// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/step_anatomy.h"

#include <cmath>
#include <variant>

#include "core/flush_denormals.h"
#include "training/evaluator.h"
#include "training/step_frame.h"
#include "training/trainer.h"

namespace centerscope {

StepDissection::StepDissection(const Trainer<float>& trainer)
    : step_(trainer.state().step),
      weights_(trainer.state().weights),
      statistics_(trainer.state().statistics) {
    const Matrix<float>& centers = trainer.state().embeddingLoss.centers;
    centers_.assign(centers.data(), centers.data() + centers.size());
}

/// The network's forward once more with the old weights, for what follows the embedding, and once
/// with the new ones: both as while training, so that they compare. Running averages move in
/// copies.
StepAnatomy StepDissection::finish(Trainer<float>& trainer, const StepMetrics& metrics) const {
    const FlushDenormals flush;
    const TrainingState<float>& state = trainer.state();
    const Batch<float>& batch = trainer.batch();
    Network<float>& network = trainer.network();
    const Matrix<float>& moved = state.embeddingLoss.centers;
    const Matrix<float> centers =
        Eigen::Map<const Matrix<float>>(centers_.data(), moved.rows(), moved.cols());
    StepAnatomy anatomy{.metrics = metrics,
                        .points = {},
                        .centers = positions(centers, trainer.projection()),
                        .projection = nullptr,
                        .varianceShare = {},
                        .headPulls = {},
                        .embeddingPulls = {},
                        .weights = static_cast<std::int64_t>(weights_.size()),
                        .counts = std::vector<int>(static_cast<std::size_t>(centers.rows())),
                        .movedCenters = positions(moved, trainer.projection()),
                        .movedPoints = {}};
    const StepFrame frame = batchFrame(trainer);
    appendPoints(frame, anatomy.points);
    anatomy.projection = frame.projection;
    anatomy.varianceShare = frame.varianceShare;

    std::vector<float> statistics = statistics_;
    network.forward(weights_, batch.images, statistics);
    const EmbeddingHead head = headOf<float>(network, weights_);
    Matrix<float> logitGradients;
    Matrix<float> gradients;  // ∂L_S/∂x, (m, d)
    if (trainer.projection().dimensions > 2) {
        network.head().gradient(network.logits(), batch.labels, metrics, logitGradients);
        network.embeddingGradients(weights_, logitGradients, gradients);
        gradients *= static_cast<float>(batch.size());  // of each image's own loss
    }
    for (const EmbeddedPoint& point : anatomy.points) {
        ++anatomy.counts[point.label];
        if (gradients.size() > 0) {
            const auto row = static_cast<Eigen::Index>(anatomy.headPulls.size());
            const auto [x, y] = trainer.projection().direction(gradients.row(row));
            anatomy.headPulls.push_back({-x, -y});
        } else {
            anatomy.headPulls.push_back(softmaxPull(head, point.position, point.label));
        }
        anatomy.embeddingPulls.push_back(
            embeddingLossPull(trainer.preset().embeddingLoss, point.position,
                              anatomy.centers[point.label], metrics.lambda, metrics.batchSize));
    }
    double squares = 0;
    for (const float gradient : trainer.gradients())
        squares += static_cast<double>(gradient) * gradient;
    anatomy.gradientNorm = std::sqrt(squares);

    squares = 0;
    for (std::size_t k = 0; k < weights_.size(); ++k) {
        const double change = static_cast<double>(state.weights[k]) - weights_[k];
        squares += change * change;
    }
    anatomy.weightChange = std::sqrt(squares);
    statistics = statistics_;
    network.forward(state.weights, batch.images, statistics);
    anatomy.movedPoints = positions(network.embeddings(), trainer.projection());
    anatomy.headLossAfter = network.head().loss(network.logits(), batch.labels, metrics);
    anatomy.embeddingLossAfter = trainer.embeddingLoss()->value(network.embeddings(), batch.labels,
                                                                state.embeddingLoss, metrics);
    return anatomy;
}

}  // namespace centerscope
