// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_health.h"

#include <cmath>
#include <limits>

#include <QTest>

#include "runs/checkpoint.h"
#include "runs/step_fork.h"
#include "runs/undo_entry.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

constexpr double kChance = 2.302585;

/// Feeds steps of the same losses to a health of the small preset's network.
class Patient {
public:
    explicit Patient(std::int64_t expectedPlateau)
        : layout_(smallPreset().network), gradients_(layout_.size(), 0.5F) {
        health.emplace(layout_, 10, expectedPlateau);
        memory = HealthMemory(layout_);
    }

    void live(int steps, double softmaxLoss, double centerLoss) {
        for (int k = 0; k < steps; ++k) {
            StepMetrics metrics;
            metrics.step = ++step_;
            metrics.lambda = 1;
            metrics.headLoss = softmaxLoss;
            metrics.embeddingLoss = centerLoss;
            metrics.totalLoss = softmaxLoss + centerLoss;
            health->observe<float>(memory, metrics, centerLoss, gradients_);
        }
    }

    std::optional<Issue> issue() const {
        const auto found = health->diagnosis(memory);
        return found ? std::optional(found->issue) : std::nullopt;
    }

    void killChannels(std::size_t channels) {
        const Parameter& bias = *layout_.find("blocks.0.bias");
        std::fill_n(bias.in(std::span(gradients_)), channels, 0.0F);
    }

    std::optional<RunHealth> health;
    HealthMemory memory;

private:
    ParameterLayout layout_;
    std::vector<float> gradients_;
    std::int64_t step_ = 0;
};

}  // namespace

class RunHealthTest : public QObject {
    Q_OBJECT

private slots:
    void sentencesHaveADecimalPointInEveryLocale() {
        Patient patient(10);
        patient.live(50, 2.75, 0);
        StepMetrics metrics;
        metrics.step = 51;
        metrics.learningRate = 0.5;
        metrics.lambda = 0.01;
        metrics.headLoss = metrics.totalLoss = 1.2249e25;
        QCOMPARE(english(patient.health->divergence(patient.memory, metrics)->message),
                 std::string("Training has diverged: the loss of step 51 is 1.22e+25, after a mean "
                             "of 2.75, at a learning rate of 0.5 and a lambda of 0.01."));
        metrics.totalLoss = NAN;
        QCOMPARE(
            english(patient.health->divergence(patient.memory, metrics)->message),
            std::string("Training has diverged: the loss of step 51 is not a finite number, at "
                        "a learning rate of 0.5 and a lambda of 0.01."));
        Patient collapsed(10);
        collapsed.live(50, kChance, 0);
        QVERIFY(english(collapsed.health->diagnosis(collapsed.memory)->message).find("2.30") !=
                std::string::npos);
    }

    void guessingIsACollapseOnlyAfterTheExpectedPlateau() {
        Patient patient(200);
        patient.live(200, kChance, 0.001);
        QCOMPARE(patient.issue(), std::optional(Issue::StillGuessing));
        patient.live(1, kChance, 0.001);
        QCOMPARE(patient.issue(), std::optional(Issue::Collapse));
        QCOMPARE(issueName(patient.health->diagnosis(patient.memory)->issue), "collapse");
    }

    void guessingAwayFromTheCentersIsNoCollapse() {
        Patient patient(10);
        patient.live(500, kChance, 3);
        QCOMPARE(patient.issue(), std::optional(Issue::StillGuessing));
    }

    void aLossThatIsWorseThanThatOfGuessingIsNoLearning() {
        Patient patient(200);
        patient.live(201, 2.7, 0.001);
        QCOMPARE(patient.issue(), std::optional(Issue::Collapse));
        patient.live(100, 2.4, 0.001);
        QCOMPARE(patient.issue(), std::optional(Issue::Collapse));
    }

    /// Few images per step and a head start: most are right, and some are very wrong.
    void aLossThatIsWorseAwayFromTheCentersIsNoGuessing() {
        Patient patient(200);
        for (int k = 0; k < 100; ++k) {
            patient.live(3, 0.9, 1);
            patient.live(1, 8, 1);
            QCOMPARE(patient.issue(), std::nullopt);
        }
    }

    void whoLearnsAgainIsWell() {
        Patient patient(10);
        patient.live(100, kChance, 0.001);
        QCOMPARE(patient.issue(), std::optional(Issue::Collapse));
        patient.live(300, 0.5, 0.1);
        QCOMPARE(patient.issue(), std::nullopt);
    }

    void unitsWithoutAnyGradientAreDeadAfterAWhile() {
        Patient patient(1000);
        patient.killChannels(3);  // of four
        patient.live(100, 0.5, 0.1);
        QCOMPARE(patient.health->deadUnits(patient.memory), 0);
        patient.live(1, 0.5, 0.1);
        QCOMPARE(patient.health->deadUnits(patient.memory), 3);
        QCOMPARE(patient.memory.lastAlive.size(), std::size_t{4});
        QCOMPARE(patient.issue(), std::optional(Issue::DeadUnits));
    }

    void aLossThatJumpsAThousandfoldIsAnExplosion() {
        Patient patient(1000);
        patient.live(50, 3, 1);
        StepMetrics metrics;
        metrics.step = 51;
        metrics.lambda = 1;
        metrics.headLoss = metrics.totalLoss = 3900;
        QVERIFY(!patient.health->divergence(patient.memory, metrics));
        metrics.totalLoss = 4100;
        QCOMPARE(patient.health->divergence(patient.memory, metrics)->issue, Issue::Explosion);
        metrics.totalLoss = std::numeric_limits<double>::infinity();
        QCOMPARE(patient.health->divergence(patient.memory, metrics)->issue, Issue::NonFinite);
        patient.memory.restart();
        metrics.totalLoss = 4100;
        QVERIFY(!patient.health->divergence(patient.memory, metrics));
    }

    /// After 50 steps of 3 + 1 the softmax loss is 3 g^k in step 50 + k. In the mean a step counts
    /// for at most five times the mean, so that this grows by 1.08 per step at most: the loss is a
    /// thousand times as much at the latest when 3 g^k > 1000 (3 · 1.08^k + 1).
    void whatGrowsTenfoldEveryFewStepsIsAnExplosion_data() {
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("latest");
        QTest::newRow("every step") << 1 << 4;
        QTest::newRow("every second step") << 2 << 7;
        QTest::newRow("every fifth step") << 5 << 19;
        QTest::newRow("every tenth step") << 10 << 47;
    }

    void whatGrowsTenfoldEveryFewStepsIsAnExplosion() {
        QFETCH(int, steps);
        QFETCH(int, latest);
        Patient patient(1000);
        patient.live(50, 3, 1);
        for (int k = 1; k <= latest; ++k) {
            StepMetrics metrics;
            metrics.step = 50 + k;
            metrics.lambda = 1;
            metrics.headLoss = 3 * std::pow(10, static_cast<double>(k) / steps);
            metrics.totalLoss = metrics.headLoss + 1;
            if (const auto found = patient.health->divergence(patient.memory, metrics)) {
                QCOMPARE(found->issue, Issue::Explosion);
                return;
            }
            patient.live(1, metrics.headLoss, 1);
        }
        QFAIL("It has not been named.");
    }

    /// From 4 to 400 and back, and up once more: a bad stretch, no growth without end.
    void aLossThatRisesAHundredfoldAndFallsIsNoExplosion() {
        Patient patient(1000);
        patient.live(50, 3, 1);
        StepMetrics metrics;
        metrics.lambda = 1;
        metrics.totalLoss = 400;
        for (int k = 0; k < 3; ++k) {
            QVERIFY(!patient.health->divergence(patient.memory, metrics));
            patient.live(20, 399, 1);
            patient.live(50, 3, 1);
        }
    }

    /// A center loss that begins at 0, as where all embeddings do, is not compared with nothing.
    void aLambdaThatRisesAfterATinyCenterLossIsNoExplosion() {
        Patient patient(1000);
        patient.live(1, 3, 0);
        patient.live(400, 3, 5);
        StepMetrics metrics;
        metrics.step = 402;
        metrics.headLoss = 3;
        metrics.embeddingLoss = 5;
        metrics.lambda = 1e6;
        metrics.totalLoss = 3 + 5e6;
        QVERIFY(!patient.health->divergence(patient.memory, metrics));
    }

    void aLambdaThatRisesIsNoExplosion() {
        Patient patient(1000);
        patient.live(50, 3, 1);
        StepMetrics metrics;
        metrics.step = 51;
        metrics.headLoss = 3;
        metrics.embeddingLoss = 1;
        metrics.lambda = 10'000;
        metrics.totalLoss = 10'003;
        QVERIFY(!patient.health->divergence(patient.memory, metrics));
    }

    void earlyGuessingIsNothingToSpeakOf() {
        Patient patient(1000);
        patient.live(99, kChance, 0.1);
        QCOMPARE(patient.issue(), std::nullopt);
        patient.live(1, kChance, 0.1);
        QCOMPARE(patient.issue(), std::optional(Issue::StillGuessing));
    }

    void whoeverChangesLambdaMayWaitForAnotherPlateau() {
        Patient patient(200);
        patient.live(201, kChance, 0.001);
        QCOMPARE(patient.issue(), std::optional(Issue::Collapse));
        patient.memory.restartPlateau();
        patient.live(200, kChance, 0.001);
        QCOMPARE(patient.issue(), std::optional(Issue::StillGuessing));
    }

    void aScheduleOfLambdaHidesNoDeadUnit() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.schedules.lambda.knots = {{1, 0}, {1000, 1}};
        preset.network.blocks[0].activation = {ActivationDescription::Kind::ReLU};
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        TrainingState<float> state = trainer.state();
        const ParameterLayout layout(preset.network);
        const Parameter& bias = *layout.find("blocks.0.bias");
        std::fill_n(bias.in(std::span(state.weights)), bias.size, -1000.0F);
        trainer.restore(state);
        for (int k = 0; k < 150; ++k)
            trainer.step();
        const HealthMemory& health = trainer.state().health;
        QCOMPARE(RunHealth::deadUnits(health), static_cast<int>(health.lastAlive.size()));
    }

    void normalizedChannelsAreAlive() {
        ThreadPool pool(1);
        Trainer<float> trainer(smallNormalizedPreset(), smallDataset(), 1, pool);
        for (int k = 0; k < 150; ++k)
            trainer.step();
        QCOMPARE(RunHealth::deadUnits(trainer.state().health), 0);
    }

    void aDivergingRunStopsBeforeItsStateIsTouched() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 150; ++k)
            trainer.step();
        trainer.setLearningRate(1000);
        TrainingState<float> before = trainer.state();
        const auto trainUntilDivergence = [&] {
            for (int k = 0; k < 100; ++k) {
                before = trainer.state();
                trainer.step();
            }
        };
        QVERIFY_EXCEPTION_THROWN(trainUntilDivergence(), Divergence);
        QVERIFY(trainer.state().embeddingLoss.centers.allFinite());
        QCOMPARE(trainer.state().step, before.step);
        QCOMPARE(trainer.state().loader, before.loader);
        QVERIFY_EXCEPTION_THROWN(trainer.step(), Divergence);  // and again
    }

    void theLastSoundStateTrainsOnWithHalfTheRate() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 150; ++k)
            trainer.step();
        trainer.setLearningRate(1e6);
        bool diverged = false;
        for (int k = 0; k < 100 && !diverged; ++k) {
            try {
                trainer.step();
            } catch (const Divergence& divergence) {
                diverged = true;
                QVERIFY(divergence.diagnosis.step >= 151);
                QVERIFY(QString(divergence.what()).contains("diverged"));
            }
        }
        QVERIFY(diverged);
        QCOMPARE(trainer.lastGoodStep(), 100);
        trainer.returnToLastGoodState();
        QCOMPARE(trainer.state().step, 100);
        // Half of what was sound, not of what ruined the run.
        QCOMPARE(trainer.state().hyperparameters.learningRate, 0.005);
        QCOMPARE(trainer.takeChanges().back().to, 0.005);
        for (int k = 0; k < 30; ++k)
            QVERIFY(std::isfinite(trainer.step().totalLoss));
    }

    void theRateIsHalvedThatTheScheduleHadComeTo() {
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        preset.schedules.learningRate.knots = {{1, 0.001}, {101, 0.011}, {1000, 0.011}};
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 90; ++k)
            trainer.step();
        QCOMPARE(trainer.lastGoodStep(), 0);  // at the rate of 0.001 that the warm-up began with
        const double inForce = trainer.state().hyperparameters.learningRate;
        trainer.returnToLastGoodState();
        QCOMPARE(trainer.state().step, 0);
        QCOMPARE(trainer.state().hyperparameters.learningRate, inForce / 2);
        QVERIFY(!trainer.scheduled().learningRate);
        QCOMPARE(trainer.step().learningRate, inForce / 2);
    }

    void aRateThatSomeoneHasRaisedDoesNotCount() {
        Preset preset = smallPreset();
        preset.schedules.learningRate.knots = {{1, 0.001}, {101, 0.011}, {1000, 0.011}};
        ThreadPool pool(1);
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 90; ++k)
            trainer.step();
        trainer.setLearningRate(1e6);
        trainer.returnToLastGoodState();
        QCOMPARE(trainer.state().hyperparameters.learningRate,
                 preset.schedules.learningRate.at(91) / 2);
    }

    void aStateThatWasTheOverflowsFirstStepIsNotSound() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 199; ++k)
            trainer.step();
        trainer.setLearningRate(1e6);  // the state at step 200 is ruined and yet finite
        const auto trainOn = [&] {
            for (int k = 0; k < 40; ++k)
                trainer.step();
        };
        QVERIFY_EXCEPTION_THROWN(trainOn(), Divergence);
        QVERIFY(trainer.lastGoodStep() < 200);
    }

    void theSolversVelocityReturnsToo() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        preset.embeddingLoss = CenterLossDescription{.rule = {CenterRule::Kind::Solver}};
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 100; ++k)
            trainer.step();
        const TrainingState<float> sound = trainer.state();
        for (int k = 0; k < 60; ++k)
            trainer.step();
        trainer.returnToLastGoodState();
        QCOMPARE(trainer.state().step, 100);
        QVERIFY(trainer.state().embeddingLoss == sound.embeddingLoss);
        QVERIFY(trainer.state().optimizer == sound.optimizer);
        QVERIFY(trainer.state().loader == sound.loader);
        QVERIFY(trainer.state().weights == sound.weights);
    }

    void aRunThatResumesIsJudgedAsIfItHadNeverStopped() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        Trainer<float> whole(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 150; ++k)
            whole.step();
        const RunConfig config = makeRunConfig(preset, *smallDataset(), 1, bestInstructionSet());
        Trainer<float> resumed(preset, smallDataset(), 1, pool);
        resumed.restore(parseCheckpoint(checkpointBytes(config, whole.state()), "mine").state);
        const auto verdict = [](Trainer<float>& trainer) {
            trainer.setLearningRate(1000);
            try {
                for (int k = 0; k < 100; ++k)
                    trainer.step();
            } catch (const Divergence& divergence) {
                return divergence.diagnosis;
            }
            return Diagnosis();
        };
        const Diagnosis found = verdict(whole);
        QVERIFY(found.step > 150);
        QCOMPARE(verdict(resumed), found);
        QVERIFY(resumed.state() == whole.state());
    }

    /// Where no image reaches the one block all embeddings are the same: a hundred steps of
    /// guessing are over at step 100, and a hundred steps after the first without a gradient at
    /// step 101.
    void whatIsWrongIsAnEventWhenItBegins() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.network.blocks[0].activation = {ActivationDescription::Kind::ReLU};
        Trainer<float> whole(preset, smallDataset(), 1, pool);
        TrainingState<float> state = whole.state();
        const ParameterLayout layout(preset.network);
        const Parameter& bias = *layout.find("blocks.0.bias");
        std::fill_n(bias.in(std::span(state.weights)), bias.size, -1000.0F);
        whole.restore(state);
        for (int k = 0; k < 101; ++k)
            whole.step();
        const std::vector<RunEvent> begun{HealthChange{100, Issue::StillGuessing},
                                          HealthChange{101, Issue::DeadUnits}};
        QVERIFY(whole.state().history == begun);
        whole.setLambda(1);
        for (int k = 0; k < 9; ++k)
            whole.step();
        QCOMPARE(whole.state().history.size(), std::size_t{3});  // those, and the change

        // From a checkpoint of step 101 it is not found anew, from one before it is found again.
        const RunConfig config = makeRunConfig(preset, *smallDataset(), 1, bestInstructionSet());
        Trainer<float> again(preset, smallDataset(), 1, pool);
        again.restore(state);
        for (const std::int64_t from : {60, 101}) {
            while (again.state().step < from)
                again.step();
            again.restore(parseCheckpoint(checkpointBytes(config, again.state()), "mine").state);
        }
        QVERIFY(again.state().history == begun);
        std::span<const RunEvent> left = whole.state().history;
        for (int k = 0; k < 9; ++k) {
            applyDueEvents(again, left);
            again.step();
        }
        QVERIFY(left.empty());
        QVERIFY(again.state() == whole.state());

        const auto undo = lastUndoEntry(whole.state().history, HalvingRule(), preset);
        QVERIFY(std::get<HyperparameterChange>(undo->change).which == Hyperparameter::Lambda);
        QVERIFY(!lastUndoEntry(begun, HalvingRule(), preset));
    }

    void watchingChangesNoRun() {
        ThreadPool pool(1);
        Trainer<float> one(smallPreset(), smallDataset(), 1, pool);
        Trainer<float> other(smallPreset(), smallDataset(), 1, pool);
        for (int k = 0; k < 10; ++k) {
            one.step();
            other.step();
            other.health().diagnosis(other.state().health);
        }
        QVERIFY(one.state() == other.state());
    }
};

CENTERSCOPE_GUILESS_TEST(RunHealthTest)
#include "run_health_test.moc"
