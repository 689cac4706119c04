// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/embedding_forces.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include <QTest>

#include "nn/losses/softmax_cross_entropy.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/evaluator.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

EmbeddingHead headWith(EmbeddingHead::Activation first, EmbeddingHead::Activation second) {
    return {{first, second}, {{{0.5, -1}, 0.25}, {{-0.75, 0.5}, 0}, {{1, 2}, -0.5}}};
}

/// L_S of one image.
double softmaxLoss(const EmbeddingHead& head, EmbeddingPosition x, int label) {
    double sum = 0;
    for (int j = 0; j < 3; ++j)
        sum += std::exp(head.logit(j, x));
    return std::log(sum) - head.logit(label, x);
}

bool isClose(double a, double b, double within) {
    return std::abs(a - b) <= within * std::max(1.0, std::abs(b));
}

}  // namespace

class EmbeddingForcesTest : public QObject {
    Q_OBJECT

private slots:
    /// Both sides of the bends; the places and the differences have few bits, so that floats hold
    /// them exactly.
    void theSoftmaxPullsDownItsLossByCentralDifferences() {
        constexpr float h = 1.0F / 4096;
        for (const EmbeddingHead& head : {headWith({}, {}), headWith({.slope = 0}, {.slope = 0.25}),
                                          headWith({.isTanh = true}, {.isTanh = true})})
            for (const EmbeddingPosition x :
                 {EmbeddingPosition{0.75F, -0.5F}, {-1.25F, 0.5F}, {-0.5F, -2}, {3, 1.5F}})
                for (int label = 0; label < 3; ++label) {
                    const Pull pull = softmaxPull(head, x, label);
                    const double dx = (softmaxLoss(head, {x.x + h, x.y}, label) -
                                       softmaxLoss(head, {x.x - h, x.y}, label)) /
                                      (2 * h);
                    const double dy = (softmaxLoss(head, {x.x, x.y + h}, label) -
                                       softmaxLoss(head, {x.x, x.y - h}, label)) /
                                      (2 * h);
                    QVERIFY(isClose(pull.x, -dx, 1e-6));
                    QVERIFY(isClose(pull.y, -dy, 1e-6));
                }
    }

    /// λ = 0.5, x − c = (3, −4), so ‖x − c‖ = 5.
    void theCenterPullsByThePresetsReduction() {
        const auto pull = [](CenterReduction reduction) {
            return embeddingLossPull(CenterLossDescription{reduction, {}}, {4, -3}, {1, 1}, 0.5,
                                     10);
        };
        QCOMPARE(pull(CenterReduction::HalfMean).x, -1.5);
        QCOMPARE(pull(CenterReduction::HalfMean).y, 2.0);
        QCOMPARE(pull(CenterReduction::HalfMean).length(), 2.5);
        QCOMPARE(pull(CenterReduction::Mean).length(), 5.0);
        QCOMPARE(pull(CenterReduction::HalfSum).length(), 25.0);
    }

    /// m times the gradients from which the trainer's own step is made, with and without an
    /// activation after the embedding.
    void bothAreTheTrainersGradients() {
        for (const CenterReduction reduction :
             {CenterReduction::HalfMean, CenterReduction::HalfSum, CenterReduction::Mean})
            for (const auto kind :
                 {ActivationDescription::Kind::None, ActivationDescription::Kind::PReLU,
                  ActivationDescription::Kind::Tanh}) {
                Preset preset = smallPreset();
                std::get<CenterLossDescription>(preset.embeddingLoss).reduction = reduction;
                preset.hyperparameters.lambda = 0.25;
                preset.network.embeddingActivation.kind = kind;
                compareWithTrainer(preset);
            }
    }

private:
    static void compareWithTrainer(const Preset& preset) {
        ThreadPool pool(1);
        Trainer<double> trainer(preset, smallDataset(), 1, pool);
        trainer.step();
        const TrainingState<double> before = trainer.state();
        trainer.step();
        const Batch<double>& batch = trainer.batch();
        Network<double>& network = trainer.network();
        network.forward(before.weights, batch.images);
        const EmbeddingHead head = headOf<double>(network, before.weights);
        Matrix<double> logitGradients;
        Matrix<double> softmax;
        Matrix<double> center;
        SoftmaxCrossEntropy<double>::gradient(network.logits(), batch.labels, logitGradients);
        network.embeddingGradients(before.weights, logitGradients, softmax);
        trainer.embeddingLoss()->gradient(trainer.embeddings(), batch.labels, before.embeddingLoss,
                                          before.hyperparameters, center);
        std::vector<double> gradients(trainer.gradients().size());
        network.backward(before.weights, center, logitGradients, gradients);
        QCOMPARE(gradients, trainer.gradients());

        const std::vector<EmbeddingPosition> places = positions(trainer.embeddings());
        const std::vector<EmbeddingPosition> centers = positions(before.embeddingLoss.centers);
        const int m = before.hyperparameters.batchSize;
        for (int n = 0; n < m; ++n) {
            const auto k = static_cast<std::size_t>(n);
            const int label = batch.labels[k];
            const Pull bySoftmax = softmaxPull(head, places[k], label);
            const Pull byCenter = embeddingLossPull(preset.embeddingLoss, places[k],
                                                    centers[static_cast<std::size_t>(label)],
                                                    before.hyperparameters.lambda, m);
            QVERIFY(isClose(bySoftmax.x, -m * softmax(n, 0), 1e-5));
            QVERIFY(isClose(bySoftmax.y, -m * softmax(n, 1), 1e-5));
            QVERIFY(isClose(byCenter.x, -m * center(n, 0), 1e-5));
            QVERIFY(isClose(byCenter.y, -m * center(n, 1), 1e-5));
        }
    }
};

CENTERSCOPE_GUILESS_TEST(EmbeddingForcesTest)
#include "embedding_forces_test.moc"
