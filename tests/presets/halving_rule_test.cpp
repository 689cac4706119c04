// SPDX-License-Identifier: GPL-3.0-or-later
#include "presets/halving_rule.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

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
        // Step 10,000,000 is after the last of any run, as is all beyond it.
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
        HalvingRule plateau;
        plateau.kind = HalvingRule::Kind::OnPlateau;
        QVERIFY(!plateau.nextAfter(1));
    }
};

CENTERSCOPE_GUILESS_TEST(HalvingRuleTest)
#include "halving_rule_test.moc"
