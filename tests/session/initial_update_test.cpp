// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/initial_update.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

class InitialUpdateTest : public QObject {
    Q_OBJECT

private slots:
    void aNewRunTellsWhatIsInForceAndNoStep() {
        const SessionUpdate update = initialUpdate(3, {}, trainer_, {});
        QCOMPARE(update.run, std::uint64_t{3});
        QVERIFY(update.steps.empty() && update.changes.empty());
        QVERIFY(update.hyperparameters == trainer_.state().hyperparameters);
        QVERIFY(update.halvingRule == trainer_.state().halvingRule);
    }

    void theStepOfACheckpointWithoutItsRowIsPublishedWithoutItsLosses() {
        trainer_.step();
        trainer_.setLambda(0.5);
        const StepMetrics second = trainer_.step();
        const SessionUpdate update = initialUpdate(1, {}, trainer_, {});
        QCOMPARE(update.steps.size(), std::size_t{1});
        QCOMPARE(update.steps[0].step, 2);
        QCOMPARE(update.steps[0].lambda, 0.5);
        QVERIFY(std::isnan(update.steps[0].totalLoss));
        QCOMPARE(update.changes.size(), std::size_t{1});
        QCOMPARE(update.changes[0].step, 2);

        const SessionUpdate known = initialUpdate(1, {}, trainer_, {{second}, {}});
        QCOMPARE(known.steps.size(), std::size_t{1});
        QCOMPARE(known.steps[0].totalLoss, second.totalLoss);
        QVERIFY(initialUpdate(2, ForkPoint{1, 2}, trainer_, {}).steps.empty());
    }

    /// What was in force at the step, not what is for the next.
    void anUnmeasuredStepHasTheValuesOfItsRow() {
        Preset preset = smallPreset();
        preset.schedules.lambda.knots = {{1, 0.1}, {5, 0.5}};
        preset.schedules.alpha.knots = {{1, 0.5}, {5, 0.1}};
        Trainer<float> trainer(preset, smallDataset(), 1, pool_);
        trainer.setHalvingRule({.kind = HalvingRule::Kind::AtSteps, .steps = {2}});
        const auto compare = [&trainer](const StepMetrics& row) {
            const StepMetrics found = initialUpdate(1, {}, trainer, {}).steps[0];
            QCOMPARE(found.step, row.step);
            QCOMPARE(found.epoch, row.epoch);
            QCOMPARE(valuesOf(found), valuesOf(row));
        };
        for (int step = 0; step < 7; ++step) {
            const StepMetrics row = trainer.step();
            compare(row);
            if (step == 2)
                trainer.setAlpha(0.9);
            if (step == 3)
                trainer.resumeSchedule(Hyperparameter::Alpha);
            trainer.setBatchSize(10 + step);
            compare(row);
        }

        preset.embeddingLoss = CenterLossDescription{
            .rule = {CenterRule::Kind::Solver}};  // whose rate is that of learning
        Trainer<float> solver(preset, smallDataset(), 1, pool_);
        const StepMetrics row = solver.step();
        QCOMPARE(initialUpdate(1, {}, solver, {}).steps[0].alpha, row.alpha);
    }

private:
    ThreadPool pool_{1};
    Trainer<float> trainer_{smallPreset(), smallDataset(), 1, pool_};
};

CENTERSCOPE_GUILESS_TEST(InitialUpdateTest)
#include "initial_update_test.moc"
