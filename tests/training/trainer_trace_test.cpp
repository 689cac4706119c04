// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <cstring>

#include <QFile>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "nn/layers/weight_normalization.h"
#include "support/gradient_check.h"
#include "support/room_test.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// What make_trace.py was told: every so manieth weight is kept.
struct Trace {
    const char* name;
    int steps;
    std::size_t sampled;
};
constexpr Trace kTraces[] = {{"center-loss-2018", 50, 101},
                             {"batch-normalization", 20, 7},
                             {"mean-only-batch-normalization", 20, 7},
                             {"weight-normalization", 20, 7},
                             {"caffe-face", 20, 101},
                             {"pytorch-center-loss", 20, 101}};

const QString kReferences = CENTERSCOPE_REFERENCES;

QByteArray reference(const Trace& trace, const char* what) {
    QFile file(kReferences + "/trace/" + trace.name + what);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<double> referenceValues(const Trace& trace, const char* what) {
    const QByteArray bytes = reference(trace, what);
    std::vector<double> values(static_cast<std::size_t>(bytes.size()) / sizeof(double));
    std::memcpy(values.data(), bytes.data(), static_cast<std::size_t>(bytes.size()));
    return values;
}

Preset tracedPreset(const Trace& trace = kTraces[0]) {
    const QString file = kReferences + "/presets/" + trace.name + ".json";
    Preset preset = findPreset(QFile::exists(file) ? file.toStdString() : trace.name);
    if (&trace == kTraces)
        preset.hyperparameters.batchSize = 20;
    if (preset.optimizer.kind == OptimizerDescription::Kind::Sgd) {
        preset.hyperparameters.batchSize = 8;
        preset.halvingRule = {};
        preset.halvingRule.kind = HalvingRule::Kind::AtSteps;
        preset.halvingRule.steps = {10};
        preset.halvingRule.factor = 0.8;
    }
    preset.trainingImages = TrainingImages::AfterValidation;
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

/// The float run's starting point in double. The scales of weight normalization are measured anew,
/// as make_trace.py does it, since they are no numbers that were drawn.
TrainingState<double> widened(const TrainingState<float>& state, const ParameterLayout& layout) {
    TrainingState<double> wide;
    wide.weights.assign(state.weights.begin(), state.weights.end());
    WeightNormalization<double>(layout).measureScales(wide.weights);
    wide.statistics.assign(state.statistics.begin(), state.statistics.end());
    wide.optimizer = initialOptimizerState<double>({}, state.weights.size());
    wide.embeddingLoss.centers = state.embeddingLoss.centers.cast<double>();
    for (const auto& [name, values] : state.embeddingLoss.others)
        wide.embeddingLoss.others.push_back({name, values.cast<double>()});
    wide.health = state.health;
    wide.hyperparameters = state.hyperparameters;
    wide.halvingRule = state.halvingRule;
    return wide;
}

}  // namespace

/// tests/reference/make_trace.py made the reference with PyTorch in double.
class TrainerTraceTest : public QObject {
    Q_OBJECT

private slots:
    void stepsInDoubleArePyTorchs_data() {
        QTest::addColumn<int>("index");
        for (int index = 0; const Trace& trace : kTraces)
            QTest::newRow(trace.name) << index++;
    }

    void stepsInDoubleArePyTorchs() {
        QFETCH(int, index);
        const Trace& trace = kTraces[index];
        ThreadPool pool(2);
        const auto dataset = noisyImages();
        const Preset preset = tracedPreset(trace);
        const Trainer<float> start(preset, dataset, 1, pool);
        Trainer<double> trainer(preset, dataset, 1, pool);
        trainer.restore(widened(start.state(), ParameterLayout(preset.network)));

        QList<QByteArray> rows = reference(trace, ".csv").trimmed().split('\n');
        rows.removeFirst();
        QCOMPARE(rows.size(), trace.steps);
        for (const QByteArray& row : rows) {
            const StepMetrics metrics = trainer.step();
            const QList<QByteArray> cells = row.split(',');
            const double softmaxError = std::abs(metrics.headLoss / cells[0].toDouble() - 1);
            const double centerError = std::abs(metrics.embeddingLoss / cells[1].toDouble() - 1);
            QVERIFY2(softmaxError < 1e-9 && centerError < 1e-9,
                     qPrintable(QString("step %1: %2, %3")
                                    .arg(metrics.step)
                                    .arg(softmaxError)
                                    .arg(centerError)));
        }
        const TrainingState<double>& state = trainer.state();
        std::vector<double> sampled;
        for (std::size_t k = 0; k < state.weights.size(); k += trace.sampled)
            sampled.push_back(state.weights[k]);
        const auto agree = [](std::span<const double> actual, std::span<const double> expected) {
            return actual.size() == expected.size() && relativeDifference(actual, expected) < 1e-6;
        };
        QVERIFY(agree(sampled, referenceValues(trace, ".weights.f64")));
        QVERIFY(agree({state.embeddingLoss.centers.data(), 20},
                      referenceValues(trace, ".centers.f64")));
        QVERIFY(agree(state.statistics, referenceValues(trace, ".statistics.f64")));
    }

    void floatGradientsOfTheFirstStepAreDoubles() {
        ThreadPool pool(2);
        const auto dataset = noisyImages();
        Trainer<float> narrow(tracedPreset(), dataset, 1, pool);
        Trainer<double> wide(tracedPreset(), dataset, 1, pool);
        const ParameterLayout layout(tracedPreset().network);
        wide.restore(widened(narrow.state(), layout));
        const double narrowLoss = narrow.step().totalLoss;
        const double wideLoss = wide.step().totalLoss;
        QVERIFY(std::abs(narrowLoss / wideLoss - 1) < 1e-5);

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

CENTERSCOPE_GUILESS_TEST(TrainerTraceTest)
#include "trainer_trace_test.moc"
