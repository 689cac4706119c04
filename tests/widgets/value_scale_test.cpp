// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_scale.h"

#include <QTest>

#include "support/room_test.h"

namespace centerscope {

class ValueScaleTest : public QObject {
    Q_OBJECT

private:
    const ValueScale learningRate_ =
        ValueScale::logarithmic(1e-5, 1e-2, {{1e-5, "10⁻⁵"}, {1e-4, "10⁻⁴"}, {1e-2, "10⁻²"}});
    const ValueScale lambda_ = ValueScale::logarithmicWithZero(
        3e-4, 3, {{0, "0"}, {0.001, ".001"}, {0.01, ".01"}, {0.1, ".1"}, {1, "1"}});
    const ValueScale alpha_ = ValueScale::linear(0, 1, 0.01, {{0, "0"}, {0.5, ".5"}, {1, "1"}});

private slots:
    void endsStandAtTheEnds() {
        for (const ValueScale& scale : {learningRate_, lambda_, alpha_}) {
            QCOMPARE(scale.positionOf(scale.minimum()), 0.0);
            QCOMPARE(scale.positionOf(scale.maximum()), 1.0);
            QCOMPARE(scale.valueAt(0), scale.minimum());
            QCOMPARE(scale.valueAt(1), scale.maximum());
        }
    }

    void valuesBeyondTheScaleStandAtItsEnds() {
        QCOMPARE(learningRate_.positionOf(1e-9), 0.0);
        QCOMPARE(learningRate_.positionOf(0.5), 1.0);
        QCOMPARE(lambda_.positionOf(1000), 1.0);
        QCOMPARE(learningRate_.valueAt(-3), 1e-5);
        QCOMPARE(learningRate_.valueAt(3), 1e-2);
    }

    void decadesAreEquallyWide() {
        const double decade = learningRate_.positionOf(1e-4) - learningRate_.positionOf(1e-5);
        QCOMPARE(decade, 1.0 / 3);
        QCOMPARE(lambda_.positionOf(0.1) - lambda_.positionOf(0.01),
                 lambda_.positionOf(1) - lambda_.positionOf(0.1));
    }

    void valuesOfTwoDigitsComeBackFromTheirPosition() {
        for (const double value : {1.1e-5, 5e-5, 5e-4, 9.9e-3})
            QCOMPARE(learningRate_.valueAt(learningRate_.positionOf(value)), value);
        for (const double value : {0.0, 3e-4, 0.0017, 0.01, 0.42, 2.9})
            QCOMPARE(lambda_.valueAt(lambda_.positionOf(value)), value);
        for (const double value : {0.0, 0.07, 0.5, 0.99})
            QCOMPARE(alpha_.valueAt(alpha_.positionOf(value)), value);
    }

    void theStopAtZeroIsReachedAndLeft() {
        QCOMPARE(lambda_.valueAt(0.001), 0.0);
        QVERIFY(lambda_.valueAt(0.09) > 0);
        QCOMPARE(lambda_.next(3e-4, -1), 0.0);
        QCOMPARE(lambda_.next(0, -1), 0.0);
        QCOMPARE(lambda_.next(0, 1), 3e-4);
    }

    void aMarkDrawsInWhatIsWithinReach() {
        const double beside = lambda_.positionOf(0.1) + 0.02;
        QVERIFY(lambda_.valueAt(beside) > 0.1);
        QCOMPARE(lambda_.valueAt(beside, 0.021), 0.1);
    }

    void everyArrowStepChangesTheValueUntilTheEnd() {
        for (const ValueScale& scale : {learningRate_, lambda_, alpha_}) {
            int steps = 0;
            for (double value = scale.minimum(); value < scale.maximum(); ++steps) {
                const double next = scale.next(value, 1);
                QVERIFY2(next > value, qPrintable(QString::number(value)));
                value = next;
            }
            QVERIFY(steps > 50 && steps <= 101);
            for (double value = scale.maximum(); value > scale.minimum();) {
                const double next = scale.next(value, -1);
                QVERIFY2(next < value, qPrintable(QString::number(value)));
                value = next;
            }
        }
    }

    void arrowStepsPassThroughTheMarks() {
        double value = 3e-4;
        QList<double> met;
        while (value < 3) {
            value = lambda_.next(value, 1);
            met.append(value);
        }
        for (const double mark : {0.001, 0.01, 0.1, 1.0})
            QVERIFY2(met.contains(mark), qPrintable(QString::number(mark)));
    }

    void pagesGoFromMarkToMark() {
        QCOMPARE(lambda_.nextMark(0, 1), 0.001);
        QCOMPARE(lambda_.nextMark(0.001, 1), 0.01);
        QCOMPARE(lambda_.nextMark(0.05, 1), 0.1);
        QCOMPARE(lambda_.nextMark(1, 1), 3.0);
        QCOMPARE(lambda_.nextMark(0.05, -1), 0.01);
        QCOMPARE(lambda_.nextMark(0.001, -1), 0.0);
        QCOMPARE(lambda_.nextMark(0, -1), 0.0);
    }
};

}  // namespace centerscope

CENTERSCOPE_GUILESS_TEST(centerscope::ValueScaleTest)
#include "value_scale_test.moc"
