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

    void frozenAndSeedAxesStayWhileTheAutomaticOnesGoOn() {
        StageAxes axes;
        axes.fit(7.4);
        axes.setMode(AxesMode::Frozen);
        axes.fit(50);
        QCOMPARE(axes.limit(), 8.0);
        QCOMPARE(axes.fitted(), 60.0);
        axes.setMode(AxesMode::Seed);
        QCOMPARE(axes.limit(), 2.0);
        axes.freezeAt(3);
        axes.reset();
        QCOMPARE(axes.limit(), 3.0);
        axes.setMode(AxesMode::Automatic);
        axes.fit(7.4);
        QCOMPARE(axes.limit(), 8.0);
    }

    void axesGrowAtOnce() {
        StageAxes axes;
        axes.fit(1);
        QVERIFY(axes.fit(37));
        QVERIFY(axes.limit() >= 37);
    }

    void axesShrinkAtOnceWhereHalfWouldDo() {
        StageAxes axes;
        axes.fit(50);
        QCOMPARE(axes.limit(), 60.0);
        QVERIFY(axes.fit(18));
        QCOMPARE(axes.limit(), 20.0);  // 18 · 1.06 = 19.08
    }

    void axesShrinkWhereLessThanTwoThirdsAreUsedForAWhile() {
        StageAxes axes;
        axes.fit(7.4);
        QCOMPARE(axes.limit(), 8.0);
        for (int cloud = 1; cloud < StageAxes::kPatience; ++cloud)
            QVERIFY(!axes.fit(cloud == 3 ? 5.2 : 5));
        QVERIFY(axes.fit(5));
        QCOMPARE(axes.limit(), 6.0);  // 5.2 · 1.06 = 5.512
        QVERIFY(!axes.fit(4.1));
    }

    void onePointThatComesAndGoesMovesNoAxes() {
        StageAxes axes;
        axes.fit(7.4);
        for (int cloud = 0; cloud < 100; ++cloud)
            QVERIFY(!axes.fit(cloud % StageAxes::kPatience == 0 ? 7.4 : 5));
    }

    void atLeastTwoThirdsAreUsedInTheEnd() {
        StageAxes axes;
        for (double extent = 100; extent > 0.01; extent *= 0.93) {
            for (int cloud = 0; cloud < StageAxes::kPatience; ++cloud)
                axes.fit(extent);
            QVERIFY(axes.limit() > extent && extent >= axes.limit() * 2 / 3);
        }
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
        QCOMPARE(roundedUp(1.01), 1.2);
        QCOMPARE(roundedUp(1.3), 1.5);
        QCOMPARE(roundedUp(8.5), 10.0);
        QCOMPARE(roundedUp(0.031), 0.04);
    }
};

CENTERSCOPE_GUILESS_TEST(StageAxesTest)
#include "stage_axes_test.moc"
