// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/open_set_evaluator.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "core/elementary.h"
#include "core/flush_denormals.h"
#include "data/dataset.h"
#include "nn/losses/softmax_cross_entropy.h"
#include "nn/network.h"

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

OpenSetEvaluator::OpenSetEvaluator(const Trainer<float>& trainer,
                                   std::shared_ptr<const Split> split,
                                   std::vector<std::int64_t> indices)
    : step_(trainer.state().step),
      weights_(trainer.state().weights),
      statistics_(trainer.state().statistics),
      centers_(trainer.state().embeddingLoss.centers.cast<double>()),
      projection_(trainer.projection()),
      split_(std::move(split)),
      loader_({split_.get()}, 0, trainer.inputTransform(), false),
      indices_(std::move(indices)),
      classes_(trainer.preset().network.classes) {
    images_.reserve(indices_.size());
}

std::vector<EmbeddingPosition> OpenSetEvaluator::centers() const {
    std::vector<EmbeddingPosition> places;
    for (Eigen::Index label = 0; label < centers_.rows(); ++label)
        places.push_back(projection_(centers_.row(label)));
    return places;
}

bool OpenSetEvaluator::advance(Network<float>& network, int images) {
    const FlushDenormals flush;
    const auto left = std::span(indices_).subspan(images_.size());
    if (left.empty())
        return true;
    loader_.fill(left.first(std::min(left.size(), static_cast<std::size_t>(images))), batch_);
    network.evaluate(weights_, batch_.images, statistics_);
    std::vector<int> learntLabels = batch_.labels;
    std::ranges::replace_if(
        learntLabels, [this](int label) { return label >= classes_; }, 0);
    std::vector<Prediction> predictions;
    predict(network.logits(), learntLabels, predictions);
    for (int row = 0; row < batch_.size(); ++row) {
        const auto n = static_cast<std::size_t>(row);
        const auto x = network.embeddings().row(row);
        OpenSetImage& image = images_.emplace_back();
        image.point = {.position = projection_(x),
                       .sample = static_cast<std::int32_t>(batch_.sampleIds[n]),
                       .label = static_cast<ClassLabel>(batch_.labels[n]),
                       .predicted = predictions[n].label,
                       .step = step_,
                       .probability = predictions[n].probability,
                       .loss = batch_.labels[n] < classes_
                                   ? predictions[n].loss
                                   : std::numeric_limits<float>::infinity()};
        if (x.size() > 2)
            image.embedding.assign(x.begin(), x.end());
        scoreByDistance(x.cast<double>(), centers_, image);
        scoreBySoftmax(network.logits().row(row).cast<double>(), image);
    }
    return images_.size() == indices_.size();
}

std::vector<OpenSetImage> openSetImages(Trainer<float>& trainer, const Split& split) {
    // The split outlives this call.
    OpenSetEvaluator evaluator(trainer, {std::shared_ptr<const Split>(), &split},
                               allIndices(split));
    while (!evaluator.advance(trainer.network(), trainer.evaluationBatch())) {
    }
    return evaluator.images();
}

}  // namespace centerscope
