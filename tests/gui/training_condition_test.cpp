// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/training_condition.h"

#include <QTest>

using namespace centerscope;

namespace {

RunHistory steady(std::size_t steps, double softmaxLoss, double centerLoss, double lambda = 1) {
    StepMetrics metrics;
    metrics.softmaxLoss = softmaxLoss;
    metrics.centerLoss = centerLoss;
    metrics.lambda = lambda;
    RunHistory history;
    history.steps.assign(steps, metrics);
    return history;
}

}  // namespace

class TrainingConditionTest : public QObject {
    Q_OBJECT

private slots:
    void fewStepsTellNothing() {
        QCOMPARE(conditionOf(steady(99, 2.30, 0), 10), TrainingCondition::Fine);
    }

    void aLossBelowChanceIsFine() {
        QCOMPARE(conditionOf(steady(1000, 1.9, 0), 10), TrainingCondition::Fine);
    }

    void lnCIsCalledGuessingBeforeItIsCalledCollapse() {
        QCOMPARE(conditionOf(steady(200, 2.30, 0), 10), TrainingCondition::StillGuessing);
        QCOMPARE(conditionOf(steady(1000, 2.30, 0), 10), TrainingCondition::Collapsed);
    }

    void aLivingCenterLossIsNoCollapse() {
        QCOMPARE(conditionOf(steady(1000, 2.30, 0.5), 10), TrainingCondition::StillGuessing);
    }

    void withoutThePullThereIsNoCollapse() {
        QCOMPARE(conditionOf(steady(1000, 2.30, 0, 0), 10), TrainingCondition::StillGuessing);
    }

    void chanceDependsOnTheNumberOfClasses() {
        QCOMPARE(conditionOf(steady(200, 1.61, 0), 5), TrainingCondition::StillGuessing);
    }
};

QTEST_GUILESS_MAIN(TrainingConditionTest)
#include "training_condition_test.moc"
