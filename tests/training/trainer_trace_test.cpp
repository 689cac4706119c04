// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstring>

#include <QFile>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "support/gradient_check.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr std::size_t kSampled = 101;  // the trace keeps every 101st weight

QByteArray reference(const char* name) {
    QFile file(QString(CENTERSCOPE_TRACES) + "/center-loss-2018" + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<double> referenceValues(const char* name) {
    const QByteArray bytes = reference(name);
    std::vector<double> values(static_cast<std::size_t>(bytes.size()) / sizeof(double));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(double));
    return values;
}

Preset tracedPreset() {
    Preset preset = findPreset("center-loss-2018");
    preset.hyperparameters.batchSize = 20;
    preset.shuffle = false;
    return preset;
}

/// The first 200 training images with the noise of make_trace.py.
std::shared_ptr<const Dataset> noisyImages() {
    auto dataset = std::make_shared<Dataset>(*loadDataset(bundledMnist()));
    Split& train = dataset->train;
    train.labels.resize(200);
    train.pixels.resize(train.labels.size() * 784);
    for (std::size_t k = 0; k < train.pixels.size(); ++k) {
        const std::uint64_t noise = (k * 2654435761ULL % (1ULL << 32)) >> 29;
        train.pixels[k] =
            static_cast<std::uint8_t>(std::min<std::uint64_t>(255, train.pixels[k] + noise));
    }
    return dataset;
}

/// The float run's starting point in double.
TrainingState<double> widened(const TrainingState<float>& state) {
    TrainingState<double> wide;
    wide.weights.assign(state.weights.begin(), state.weights.end());
    wide.optimizer = initialOptimizerState<double>({}, state.weights.size());
    wide.centers = state.centers.cast<double>();
    wide.hyperparameters = state.hyperparameters;
    return wide;
}

}  // namespace

/// tests/reference/make_trace.py made the reference with PyTorch in double.
class TrainerTraceTest : public QObject {
    Q_OBJECT

private slots:
    void fiftyStepsInDoubleArePyTorchs() {
        ThreadPool pool(2);
        const auto dataset = noisyImages();
        const Trainer<float> start(tracedPreset(), dataset, 1, pool);
        Trainer<double> trainer(tracedPreset(), dataset, 1, pool);
        trainer.restore(widened(start.state()));

        QList<QByteArray> rows = reference(".csv").trimmed().split('\n');
        rows.removeFirst();
        QCOMPARE(rows.size(), 50);
        for (const QByteArray& row : rows) {
            const StepMetrics metrics = trainer.step();
            const QList<QByteArray> cells = row.split(',');
            const double softmaxError = std::abs(metrics.softmaxLoss / cells[0].toDouble() - 1);
            const double centerError = std::abs(metrics.centerLoss / cells[1].toDouble() - 1);
            QVERIFY2(softmaxError < 1e-9 && centerError < 1e-9,
                     qPrintable(QString("step %1: %2, %3")
                                    .arg(metrics.step)
                                    .arg(softmaxError)
                                    .arg(centerError)));
        }
        std::vector<double> sampled;
        for (std::size_t k = 0; k < trainer.state().weights.size(); k += kSampled)
            sampled.push_back(trainer.state().weights[k]);
        const std::vector<double> weights = referenceValues(".weights.f64");
        QCOMPARE(sampled.size(), weights.size());
        QVERIFY(relativeDifference(sampled, weights) < 1e-6);
        const std::vector<double> centers = referenceValues(".centers.f64");
        QCOMPARE(centers.size(), std::size_t{20});
        QVERIFY(relativeDifference({trainer.state().centers.data(), 20}, centers) < 1e-6);
    }

    void floatGradientsOfTheFirstStepAreDoubles() {
        ThreadPool pool(2);
        const auto dataset = noisyImages();
        Trainer<float> narrow(tracedPreset(), dataset, 1, pool);
        Trainer<double> wide(tracedPreset(), dataset, 1, pool);
        wide.restore(widened(narrow.state()));
        const double narrowLoss = narrow.step().totalLoss;
        const double wideLoss = wide.step().totalLoss;
        QVERIFY(std::abs(narrowLoss / wideLoss - 1) < 1e-5);

        const ParameterLayout layout(tracedPreset().network);
        const std::vector<float>& gradients = narrow.gradients();
        const std::vector<double> widenedGradients(gradients.begin(), gradients.end());
        for (const Parameter& parameter : layout.parameters()) {
            const auto part = [&](const std::vector<double>& all) {
                return std::span(all).subspan(parameter.offset, parameter.size);
            };
            const double difference =
                relativeDifference(part(widenedGradients), part(wide.gradients()));
            QVERIFY2(
                difference < 1e-4,
                qPrintable(
                    QString("%1: %2").arg(QString::fromStdString(parameter.name)).arg(difference)));
        }
    }
};

QTEST_GUILESS_MAIN(TrainerTraceTest)
#include "trainer_trace_test.moc"
