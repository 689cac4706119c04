// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/halving_rule.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

HalvingRule plateauRule(HalvingRule::Watch watch, std::int64_t patience) {
    HalvingRule rule;
    rule.kind = HalvingRule::Kind::OnPlateau;
    rule.watch = watch;
    rule.patience = patience;
    rule.threshold = 0.1;
    return rule;
}

}  // namespace

class HalvingRuleTest : public QObject {
    Q_OBJECT

private slots:
    void everyNStepsNamesTheNextMultiple() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = 100;
        QCOMPARE(rule.nextAfter(0), 100);
        QCOMPARE(rule.nextAfter(1), 100);
        QCOMPARE(rule.nextAfter(100), 100);
        QCOMPARE(rule.nextAfter(101), 200);
    }

    void listedStepsComeInTurnAndEnd() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::AtSteps;
        rule.steps = {5, 70};
        QCOMPARE(rule.nextAfter(1), 5);
        QCOMPARE(rule.nextAfter(6), 70);
        QVERIFY(!rule.nextAfter(71));
    }

    void epochsAreCountedInStepsThatARunMayHave() {
        HalvingRule rule{.kind = HalvingRule::Kind::EveryNSteps, .every = 3, .steps = {1, 20, 50}};
        rule.inEpochs = true;
        QCOMPARE(rule.inSteps(429).every, 1287);
        QCOMPARE(rule.inSteps(429).steps, (std::vector<std::int64_t>{429, 8580, 21450}));
        // Step 10,000,000 is behind the last of any run, as is all beyond it.
        QCOMPARE(rule.inSteps(400'000).steps, (std::vector<std::int64_t>{400'000, 8'000'000}));
        QCOMPARE(rule.inSteps(INT64_MAX).every, 10'000'000);
        rule.every = INT64_MAX;
        QCOMPARE(rule.inSteps(429).every, 10'000'000);
        QCOMPARE(rule.inSteps(429).nextAfter(9'999'999), 10'000'000);
    }

    void anEpochWithoutAStepDividesByNothing() {
        HalvingRule rule{.kind = HalvingRule::Kind::EveryNSteps, .every = 1, .steps = {}};
        rule.inEpochs = true;
        QCOMPARE(rule.inSteps(0).nextAfter(7), 7);
    }

    void neverAndPlateauKnowNoStepAhead() {
        QVERIFY(!HalvingRule{}.nextAfter(1));
        QVERIFY(!plateauRule(HalvingRule::Watch::TrainingLoss, 10).nextAfter(1));
    }

    void aLossThatFallsEnoughIsNoPlateau() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::ValidationLoss, 100);
        PlateauWatch watch;
        QVERIFY(!watch.seeValidationLoss(rule, 100, 1.0));
        QVERIFY(!watch.seeValidationLoss(rule, 200, 0.89));
        QVERIFY(!watch.seeValidationLoss(rule, 300, 0.79));
    }

    void aLossThatStaysWithinTheThresholdHalvesAfterPatience() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::ValidationLoss, 200);
        PlateauWatch watch;
        QVERIFY(!watch.seeValidationLoss(rule, 100, 1.0));
        QVERIFY(!watch.seeValidationLoss(rule, 200, 0.95));
        QCOMPARE(watch.stepsLeft(rule, 200), 100);
        QVERIFY(watch.seeValidationLoss(rule, 300, 0.95));
        QVERIFY(!watch.seeValidationLoss(rule, 400, 0.95));  // counts anew
        QVERIFY(watch.seeValidationLoss(rule, 600, 0.95));
    }

    void theTrainingLossIsWatchedSmoothed() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::TrainingLoss, 50);
        PlateauWatch watch;
        std::int64_t step = 0;
        std::int64_t halvedAt = 0;
        while (halvedAt == 0 && step < 1000) {
            ++step;
            if (watch.seeTrainingLoss(rule, step, step % 2 == 0 ? 0.5 : 1.5))  // mean 1
                halvedAt = step;
        }
        QCOMPARE(halvedAt, 150);  // 100 steps make the first mean, 50 of patience
    }

    void restartForgets() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::ValidationLoss, 100);
        PlateauWatch watch;
        watch.seeValidationLoss(rule, 100, 1.0);
        watch.restart();
        QVERIFY(!watch.seeValidationLoss(rule, 500, 5.0));
        QCOMPARE(watch.stepsLeft(rule, 500), 100);
    }
};

CENTERSCOPE_GUILESS_TEST(HalvingRuleTest)
#include "halving_rule_test.moc"
