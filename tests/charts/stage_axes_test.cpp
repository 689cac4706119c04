// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_axes.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class StageAxesTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstFitTakesWhateverSuits() {
        StageAxes axes;
        QVERIFY(axes.fit(0.01));
        QVERIFY(axes.limit() >= 0.01);
        QVERIFY(axes.limit() < 0.02);
    }

    void axesGrowAtOnce() {
        StageAxes axes;
        axes.fit(1);
        QVERIFY(axes.fit(37));
        QVERIFY(axes.limit() >= 37);
    }

    void axesShrinkByHalvesOnly() {
        StageAxes axes;
        axes.fit(7.4);
        QCOMPARE(axes.limit(), 8.0);
        QVERIFY(!axes.fit(5));
        QCOMPARE(axes.limit(), 8.0);
        QVERIFY(axes.fit(3));
        QCOMPARE(axes.limit(), 4.0);
        QVERIFY(axes.fit(0.4));
        QCOMPARE(axes.limit(), 0.5);
    }

    void axesDoNotFlapAroundAThreshold() {
        StageAxes axes;
        axes.fit(4);
        axes.fit(2.1);
        const double settled = axes.limit();
        for (const double extent : {2.3, 2.1, 2.15, 2.3, 2.1})
            QVERIFY(!axes.fit(extent));
        QCOMPARE(axes.limit(), settled);
    }

    void aCloudInOnePlaceStillHasAxes() {
        StageAxes axes;
        axes.fit(0);
        QVERIFY(axes.limit() > 0);
    }

    void ticksAreRound() {
        QCOMPARE(tickDistance(10, 5), 2.0);
        QCOMPARE(tickDistance(4, 8), 0.5);
        QCOMPARE(tickDistance(0.3, 3), 0.1);
        QCOMPARE(tickDistance(7, 2), 5.0);
    }

    void limitsAreRoundedUp() {
        QCOMPARE(roundedUp(1), 1.0);
        QCOMPARE(roundedUp(1.01), 1.5);
        QCOMPARE(roundedUp(8.5), 10.0);
        QCOMPARE(roundedUp(0.031), 0.04);
    }
};

CENTERSCOPE_GUILESS_TEST(StageAxesTest)
#include "stage_axes_test.moc"
