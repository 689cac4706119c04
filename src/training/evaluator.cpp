// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluator.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/flush_denormals.h"
#include "nn/losses/softmax_cross_entropy.h"
#include "training/class_spread.h"
#include "training/evaluated_images.h"
#include "training/step_values.h"

namespace centerscope {

template <typename T>
EmbeddingHead headOf(const Network<T>& network, std::span<const T> weights) {
    const NetworkDescription& description = network.description();
    const ActivationDescription& activation = description.embeddingActivation;
    EmbeddingHead head;
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
      indices_(std::move(indices)) {
    points_.reserve(indices_.size());
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
        if (!head_)
            head_ = std::make_shared<const EmbeddingHead>(headOf<T>(network, weights_));
        const Matrix<T>& x = network.embeddings();
        const Matrix<T>& z = network.logits();
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
            points_.push_back({{static_cast<float>(x(row, 0)), static_cast<float>(x(row, 1))},
                               static_cast<std::int32_t>(batch_.sampleIds[n]),
                               label,
                               predictions_[n].label,
                               step_,
                               predictions_[n].probability,
                               predictions_[n].loss});
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
            .softmaxLoss = softmaxSum_ / n,
            .centerLoss = embeddingLoss.value,
            .accuracy = static_cast<double>(right_) / n,
            .clusters = clusterMeasures(placed).value_or(ClusterMeasures{}),
            .nearestCenterAgreement = static_cast<double>(agreeing_) / n,
            .softmaxGradient = std::sqrt(squaredGradients_ / n),
            .centerGradient = embeddingLoss.gradient,
            .centerToMean = meanCenterToMean(placed)};
}

template <typename T>
EmbeddingCloud Evaluator<T>::cloud(PointSource source) const {
    return {source, step_, step_, points_, positions(embeddingLossState_.centers), head_};
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
        found.step, found.softmaxLoss + trainer.state().hyperparameters.lambda * found.centerLoss);
    return evaluator;
}

template <typename T>
std::vector<EmbeddingPosition> positions(const Matrix<T>& centers) {
    std::vector<EmbeddingPosition> all;
    for (Eigen::Index j = 0; j < centers.rows(); ++j)
        all.push_back({static_cast<float>(centers(j, 0)), static_cast<float>(centers(j, 1))});
    return all;
}

template EmbeddingHead headOf(const Network<Precision>&, std::span<const Precision>);
template std::vector<EmbeddingPosition> positions(const Matrix<Precision>&);
template class Evaluator<Precision>;
template Evaluator<Precision> evaluateAll(Trainer<Precision>&, SplitKind,
                                          std::vector<std::int64_t>);
template Evaluator<Precision> validate(Trainer<Precision>&);

}  // namespace centerscope
