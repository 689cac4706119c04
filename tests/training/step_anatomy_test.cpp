// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/step_anatomy.h"

#include <cmath>
#include <numeric>

#include <QTest>

#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

class StepAnatomyTest : public QObject {
    Q_OBJECT

private slots:
    /// Also of running averages, which a forward while training moves.
    void watchingAStepChangesNothingOfTheRun() {
        for (const Preset& preset : {smallPreset(), smallNormalizedPreset()}) {
            ThreadPool pool(1);
            Trainer<float> plain(preset, smallDataset(), 1, pool);
            Trainer<float> watched(preset, smallDataset(), 1, pool);
            for (int k = 0; k < 3; ++k) {
                plain.step();
                const StepDissection dissection(watched);
                dissection.finish(watched, watched.step());
            }
            QCOMPARE(watched.state().step, 3);
            QCOMPARE(watched.state().weights, plain.state().weights);
            QCOMPARE(watched.state().statistics, plain.state().statistics);
            QCOMPARE(watched.state().embeddingLoss, plain.state().embeddingLoss);
            QCOMPARE(watched.step().totalLoss, plain.step().totalLoss);
        }
    }

    /// Eq. 4 by the embeddings of the old weights, written out.
    void centersMoveByThePointsOfTheOldWeights() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        trainer.step();
        const StepDissection dissection(trainer);
        QCOMPARE(dissection.step(), 1);
        const StepMetrics metrics = trainer.step();
        const StepAnatomy anatomy = dissection.finish(trainer, metrics);
        QCOMPARE(anatomy.metrics.step, 2);
        QCOMPARE(anatomy.points.size(), static_cast<std::size_t>(metrics.batchSize));
        QCOMPARE(std::accumulate(anatomy.counts.begin(), anatomy.counts.end(), 0),
                 metrics.batchSize);
        for (std::size_t j = 0; j < anatomy.centers.size(); ++j) {
            double x = 0;
            double y = 0;
            int n = 0;
            for (const EmbeddedPoint& point : anatomy.points)
                if (point.label == j) {
                    x += anatomy.centers[j].x - point.position.x;
                    y += anatomy.centers[j].y - point.position.y;
                    ++n;
                }
            QCOMPARE(anatomy.counts[j], n);
            QVERIFY(std::abs(anatomy.movedCenters[j].x -
                             (anatomy.centers[j].x - metrics.alpha * x / (1 + n))) < 1e-5);
            QVERIFY(std::abs(anatomy.movedCenters[j].y -
                             (anatomy.centers[j].y - metrics.alpha * y / (1 + n))) < 1e-5);
        }
        QVERIFY(anatomy.weightChange > 0);
        QVERIFY(anatomy.gradientNorm > 0);
        QCOMPARE(anatomy.movedPoints.size(), anatomy.points.size());
        QVERIFY(anatomy.movedPoints[0] != anatomy.points[0].position);
    }

    /// As where a run fits its axes anew after the step.
    void axesThatCameWithTheStepHoldForAllOfIt() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPresetOf(8), smallDataset(), 1, pool);
        const Matrix<float> before = trainer.state().embeddingLoss.centers;
        const StepDissection dissection(trainer);
        const StepMetrics metrics = trainer.step();
        trainer.setProjection({.dimensions = 8, .units = {5, 2}, .origin = {}, .axes = {}});
        const StepAnatomy anatomy = dissection.finish(trainer, metrics);
        QVERIFY(anatomy.projection->units == (StageUnits{5, 2}));
        for (std::size_t j = 0; j < anatomy.centers.size(); ++j) {
            const auto row = static_cast<Eigen::Index>(j);
            QCOMPARE(anatomy.centers[j], (EmbeddingPosition{before(row, 5), before(row, 2)}));
        }
    }

    /// At a small learning rate the loss falls by about η ‖∂L/∂W‖² under plain SGD.
    void theLossAfterIsThatOfTheNewWeights() {
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        preset.optimizer.momentum = 0;
        preset.hyperparameters.alpha = 0;
        preset.hyperparameters.learningRate = 1e-4;
        preset.schedules = {};
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        const StepDissection dissection(trainer);
        const StepMetrics metrics = trainer.step();
        const StepAnatomy anatomy = dissection.finish(trainer, metrics);
        const double after = anatomy.headLossAfter + metrics.lambda * anatomy.embeddingLossAfter;
        const double expected = 1e-4 * anatomy.gradientNorm * anatomy.gradientNorm;
        QVERIFY(std::abs(anatomy.weightChange - 1e-4 * anatomy.gradientNorm) <
                1e-3 * anatomy.weightChange);
        QVERIFY(std::abs(metrics.totalLoss - after - expected) < 0.2 * expected);
    }
};

CENTERSCOPE_GUILESS_TEST(StepAnatomyTest)
#include "step_anatomy_test.moc"
