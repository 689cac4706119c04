// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/open_set_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "core/elementary.h"
#include "core/flush_denormals.h"
#include "data/data_loader.h"
#include "nn/losses/softmax_cross_entropy.h"
#include "nn/network.h"
#include "training/evaluated_images.h"

namespace centerscope {

namespace {

/// With z the logits, z₁ the largest and z₂ the next: ln(p / (1 − p)) = −ln Σ exp(z_j − z₁)
/// = z₁ − z₂ − ln Σ exp(z_j − z₂), where the sums leave out z₁.
void scoreBySoftmax(const Eigen::Ref<const Eigen::RowVectorXd>& logits, OpenSetImage& image) {
    Eigen::Index first = 0;
    const double largest = logits.maxCoeff(&first);
    double next = -INFINITY;
    for (Eigen::Index j = 0; j < logits.size(); ++j)
        if (j != first)
            next = std::max(next, logits[j]);
    double sum = 0;
    for (Eigen::Index j = 0; j < logits.size(); ++j)
        if (j != first)
            sum += elementary::exp(logits[j] - next);
    image.softmaxScore = largest - next - elementary::log(sum);
}

void scoreByDistance(const Eigen::Ref<const Eigen::RowVectorXd>& embedding,
                     const Eigen::MatrixXd& centers, OpenSetImage& image) {
    Eigen::Index nearest = 0;
    const double squared =
        (centers.rowwise() - embedding).rowwise().squaredNorm().minCoeff(&nearest);
    image.distanceScore = -std::sqrt(squared);
    image.nearest = static_cast<ClassLabel>(nearest);
}

}  // namespace

std::vector<OpenSetImage> openSetImages(Trainer<float>& trainer, const Split& split) {
    const FlushDenormals flush;
    const TrainingState<float>& state = trainer.state();
    const Eigen::MatrixXd centers = state.embeddingLoss.centers.cast<double>();
    const DataLoader<float> loader({&split}, 0, trainer.inputTransform(), false);
    const std::vector<std::int64_t> indices = allIndices(split);
    const int classes = trainer.preset().network.classes;
    Network<float>& network = trainer.network();
    Batch<float> batch;
    std::vector<int> learntLabels;
    std::vector<Prediction> predictions;
    std::vector<OpenSetImage> images;
    images.reserve(indices.size());
    for (auto left = std::span(indices); !left.empty(); left = left.subspan(batch.labels.size())) {
        const std::size_t most = static_cast<std::size_t>(trainer.evaluationBatch());
        loader.fill(left.first(std::min(left.size(), most)), batch);
        network.evaluate(state.weights, batch.images, state.statistics);
        learntLabels = batch.labels;
        std::ranges::replace_if(
            learntLabels, [classes](int label) { return label >= classes; }, 0);
        predict(network.logits(), learntLabels, predictions);
        for (int row = 0; row < batch.size(); ++row) {
            const auto n = static_cast<std::size_t>(row);
            const auto x = network.embeddings().row(row);
            OpenSetImage& image = images.emplace_back();
            image.point = {.position = {x[0], x[1]},
                           .sample = static_cast<std::int32_t>(batch.sampleIds[n]),
                           .label = static_cast<ClassLabel>(batch.labels[n]),
                           .predicted = predictions[n].label,
                           .step = state.step,
                           .probability = predictions[n].probability,
                           .loss = batch.labels[n] < classes
                                       ? predictions[n].loss
                                       : std::numeric_limits<float>::infinity()};
            scoreByDistance(x.cast<double>(), centers, image);
            scoreBySoftmax(network.logits().row(row).cast<double>(), image);
        }
    }
    return images;
}

OpenSetMeasures openSetMeasures(OpenSetScore score, const std::vector<OpenSetImage>& known,
                                const std::vector<OpenSetImage>& unknown) {
    const bool isDistance = score == OpenSetScore::Distance;
    const auto scoreOf = [isDistance](const OpenSetImage& image) {
        return isDistance ? image.distanceScore : image.softmaxScore;
    };
    std::vector<KnownScore> knownScores;
    for (const OpenSetImage& image : known) {
        const ClassLabel takenFor = isDistance ? image.nearest : image.point.predicted;
        knownScores.push_back({scoreOf(image), takenFor == image.point.label});
    }
    std::vector<double> unknownScores(unknown.size());
    std::ranges::transform(unknown, unknownScores.begin(), scoreOf);
    const std::vector<OpenSetRates> curve = openSetCurve(knownScores, unknownScores);
    return {auroc(curve), oscr(curve), curve.back().correct};
}

}  // namespace centerscope
