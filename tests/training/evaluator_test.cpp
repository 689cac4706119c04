// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluator.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <QTest>

#include "data/dataset.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/embedding_head.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

Evaluator<float> testEvaluator(const Trainer<float>& trainer) {
    return {trainer, SplitKind::Test, allIndices(trainer.dataset().test)};
}

}  // namespace

class EvaluatorTest : public QObject {
    Q_OBJECT

private slots:
    void allPointsBelongToOneVersionHoweverItIsChunked() {
        ThreadPool pool(2);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        trainer.step();
        Evaluator<float> atOnce = testEvaluator(trainer);
        QVERIFY(atOnce.advance(trainer.network(), 100));

        Evaluator<float> chunked = testEvaluator(trainer);
        while (!chunked.advance(trainer.network(), 7))
            trainer.step();  // other weights between the chunks
        QCOMPARE(chunked.done(), 50);
        QCOMPARE(chunked.evaluation().step, 1);
        QCOMPARE(chunked.evaluation().accuracy, atOnce.evaluation().accuracy);
        QVERIFY(std::abs(chunked.evaluation().headLoss - atOnce.evaluation().headLoss) < 1e-12);
        const EmbeddingCloud one = atOnce.cloud(PointSource::Test);
        const EmbeddingCloud other = chunked.cloud(PointSource::Test);
        QCOMPARE(one.centers, other.centers);
        for (std::size_t k = 0; k < one.points.size(); ++k) {
            QCOMPARE(other.points[k].position, one.points[k].position);
            QCOMPARE(other.points[k].sample, static_cast<std::int32_t>(k));
        }
    }

    /// With and without an activation between the embedding and the last layer.
    void theHeadPredictsWhatTheNetworkPredicts() {
        for (Preset preset : {smallPreset(), smallNormalizedPreset()}) {
            for (const auto kind :
                 {ActivationDescription::Kind::None, ActivationDescription::Kind::ReLU,
                  ActivationDescription::Kind::PReLU, ActivationDescription::Kind::Tanh}) {
                preset.network.embeddingActivation.kind = kind;
                ThreadPool pool(1);
                Trainer<float> trainer(preset, smallDataset(), 1, pool);
                for (int k = 0; k < 20; ++k)
                    trainer.step();
                Evaluator<float> evaluator = testEvaluator(trainer);
                evaluator.advance(trainer.network(), 100);
                const EmbeddingCloud cloud = evaluator.cloud(PointSource::Test);
                for (const EmbeddedPoint& point : cloud.points) {
                    const double chosen = cloud.head->logit(point.predicted, point.position);
                    double sum = 0;  // of exponentials, for the softmax
                    for (int label = 0; label < 10; ++label)
                        sum += std::exp(cloud.head->logit(label, point.position) - chosen);
                    QVERIFY(std::abs(1 / sum - static_cast<double>(point.probability)) < 1e-5);
                }
            }
        }
    }

    void theMeasuresAreThoseOfTheLossesAndThePoints() {
        Preset preset = smallPreset();
        preset.hyperparameters.lambda = 0.5;
        ThreadPool pool(1);
        Trainer<double> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 5; ++k)
            trainer.step();
        Evaluator<double> evaluator(trainer, SplitKind::Test, allIndices(trainer.dataset().test));
        evaluator.advance(trainer.network(), 100);
        const Evaluation evaluation = evaluator.evaluation();
        const double within = evaluation.clusters.withinClassRms;
        QVERIFY(std::abs(within * within / 2 - evaluation.embeddingLoss) < 1e-6);
        QVERIFY(std::abs(evaluation.embeddingGradient - 0.5 * within) < 1e-6);
        QVERIFY(evaluation.headGradient > 0);

        const EmbeddingCloud cloud = evaluator.cloud(PointSource::Test);
        int agreeing = 0;
        for (const EmbeddedPoint& point : cloud.points) {
            const auto nearest =
                std::ranges::min_element(cloud.centers, {}, [&](const EmbeddingPosition& center) {
                    return std::hypot(center.x - point.position.x, center.y - point.position.y);
                });
            agreeing += nearest - cloud.centers.begin() == point.predicted ? 1 : 0;
        }
        QCOMPARE(evaluation.nearestCenterAgreement, agreeing / 50.0);
    }

    void aSumIsThatOfABatchOfTheSizeInForce() {
        Preset preset = smallPreset();
        ThreadPool pool(1);
        const auto centerLoss = [&](CenterReduction reduction) {
            preset.embeddingLoss = CenterLossDescription{.reduction = reduction};
            Trainer<double> trainer(preset, smallDataset(), 1, pool);
            Evaluator<double> evaluator(trainer, SplitKind::Test,
                                        allIndices(trainer.dataset().test));
            while (!evaluator.advance(trainer.network(), 7)) {
            }
            return evaluator.evaluation().embeddingLoss;
        };
        const double mean = centerLoss(CenterReduction::HalfMean);
        QVERIFY(std::abs(centerLoss(CenterReduction::HalfSum) - 10 * mean) < 1e-9 * mean);
        QVERIFY(std::abs(centerLoss(CenterReduction::Mean) - 2 * mean) < 1e-9 * mean);
    }

    /// A row of evaluation.csv says the same whenever it is asked for before the next step.
    void anEvaluationIsOfTheValuesThatItsStepHasLeft() {
        Preset preset = smallPreset();
        preset.embeddingLoss = CenterLossDescription{.reduction = CenterReduction::HalfSum};
        ThreadPool pool(1);
        Trainer<double> trainer(preset, smallDataset(), 1, pool);
        const auto evaluation = [&trainer] {
            Evaluator<double> evaluator(trainer, SplitKind::Test,
                                        allIndices(trainer.dataset().test));
            evaluator.advance(trainer.network(), 100);
            return evaluator.evaluation();
        };
        for (int step = 0; step < 2; ++step) {
            const Evaluation before = evaluation();
            trainer.setLambda(0.5);
            trainer.setBatchSize(20);
            trainer.setLambda(0.75);
            const Evaluation after = evaluation();
            QCOMPARE(after.embeddingGradient, before.embeddingGradient);
            QCOMPARE(after.embeddingLoss, before.embeddingLoss);
            trainer.step();
            QVERIFY(evaluation().embeddingGradient > 10 * before.embeddingGradient);
            trainer.setLambda(0.01);
            trainer.setBatchSize(10);
            trainer.step();
        }
    }

    void evaluatingDrawsNoRandomNumbersAndChangesNoRun() {
        ThreadPool pool(1);
        Trainer<float> plain(smallPreset(), smallDataset(), 1, pool);
        Trainer<float> evaluated(smallPreset(), smallDataset(), 1, pool);
        for (int k = 0; k < 10; ++k) {
            plain.step();
            evaluated.step();
            Evaluator<float> evaluator = testEvaluator(evaluated);
            evaluator.advance(evaluated.network(), 100);
        }
        QVERIFY(plain.state() == evaluated.state());
    }

    void theFixedSampleIsTheSameEachTimeWithoutRepeats() {
        const auto dataset = smallDataset();
        const auto sample = fixedSample(dataset->train, 50, 1);
        QCOMPARE(sample.size(), std::size_t{50});
        QCOMPARE(fixedSample(dataset->train, 50, 1), sample);
        QVERIFY(fixedSample(dataset->train, 50, 2) != sample);
        QCOMPARE(std::set(sample.begin(), sample.end()).size(), sample.size());
        QCOMPARE(fixedSample(dataset->train, 10'000, 1).size(), std::size_t{200});
    }
};

CENTERSCOPE_GUILESS_TEST(EvaluatorTest)
#include "evaluator_test.moc"
