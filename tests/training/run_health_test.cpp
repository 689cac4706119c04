// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_health.h"

#include <cmath>
#include <limits>

#include <QTest>

#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/checkpoint.h"
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
            metrics.softmaxLoss = softmaxLoss;
            metrics.centerLoss = centerLoss;
            metrics.totalLoss = softmaxLoss + centerLoss;
            health->see<float>(memory, metrics, centerLoss, gradients_);
        }
    }

    std::optional<Ailment> ailment() const {
        const auto found = health->finding(memory);
        return found ? std::optional(found->ailment) : std::nullopt;
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
    void guessingIsACollapseOnlyBehindTheExpectedPlateau() {
        Patient patient(200);
        patient.live(200, kChance, 0.001);
        QCOMPARE(patient.ailment(), std::optional(Ailment::StillGuessing));
        patient.live(1, kChance, 0.001);
        QCOMPARE(patient.ailment(), std::optional(Ailment::Collapse));
        QCOMPARE(ailmentName(patient.health->finding(patient.memory)->ailment), "collapse");
    }

    void guessingAwayFromTheCentersIsNoCollapse() {
        Patient patient(10);
        patient.live(500, kChance, 3);
        QCOMPARE(patient.ailment(), std::optional(Ailment::StillGuessing));
    }

    void whoLearnsAgainIsWell() {
        Patient patient(10);
        patient.live(100, kChance, 0.001);
        QCOMPARE(patient.ailment(), std::optional(Ailment::Collapse));
        patient.live(300, 0.5, 0.1);
        QCOMPARE(patient.ailment(), std::nullopt);
    }

    void unitsWithoutAnyGradientAreDeadAfterAWhile() {
        Patient patient(1000);
        patient.killChannels(3);  // of four
        patient.live(100, 0.5, 0.1);
        QCOMPARE(patient.health->deadUnits(patient.memory), 0);
        patient.live(1, 0.5, 0.1);
        QCOMPARE(patient.health->deadUnits(patient.memory), 3);
        QCOMPARE(patient.memory.lastAlive.size(), std::size_t{4});
        QCOMPARE(patient.ailment(), std::optional(Ailment::DeadUnits));
    }

    void aLossThatJumpsAThousandfoldIsAnExplosion() {
        Patient patient(1000);
        patient.live(50, 3, 1);
        StepMetrics metrics;
        metrics.step = 51;
        metrics.lambda = 1;
        metrics.softmaxLoss = metrics.totalLoss = 3900;
        QVERIFY(!patient.health->divergence(patient.memory, metrics));
        metrics.totalLoss = 4100;
        QCOMPARE(patient.health->divergence(patient.memory, metrics)->ailment, Ailment::Explosion);
        metrics.totalLoss = std::numeric_limits<double>::infinity();
        QCOMPARE(patient.health->divergence(patient.memory, metrics)->ailment, Ailment::NonFinite);
        patient.memory.restart();
        metrics.totalLoss = 4100;
        QVERIFY(!patient.health->divergence(patient.memory, metrics));
    }

    void aLambdaThatRisesIsNoExplosion() {
        Patient patient(1000);
        patient.live(50, 3, 1);
        StepMetrics metrics;
        metrics.step = 51;
        metrics.softmaxLoss = 3;
        metrics.centerLoss = 1;
        metrics.lambda = 10'000;
        metrics.totalLoss = 10'003;
        QVERIFY(!patient.health->divergence(patient.memory, metrics));
    }

    void earlyGuessingIsNothingToSpeakOf() {
        Patient patient(1000);
        patient.live(99, kChance, 0.1);
        QCOMPARE(patient.ailment(), std::nullopt);
        patient.live(1, kChance, 0.1);
        QCOMPARE(patient.ailment(), std::optional(Ailment::StillGuessing));
    }

    void whoeverChangesLambdaMayWaitForAnotherPlateau() {
        Patient patient(200);
        patient.live(201, kChance, 0.001);
        QCOMPARE(patient.ailment(), std::optional(Ailment::Collapse));
        patient.memory.restartPlateau();
        patient.live(200, kChance, 0.001);
        QCOMPARE(patient.ailment(), std::optional(Ailment::StillGuessing));
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
        QVERIFY(trainer.state().centers.allFinite());
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
                QVERIFY(divergence.finding.step >= 151);
                QVERIFY(QString(divergence.what()).contains("diverged"));
            }
        }
        QVERIFY(diverged);
        QCOMPARE(trainer.soundStep(), 100);
        trainer.returnToSoundState();
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
        QCOMPARE(trainer.soundStep(), 0);  // at the rate of 0.001 that the warm-up began with
        const double inForce = trainer.state().hyperparameters.learningRate;
        trainer.returnToSoundState();
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
        trainer.returnToSoundState();
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
        QVERIFY(trainer.soundStep() < 200);
    }

    void theSolversVelocityReturnsToo() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        preset.centerRule.kind = CenterRule::Kind::Solver;
        Trainer<float> trainer(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 100; ++k)
            trainer.step();
        const TrainingState<float> sound = trainer.state();
        for (int k = 0; k < 60; ++k)
            trainer.step();
        trainer.returnToSoundState();
        QCOMPARE(trainer.state().step, 100);
        QVERIFY(trainer.state().centerVelocity == sound.centerVelocity);
        QVERIFY(trainer.state().optimizer == sound.optimizer);
        QVERIFY(trainer.state().loader == sound.loader);
        QVERIFY(trainer.state().weights == sound.weights);
    }

    void aRunThatIsTakenUpIsJudgedAsIfItHadNeverStopped() {
        ThreadPool pool(1);
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        Trainer<float> whole(preset, smallDataset(), 1, pool);
        for (int k = 0; k < 150; ++k)
            whole.step();
        const RunRecipe recipe = recipeOf(preset, *smallDataset(), 1, bestInstructionSet());
        Trainer<float> resumed(preset, smallDataset(), 1, pool);
        resumed.restore(parseCheckpoint(checkpointBytes(recipe, whole.state()), "mine").state);
        const auto verdict = [](Trainer<float>& trainer) {
            trainer.setLearningRate(1000);
            try {
                for (int k = 0; k < 100; ++k)
                    trainer.step();
            } catch (const Divergence& divergence) {
                return divergence.finding;
            }
            return Finding();
        };
        const Finding found = verdict(whole);
        QVERIFY(found.step > 150);
        QCOMPARE(verdict(resumed), found);
        QVERIFY(resumed.state() == whole.state());
    }

    void watchingChangesNoRun() {
        ThreadPool pool(1);
        Trainer<float> one(smallPreset(), smallDataset(), 1, pool);
        Trainer<float> other(smallPreset(), smallDataset(), 1, pool);
        for (int k = 0; k < 10; ++k) {
            one.step();
            other.step();
            other.health().finding(other.state().health);
        }
        QVERIFY(one.state() == other.state());
    }
};

CENTERSCOPE_GUILESS_TEST(RunHealthTest)
#include "run_health_test.moc"
