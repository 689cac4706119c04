// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/trainer.h"

#include <cmath>
#include <memory>
#include <numbers>
#include <stdexcept>

#include <QTest>

#include "core/flush_denormals.h"
#include "nn/network.h"
#include "nn/optim/optimizer.h"
#include "runs/checkpoint.h"
#include "runs/event_log.h"
#include "support/refusal.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/evaluator.h"
#include "training/run_event.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// The bits of everything a step reports.
std::vector<double> losses(Trainer<float>& trainer, int steps) {
    std::vector<double> all;
    for (int k = 0; k < steps; ++k) {
        const StepMetrics metrics = trainer.step();
        all.insert(all.end(), {metrics.headLoss, metrics.embeddingLoss, metrics.totalLoss,
                               metrics.batchAccuracy, metrics.learningRate});
    }
    return all;
}

/// Images of 6 rows and 8 columns in three classes, whose bright stripe tells the class.
std::shared_ptr<const Dataset> stripes() {
    auto dataset = std::make_shared<Dataset>();
    dataset->classNames = {"left", "middle", "right"};
    for (Split* split : {&dataset->train, &dataset->validation, &dataset->test}) {
        split->shape = {6, 8, 1};
        for (int index = 0; index < 30; ++index) {
            const int label = index % 3;
            for (int pixel = 0; pixel < split->shape.size(); ++pixel)
                split->pixels.push_back(pixel % 8 / 3 == label ? 255 : 0);
            split->labels.push_back(static_cast<ClassLabel>(label));
        }
    }
    return dataset;
}

}  // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private slots:
    /// However small it is: one below the floor of halving stays.
    void aHalvingNeverRaisesTheLearningRate() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        trainer.setLearningRate(1e-320);
        trainer.halveLearningRate();
        QCOMPARE(trainer.state().hyperparameters.learningRate, 1e-320);
        trainer.setLearningRate(1.5 * kLeastLearningRate);
        trainer.halveLearningRate();
        QCOMPARE(trainer.state().hyperparameters.learningRate, kLeastLearningRate);
    }

    /// As an evaluation has it: the state that follows is another run's.
    void aStartFromDataTakesASmallerDataSet() {
        ThreadPool pool(1);
        Preset preset = smallNormalizedPreset();
        QVERIFY(preset.network.dataDependentScale);
        preset.hyperparameters.batchSize = 50;
        const Trainer<float> trainer(preset, smallDataset(27), 1, pool);
        QCOMPARE(trainer.state().step, std::int64_t{0});
    }

    void learnsTheSmallDataSet() {
        ThreadPool pool(2);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        double accuracy = 0;
        for (int k = 0; k < 200; ++k)
            accuracy = trainer.step().batchAccuracy;
        QCOMPARE(accuracy, 1.0);
    }

    void imagesAndClassesMayBeOthersThanMnists() {
        Preset preset = smallPreset();
        preset.augmentation = {.shift = 0.5, .rotation = 5};
        preset.network.input = {4, 4, 1};
        ThreadPool pool(1);
        Trainer<float> trainer(preset, stripes(), 1, pool);
        double accuracy = 0;
        for (int k = 0; k < 100; ++k)
            accuracy = trainer.step().batchAccuracy;
        QCOMPARE(accuracy, 1.0);
        QCOMPARE(trainer.batch().images.cols(), 64);
        QCOMPARE(trainer.state().embeddingLoss.centers.rows(), 3);
    }

    void theNumberOfClassesIsThatOfTheDataSet() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(200, 20, 50, 7), 1, pool);
        QCOMPARE(trainer.preset().network.classes, 7);
        for (int k = 0; k < 200; ++k)
            trainer.step();
        QCOMPARE(trainer.network().logits().cols(), 7);
        QCOMPARE(trainer.state().embeddingLoss.centers.rows(), 7);
        QCOMPARE(std::ranges::max(trainer.predictions(), {}, &Prediction::label).label,
                 ClassLabel{6});
        QCOMPARE(trainer.step().batchAccuracy, 1.0);
    }

    /// 100 steps near ln 7 = 1.95: with ten classes, whose chance is 2.30, that is no guessing.
    void guessingIsJudgedByTheClassesOfTheDataSet() {
        ThreadPool pool(1);
        for (const int classes : {7, 10}) {
            const Trainer<float> trainer(smallPreset(), smallDataset(200, 20, 50, classes), 1,
                                         pool);
            HealthMemory memory = trainer.state().health;
            const std::vector<float> gradients(trainer.gradients().size(), 1.0F);
            for (int k = 1; k <= 100; ++k) {
                StepMetrics metrics;
                metrics.step = k;
                metrics.lambda = 1;
                metrics.headLoss = metrics.totalLoss = 1.95;
                trainer.health().observe<float>(memory, metrics, 1, gradients);
            }
            QCOMPARE(trainer.health().issue(memory) == Issue::StillGuessing, classes == 7);
        }
    }

    void aStateOfOtherClassesIsRefusedBeforeAnythingChanges() {
        ThreadPool pool(1);
        const Trainer<float> seven(smallPreset(), smallDataset(200, 20, 50, 7), 1, pool);
        Trainer<float> ten(smallPreset(), smallDataset(), 1, pool);
        ten.step();
        const TrainingState<float> before = ten.state();
        QCOMPARE(refusalOf([&] { ten.restore(seven.state()); }),
                 QString("Expected a network for the 10 classes of Bars, found one for 7: choose "
                         "the data set that it was trained on."));
        QVERIFY(ten.state() == before);
    }

    void aRunEndsBeforeAFileOfItCouldNotBeRead() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        TrainingState<float> state = trainer.state();
        state.step = kLastStep - 1;
        trainer.restore(state);
        trainer.step();
        QVERIFY_EXCEPTION_THROWN(trainer.step(), Error);
        QCOMPARE(trainer.state().step, kLastStep);
        trainer.setLambda(0.25);
        const RunConfig config =
            makeRunConfig(smallPreset(), *smallDataset(), 1, bestInstructionSet());
        const std::string bytes = checkpointBytes(config, trainer.state());
        QVERIFY(parseCheckpoint(bytes, "last").state.step == kLastStep);
    }

    void metricsAreOfTheValuesBeforeTheUpdate() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        const Matrix<float> centersBefore = trainer.state().embeddingLoss.centers;
        const StepMetrics metrics = trainer.step();
        QCOMPARE(metrics.step, 1);
        QCOMPARE(metrics.epoch, 1);
        QCOMPARE(metrics.totalLoss, metrics.headLoss + 0.01 * metrics.embeddingLoss);
        double squares = 0;
        for (int n = 0; n < 10; ++n)
            squares += (trainer.embeddings().row(n) -
                        centersBefore.row(trainer.batch().labels[static_cast<std::size_t>(n)]))
                           .squaredNorm();
        QVERIFY(std::abs(metrics.embeddingLoss - squares / 20) < 1e-6);
        QVERIFY(trainer.state().embeddingLoss.centers != centersBefore);
    }

    void everyPresetTrainsAndStaysFinite_data() {
        QTest::addColumn<QString>("id");
        for (const Preset& preset : bundledPresets())
            QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
    }

    void everyPresetTrainsAndStaysFinite() {
        QFETCH(QString, id);
        Preset preset = findPreset(id.toStdString());
        preset.hyperparameters.batchSize = 10;
        ThreadPool pool(2);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        const std::vector<float> start = trainer.state().weights;
        for (int k = 0; k < 20; ++k) {
            const StepMetrics metrics = trainer.step();
            QVERIFY(std::isfinite(metrics.totalLoss));
        }
        QVERIFY(trainer.state().embeddingLoss.centers.allFinite());
        QVERIFY(trainer.state().weights != start);
    }

    void theNumberOfThreadsChangesNoBit_data() {
        QTest::addColumn<Preset>("preset");
        QTest::newRow("plain") << smallPreset();
        QTest::newRow("normalized") << smallNormalizedPreset();
        QTest::newRow("augmented") << smallAugmentedPreset();
    }

    void theNumberOfThreadsChangesNoBit() {
        QFETCH(Preset, preset);
        std::vector<std::vector<double>> runs;
        for (const int threads : {1, 2, 3}) {
            ThreadPool pool(threads);
            Trainer<float> trainer(preset, smallDataset(), 1, pool);
            runs.push_back(losses(trainer, 25));  // into the second epoch
        }
        QCOMPARE(runs[1], runs[0]);
        QCOMPARE(runs[2], runs[0]);
    }

    void aNormalizedRunContinuesWithItsRunningAverages() {
        ThreadPool pool(2);
        Trainer<float> trainer(smallNormalizedPreset(), smallDataset(), 1, pool);
        losses(trainer, 15);
        const TrainingState<float> moment = trainer.state();
        QVERIFY(moment.statistics !=
                initialStatistics<float>(ParameterLayout(trainer.preset().network)));
        losses(trainer, 5);
        Trainer<float> other(smallNormalizedPreset(), smallDataset(), 2, pool);
        other.restore(moment);
        QCOMPARE(other.state().statistics, moment.statistics);
        QVERIFY(trainer.state().statistics != moment.statistics);
    }

    void theStepsEmbeddingsStayWhateverIsEvaluated() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        trainer.step();
        const Matrix<float> embeddings = trainer.embeddings();
        Evaluator<float> evaluator(trainer, SplitKind::Test, {0, 1, 2});
        while (!evaluator.advance(trainer.network(), trainer.evaluationBatch())) {
        }
        QCOMPARE(trainer.embeddings(), embeddings);
    }

    void anotherSeedIsAnotherRun() {
        ThreadPool pool(1);
        Trainer<float> one(smallPreset(), smallDataset(), 1, pool);
        Trainer<float> two(smallPreset(), smallDataset(), 2, pool);
        QVERIFY(losses(one, 3) != losses(two, 3));
    }

    /// What is left of Algorithm 1 without it: softmax alone, made here of its parts.
    void lambdaZeroGivesTheWeightsOfNoCenterLossAtAll_data() {
        QTest::addColumn<Preset>("preset");
        QTest::newRow("Adam") << smallPreset();
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        preset.optimizer.weightDecay = 0.001;
        preset.network.embeddingAfterActivation = true;
        QTest::newRow("SGD, embedding after its activation") << preset;
        QTest::newRow("normalized") << smallNormalizedPreset();
    }

    void lambdaZeroGivesTheWeightsOfNoCenterLossAtAll() {
        QFETCH(Preset, preset);
        preset.hyperparameters.lambda = 0;
        ThreadPool pool(2);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        const NetworkDescription description = trainer.preset().network;
        const int m = preset.hyperparameters.batchSize;
        Network<float> network(description, m, pool);
        std::vector<float> weights = trainer.state().weights;
        std::vector<float> statistics = trainer.state().statistics;
        OptimizerState<float> optimizer = trainer.state().optimizer;
        std::vector<Parameter> biases;
        for (const Parameter& each : network.layout().parameters())
            if (each.role == Parameter::Role::Bias)
                biases.push_back(each);
        const Matrix<float> noPull = Matrix<float>::Zero(m, description.embeddingSize);
        Matrix<float> logitGradients;
        std::vector<float> gradients(weights.size());
        const auto centers = trainer.state().embeddingLoss.centers;
        for (int k = 0; k < 50; ++k) {
            trainer.step();
            const FlushDenormals flush;
            const Batch<float>& batch = trainer.batch();
            network.forward(weights, batch.images, statistics);
            network.head().gradient(network.logits(), batch.labels, preset.hyperparameters,
                                    logitGradients);
            network.backward(weights, noPull, logitGradients, gradients);
            updateWeights<float>(preset.optimizer, preset.hyperparameters.learningRate, gradients,
                                 weights, optimizer, pool, bestInstructionSet(), biases);
            QVERIFY(trainer.state().weights == weights);
        }
        QVERIFY(trainer.state().embeddingLoss.centers != centers);  // they move all the same
    }

    void aCopiedStateContinuesBitForBit_data() {
        QTest::addColumn<Preset>("preset");
        QTest::newRow("plain") << smallPreset();
        QTest::newRow("augmented") << smallAugmentedPreset();
    }

    void aCopiedStateContinuesBitForBit() {
        QFETCH(Preset, preset);
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        losses(trainer, 15);  // into the middle of an epoch
        const TrainingState<float> moment = trainer.state();
        const std::vector<double> onwards = losses(trainer, 30);
        Trainer<float> other(preset, smallDataset(), 1, pool);
        other.restore(moment);
        QCOMPARE(losses(other, 30), onwards);
        QVERIFY(other.state() == trainer.state());
    }

    void changesActFromTheNextStepAndAreRecordedOnce() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        losses(trainer, 2);
        trainer.setLambda(1);
        trainer.setLambda(1);
        trainer.setAlpha(0);
        trainer.halveLearningRate();
        using Change = HyperparameterChange;
        const std::vector<Change> expected{
            {3, Hyperparameter::Lambda, 0.01, 1, Change::Cause::User},
            {3, Hyperparameter::Alpha, 0.5, 0, Change::Cause::User},
            {3, Hyperparameter::LearningRate, 0.01, 0.005, Change::Cause::Halving}};
        QCOMPARE(trainer.takeChanges(), expected);
        QVERIFY(trainer.takeChanges().empty());
        const Matrix<float> centers = trainer.state().embeddingLoss.centers;
        const StepMetrics metrics = trainer.step();
        QCOMPARE(metrics.lambda, 1.0);
        QCOMPARE(metrics.alpha, 0.0);
        QCOMPARE(metrics.learningRate, 0.005);
        QCOMPARE(trainer.state().embeddingLoss.centers, centers);
    }

    void rulesHalveTheValueInForce() {
        Preset preset = smallPreset();
        preset.halvingRule.kind = HalvingRule::Kind::EveryNSteps;
        preset.halvingRule.every = 3;
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        std::vector<double> rates;
        for (int k = 1; k <= 7; ++k) {
            if (k == 5)
                trainer.setLearningRate(0.1);
            rates.push_back(trainer.step().learningRate);
        }
        QCOMPARE(rates, (std::vector<double>{0.01, 0.01, 0.01, 0.005, 0.1, 0.1, 0.05}));
        QCOMPARE(trainer.takeChanges().back(),
                 (HyperparameterChange{7, Hyperparameter::LearningRate, 0.1, 0.05,
                                       HyperparameterChange::Cause::Rule}));
    }

    void rulesMayMultiplyByAnotherFactorAndCountEpochs() {
        Preset preset = smallPreset();
        preset.halvingRule.kind = HalvingRule::Kind::EveryNSteps;
        preset.halvingRule.every = 2;
        preset.halvingRule.inEpochs = true;
        preset.halvingRule.factor = 0.1;
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);  // 20 steps per epoch
        losses(trainer, 40);
        const StepMetrics first = trainer.step();
        QCOMPARE(first.epoch, 3);
        QCOMPARE(first.learningRate, 0.001);
        QCOMPARE(trainer.takeChanges().back().step, 41);
    }

    void aRateMultipliedForEverStaysAboveZero() {
        Preset preset = smallPreset();
        preset.halvingRule.kind = HalvingRule::Kind::EveryNSteps;
        preset.halvingRule.every = 1;
        preset.halvingRule.factor = 1e-6;
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        losses(trainer, 60);  // to 1e-362, which no double can be
        QVERIFY(trainer.state().hyperparameters.learningRate > 0);
        trainer.halveLearningRate();
        QVERIFY(trainer.state().hyperparameters.learningRate > 0);
        const std::vector<RunEvent>& history = trainer.state().history;
        QVERIFY(parseEvents(eventLines(history), "events.jsonl") == history);
    }

    void aScheduleHoldsItsValueUntilItIsOverOrTouched() {
        Preset preset = smallPreset();
        preset.schedules.lambda.knots = {{2, 0}, {4, 1}};
        preset.schedules.alpha.knots = {{1, 0}, {100, 0.5}};
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        std::vector<double> lambdas;
        for (int k = 1; k <= 6; ++k)
            lambdas.push_back(trainer.step().lambda);
        QCOMPARE(lambdas, (std::vector<double>{0, 0, 0.5, 1, 1, 1}));
        QVERIFY(!trainer.scheduled().lambda);
        QVERIFY(trainer.scheduled().alpha);
        QVERIFY(trainer.takeChanges().empty());
        trainer.setAlpha(0.25);
        trainer.step();
        QCOMPARE(trainer.step().alpha, 0.25);
        QVERIFY(!trainer.scheduled().alpha);
    }

    void aValueThatIsHeldWhereItsScheduleHasItEndsTheSchedule() {
        Preset preset = smallPreset();
        preset.schedules.alpha.knots = {{3, 0.25}, {4, 0.5}};
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        trainer.setAlpha(0.25);
        QVERIFY(!trainer.scheduled().alpha);
        losses(trainer, 4);
        QCOMPARE(trainer.step().alpha, 0.25);
        trainer.setAlpha(0.25);
        QCOMPARE(trainer.takeChanges().size(), std::size_t{1});
    }

    void centersThatHaveNoAlphaRefuseOne() {
        Preset preset = smallPreset();
        preset.embeddingLoss = CenterLossDescription{.rule = {CenterRule::Kind::Solver}};
        preset.hyperparameters.alpha = 0;
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        QVERIFY_EXCEPTION_THROWN(trainer.setAlpha(0.5), Error);
        QCOMPARE(trainer.step().alpha, 0.01);  // the learning rate moves them
    }

    void allImagesOfTheTrainingFileCanBeLearnt() {
        Preset preset = smallPreset();
        preset.trainingImages = TrainingImages::All;
        preset.shuffle = false;
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        QCOMPARE(trainer.trainingImages(), 220);
        trainer.step();
        QCOMPARE(trainer.batch().sampleIds.front(), 0);
        losses(trainer, 2);
        QCOMPARE(trainer.batch().sampleIds.front(), 20);  // the first after the validation images
    }

    void anEpochEndsWhereNoBatchOfItIsLeft() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);  // 200 images, 10 per step
        losses(trainer, 15);
        trainer.setBatchSize(30);
        QVERIFY(!trainer.isEpochOver());
        trainer.step();
        QVERIFY(trainer.isEpochOver());  // 180 of the 200 images: no 30 are left
        QCOMPARE(trainer.step().epoch, 2);
        QVERIFY(!trainer.isEpochOver());
    }

    void centersOnARingAndLastWeightsAlongThem() {
        Preset preset = smallPreset();
        preset.centerStart = CenterStart::Ring;
        preset.ringRadius = 3;
        preset.lastWeightLength = 2;
        ThreadPool pool(1);
        const Trainer<double> trainer(preset, smallDataset(), 1, pool);
        const TrainingState<double>& state = trainer.state();
        const ParameterLayout layout(preset.network);
        const Parameter& last = *layout.find("last.weight");
        const ConstMatrixMap<double> rows(state.weights.data() + last.offset, 10, 2);
        for (Eigen::Index j = 0; j < 10; ++j) {
            QVERIFY(std::abs(state.embeddingLoss.centers.row(j).norm() - 3) < 1e-12);
            QVERIFY((rows.row(j) - 2.0 / 3.0 * state.embeddingLoss.centers.row(j)).norm() < 1e-12);
        }
        QVERIFY(
            std::abs(
                (state.embeddingLoss.centers.row(1) - state.embeddingLoss.centers.row(0)).norm() -
                6 * std::sin(std::numbers::pi / 10)) < 1e-12);
    }

    void weightNormalizationStartsTheLastWeightsAsLongAsAsked() {
        Preset preset = smallPreset();
        preset.centerStart = CenterStart::Ring;
        preset.lastWeightLength = 2;
        preset.network.weightNormalization = true;
        ThreadPool pool(1);
        const Trainer<double> trainer(preset, smallDataset(), 1, pool);
        const ParameterLayout layout(preset.network);
        const Parameter& scale = *layout.find("last.scale");
        for (std::size_t j = 0; j < 10; ++j)
            QVERIFY(std::abs(trainer.state().weights[scale.offset + j] - 2) < 1e-12);
    }

    void aPlateauOfTheValidationLossHalves() {
        Preset preset = smallPreset();
        preset.halvingRule.kind = HalvingRule::Kind::OnPlateau;
        preset.halvingRule.watch = HalvingRule::Watch::ValidationLoss;
        preset.halvingRule.patience = 10;
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        trainer.observeValidationLoss(0, 1.0);
        trainer.observeValidationLoss(10, 1.0);
        QCOMPARE(trainer.state().hyperparameters.learningRate, 0.005);
    }

    void theBatchSizeMayGrowWhileTraining() {
        ThreadPool pool(2);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        trainer.step();
        trainer.setBatchSize(150);
        QCOMPARE(trainer.step().batchSize, 150);
        QCOMPARE(trainer.embeddings().rows(), 150);
    }

    void valuesOutOfRangeAreRefusedAndChangeNothing() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        const Hyperparameters before = trainer.state().hyperparameters;
        QVERIFY_EXCEPTION_THROWN(trainer.setLearningRate(0), Error);
        QVERIFY_EXCEPTION_THROWN(trainer.setLambda(-1), Error);
        QVERIFY_EXCEPTION_THROWN(trainer.setAlpha(1.5), Error);
        QVERIFY_EXCEPTION_THROWN(trainer.setBatchSize(201), Error);
        for (const double batchSize : {0.5, 32.5, 1e20, -1e20, std::nan("")})
            QVERIFY_EXCEPTION_THROWN(trainer.set(Hyperparameter::BatchSize, batchSize), Error);
        QCOMPARE(trainer.state().hyperparameters, before);
        QVERIFY(trainer.takeChanges().empty());
    }
};

CENTERSCOPE_GUILESS_TEST(TrainerTest)
#include "trainer_test.moc"
