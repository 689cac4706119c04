// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/plateau_watch.h"

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

class PlateauWatchTest : public QObject {
    Q_OBJECT

private slots:
    void aLossThatFallsEnoughIsNoPlateau() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::ValidationLoss, 100);
        PlateauWatch watch;
        QVERIFY(!watch.observeValidationLoss(rule, 100, 1.0));
        QVERIFY(!watch.observeValidationLoss(rule, 200, 0.89));
        QVERIFY(!watch.observeValidationLoss(rule, 300, 0.79));
    }

    void aLossThatStaysWithinTheThresholdHalvesAfterPatience() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::ValidationLoss, 200);
        PlateauWatch watch;
        QVERIFY(!watch.observeValidationLoss(rule, 100, 1.0));
        QVERIFY(!watch.observeValidationLoss(rule, 200, 0.95));
        QCOMPARE(watch.stepsLeft(rule, 200), 100);
        QVERIFY(watch.observeValidationLoss(rule, 300, 0.95));
        QVERIFY(!watch.observeValidationLoss(rule, 400, 0.95));  // counts anew
        QVERIFY(watch.observeValidationLoss(rule, 600, 0.95));
    }

    void theTrainingLossIsWatchedSmoothed() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::TrainingLoss, 50);
        PlateauWatch watch;
        std::int64_t step = 0;
        std::int64_t halvedAt = 0;
        while (halvedAt == 0 && step < 1000) {
            ++step;
            if (watch.observeTrainingLoss(rule, step, step % 2 == 0 ? 0.5 : 1.5))  // mean 1
                halvedAt = step;
        }
        QCOMPARE(halvedAt, 150);  // 100 steps make the first mean, 50 of patience
    }

    void restartForgets() {
        const HalvingRule rule = plateauRule(HalvingRule::Watch::ValidationLoss, 100);
        PlateauWatch watch;
        watch.observeValidationLoss(rule, 100, 1.0);
        watch.restart();
        QVERIFY(!watch.observeValidationLoss(rule, 500, 5.0));
        QCOMPARE(watch.stepsLeft(rule, 500), 100);
    }
};

CENTERSCOPE_GUILESS_TEST(PlateauWatchTest)
#include "plateau_watch_test.moc"
