// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluator.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/flush_denormals.h"
#include "data/dataset.h"
#include "nn/losses/softmax_cross_entropy.h"
#include "training/class_dispersion.h"
#include "training/training_state.h"

namespace centerscope {

template <typename T>
EmbeddingHead headOf(const Network<T>& network, std::span<const T> weights) {
    const NetworkDescription& description = network.description();
    const ActivationDescription& activation = description.embeddingActivation;
    EmbeddingHead head;
    if (description.embeddingSize > 2)
        return head;
    if (!description.embeddingAfterActivation)
        for (std::size_t k = 0; k < 2; ++k)
            head.activations[k] = {
                .isTanh = activation.kind == ActivationDescription::Kind::Tanh,
                .slope = activation.kind == ActivationDescription::Kind::ReLU ? 0
                         : activation.kind == ActivationDescription::Kind::PReLU
                             ? static_cast<double>(network.embeddingSlope(weights, k))
                             : 1};
    for (int label = 0; label < description.classes; ++label) {
        const auto [row, bias] = network.plane(weights, label);
        head.logits.push_back({{static_cast<double>(row[0]), static_cast<double>(row[1])},
                               static_cast<double>(bias)});
    }
    return head;
}

template <typename T>
Evaluator<T>::Evaluator(const Trainer<T>& trainer, SplitKind kind,
                        std::vector<std::int64_t> indices)
    : step_(trainer.state().step),
      weights_(trainer.state().weights),
      statistics_(trainer.state().statistics),
      embeddingLossState_(trainer.state().embeddingLoss),
      values_(valuesLeftByLastStep(trainer.state())),
      embeddingLoss_(trainer.embeddingLoss()),
      kind_(kind),
      dataset_(trainer.sharedDataset()),
      loader_({&dataset_->split(kind)}, 0, trainer.inputTransform(), false),
      indices_(std::move(indices)),
      projection_(trainer.sharedProjection()) {
    points_.reserve(indices_.size());
    const Matrix<T>& centers = embeddingLossState_.centers;
    embeddings_.dimensions = static_cast<int>(centers.cols());
    if (embeddings_.dimensions > 2)
        for (Eigen::Index k = 0; k < centers.size(); ++k)
            embeddings_.centers.push_back(static_cast<float>(centers.data()[k]));
}

template <typename T>
bool Evaluator<T>::advance(Network<T>& network, int images) {
    const FlushDenormals flush;
    const std::int64_t count = std::min<std::int64_t>(images, total() - done());
    if (count > 0) {
        loader_.fill(std::span(indices_).subspan(static_cast<std::size_t>(done()),
                                                 static_cast<std::size_t>(count)),
                     batch_);
        network.evaluate(weights_, batch_.images, statistics_);
        if (!head_ && embeddings_.dimensions == 2)
            head_ = std::make_shared<const EmbeddingHead>(headOf<T>(network, weights_));
        const Matrix<T>& x = network.embeddings();
        const Matrix<T>& z = network.logits();
        for (Eigen::Index k = 0; embeddings_.dimensions > 2 && k < x.size(); ++k)
            embeddings_.points.push_back(static_cast<float>(x.data()[k]));
        predict(z, batch_.labels, predictions_);
        const auto m = static_cast<double>(count);
        softmaxSum_ += m * network.head().loss(z, batch_.labels, values_);
        embeddingSum_ +=
            m * embeddingLoss_->meanPerImage(x, batch_.labels, embeddingLossState_, values_);
        network.head().gradient(z, batch_.labels, values_, logitGradients_);
        network.embeddingGradients(weights_, logitGradients_, embeddingGradients_);
        squaredGradients_ += m * m * static_cast<double>(embeddingGradients_.squaredNorm());
        for (std::size_t n = 0; n < static_cast<std::size_t>(count); ++n) {
            const auto row = static_cast<Eigen::Index>(n);
            const auto label = static_cast<ClassLabel>(batch_.labels[n]);
            right_ += predictions_[n].label == label ? 1 : 0;
            Eigen::Index nearest = 0;
            (embeddingLossState_.centers.rowwise() - x.row(row))
                .rowwise()
                .squaredNorm()
                .minCoeff(&nearest);
            agreeing_ += nearest == predictions_[n].label ? 1 : 0;
            points_.push_back(
                {(*projection_)(x.row(row)), static_cast<std::int32_t>(batch_.sampleIds[n]), label,
                 predictions_[n].label, step_, predictions_[n].probability, predictions_[n].loss});
        }
    }
    return done() == total();
}

template <typename T>
Evaluation Evaluator<T>::evaluation() const {
    const auto n = static_cast<double>(done());
    const EvaluatedEmbeddingLoss embeddingLoss =
        embeddingLoss_->evaluated(embeddingSum_ / n, values_.batchSize, values_);
    const EmbeddingCloud placed = cloud(PointSource::Test);
    return {.step = step_,
            .split = kind_,
            .headLoss = softmaxSum_ / n,
            .embeddingLoss = embeddingLoss.value,
            .accuracy = static_cast<double>(right_) / n,
            .clusters = measuresOf(placed).value_or(ClusterMeasures{}),
            .nearestCenterAgreement = static_cast<double>(agreeing_) / n,
            .headGradient = std::sqrt(squaredGradients_ / n),
            .embeddingGradient = embeddingLoss.gradient,
            .centerToMean = meanCenterToMean(placed)};
}

template <typename T>
EmbeddingCloud Evaluator<T>::cloud(PointSource source) const {
    const auto centers = positions(embeddingLossState_.centers, *projection_);
    EmbeddingCloud cloud{source, step_, step_, points_, centers, head_};
    if (embeddings_.dimensions > 2) {
        cloud.projection = projection_;
        cloud.varianceShare = varianceShare(embeddings_.points, *projection_);
        cloud.attainableShare = attainableShare(embeddings_.points, embeddings_.dimensions);
        cloud.measures = clusterMeasures(embeddings_, points_);
        cloud.full = std::make_shared<const FullEmbeddings>(embeddings_);
    }
    return cloud;
}

template <typename T>
Evaluator<T> evaluateAll(Trainer<T>& trainer, SplitKind kind, std::vector<std::int64_t> indices) {
    Evaluator<T> evaluator(trainer, kind, std::move(indices));
    while (!evaluator.advance(trainer.network(), trainer.evaluationBatch())) {
    }
    return evaluator;
}

template <typename T>
Evaluator<T> validate(Trainer<T>& trainer) {
    Evaluator<T> evaluator =
        evaluateAll(trainer, SplitKind::Validation, allIndices(trainer.dataset().validation));
    const Evaluation found = evaluator.evaluation();
    trainer.observeValidationLoss(
        found.step, found.headLoss + trainer.state().hyperparameters.lambda * found.embeddingLoss);
    return evaluator;
}

template <typename T>
std::vector<EmbeddingPosition> positions(const Matrix<T>& x, const StageProjection& projection) {
    std::vector<EmbeddingPosition> all;
    for (Eigen::Index row = 0; row < x.rows(); ++row)
        all.push_back(projection(x.row(row)));
    return all;
}

template EmbeddingHead headOf(const Network<Precision>&, std::span<const Precision>);
template std::vector<EmbeddingPosition> positions(const Matrix<Precision>&, const StageProjection&);
template class Evaluator<Precision>;
template Evaluator<Precision> evaluateAll(Trainer<Precision>&, SplitKind,
                                          std::vector<std::int64_t>);
template Evaluator<Precision> validate(Trainer<Precision>&);

}  // namespace centerscope
