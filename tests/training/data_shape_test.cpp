// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <filesystem>

#include <QTest>

#include "data/dataset.h"
#include "nn/spectral_conv_stack.h"
#include "runs/checkpoint.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/evaluator.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

Preset presetOf(int embeddingSize) {
    Preset preset = smallPreset();
    preset.network.embeddingSize = embeddingSize;
    preset.network.blocks.push_back(preset.network.blocks.front());  // the fast path's second
    return preset;
}

}  // namespace

/// The network follows the data set, whatever its shape and its number of classes.
class DataShapeTest : public QObject {
    Q_OBJECT

private slots:
    void trainsAndResumesToTheSameBits_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("classes");
        QTest::addColumn<int>("embeddingSize");
        QTest::newRow("2 classes") << 28 << 1 << 2 << 2;
        QTest::newRow("47 classes") << 28 << 1 << 47 << 2;
        QTest::newRow("colours, 32 pixels") << 32 << 3 << 10 << 2;
        QTest::newRow("colours, 64 pixels, 8 dimensions") << 64 << 3 << 20 << 8;
        QTest::newRow("901 classes, 32 dimensions") << 28 << 1 << 901 << 32;
    }

    void trainsAndResumesToTheSameBits() {
        QFETCH(int, side);
        QFETCH(int, channels);
        QFETCH(int, classes);
        QFETCH(int, embeddingSize);
        const auto dataset = smallDataset({{side, side, channels}, classes}, 960, 30, 50);
        const Preset preset = presetOf(embeddingSize);
        ThreadPool pool(2);
        Trainer<float> trainer(preset, dataset, 1, pool);
        QVERIFY(SpectralConvStack::serves(trainer.preset().network));
        QCOMPARE(trainer.preset().network.input, (ImageShape{side, side, channels}));
        const double first = trainer.step().headLoss;
        QVERIFY(std::abs(first / std::log(classes) - 1) < 0.5);
        for (int k = 0; k < 4; ++k)
            trainer.step();
        const RunConfig config = makeRunConfig(preset, *dataset, 1, bestInstructionSet());
        const Checkpoint read = parseCheckpoint(checkpointBytes(config, trainer.state()), "mine");
        QVERIFY(read.state == trainer.state());
        QVERIFY(read.config == config);

        Trainer<float> resumed(read.config.preset, dataset, 1, pool);
        resumed.restore(read.state);
        for (int k = 0; k < 3; ++k) {
            const StepMetrics metrics = trainer.step();
            QCOMPARE(resumed.step().totalLoss, metrics.totalLoss);
        }
        QVERIFY(resumed.state() == trainer.state());
        const Matrix<float>& centers = trainer.state().embeddingLoss.centers;
        QCOMPARE(centers.rows(), classes);
        QCOMPARE(centers.cols(), embeddingSize);
        const auto evaluator = evaluateAll(trainer, SplitKind::Test, allIndices(dataset->test));
        QVERIFY(evaluator.evaluation().isFinite());
        QCOMPARE(evaluator.cloud(PointSource::Test).centers.size(), std::size_t(classes));
    }

    /// Measured in all dimensions, whatever two of them the stage shows.
    void measuresDoNotDependOnTheProjection() {
        const auto dataset = smallDataset({{28, 28, 1}, 5}, 200, 20, 50);
        ThreadPool pool(2);
        Trainer<float> trainer(presetOf(8), dataset, 1, pool);
        for (int k = 0; k < 30; ++k)
            trainer.step();
        const auto evaluate = [&] {
            return evaluateAll(trainer, SplitKind::Test, allIndices(dataset->test));
        };
        trainer.setProjection({.dimensions = 8, .origin = {}, .axes = {}});
        const auto units = evaluate();
        trainer.setProjection(trainer.fittedProjection());
        QVERIFY(trainer.projection().hasAxes());
        const auto axes = evaluate();
        QCOMPARE(axes.evaluation().clusters, units.evaluation().clusters);
        QCOMPARE(axes.evaluation().centerToMean, units.evaluation().centerToMean);
        const EmbeddingCloud shown = axes.cloud(PointSource::Test);
        QVERIFY(shown.points[0].position != units.cloud(PointSource::Test).points[0].position);
        QVERIFY(!shown.head);
        QVERIFY(shown.varianceShare > units.cloud(PointSource::Test).varianceShare &&
                shown.varianceShare <= 1);

        const FullEmbeddings& all = axes.embeddings();
        double squares = 0;
        for (std::size_t k = 0; k < shown.points.size(); ++k)
            for (std::size_t unit = 0; unit < 8; ++unit)
                squares += std::pow(static_cast<double>(all.point(k)[unit]) -
                                        all.center(shown.points[k].label)[unit],
                                    2);
        const double radius = std::sqrt(squares / static_cast<double>(shown.points.size()));
        QVERIFY(std::abs(shown.measures->withinClassRms / radius - 1) < 1e-12);
        const double shownRadius = clusterMeasures(shown)->withinClassRms;
        QVERIFY(shownRadius < radius);  // a projection shortens
    }
};

CENTERSCOPE_GUILESS_TEST(DataShapeTest)
#include "data_shape_test.moc"
