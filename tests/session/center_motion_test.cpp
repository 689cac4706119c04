// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/center_motion.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

/// The first of two centers moves in steps 2 and 4, the second never.
class CenterMotionTest : public QObject {
    Q_OBJECT

private slots:
    void theLastMoveIsKnownWithTheStepsSince() {
        const auto motion = centerMotion(trail(), 5, 0);
        QVERIFY(motion);
        QCOMPARE(motion->stillFor, 1);
        QVERIFY(motion->hasMoved);
        QCOMPARE(motion->x, 0.5);  // in step 4
        QCOMPARE(motion->y, -1.0);
        QCOMPARE(motion->images, 0);
        QCOMPARE(motion->batchSize, 7);
        QCOMPARE(centerMotion(trail(), 4, 0)->stillFor, 0);
        QCOMPARE(centerMotion(trail(), 4, 0)->images, 3);
    }

    void oneThatHasNotMovedHasStoodStillAllTheWhile() {
        const auto motion = centerMotion(trail(), 5, 1);
        QVERIFY(motion);
        QVERIFY(!motion->hasMoved);
        QCOMPARE(motion->stillFor, 4);
    }

    /// Where the projection stands still the center may have moved in other dimensions.
    void aMoveInAllDimensionsIsOneThoughThePictureStandsStill() {
        const std::deque<CenterPositions> trail{
            {1, {{2, 2}}, {1}, {}}, {2, {{2, 2}}, {1}, {0.25F}}, {3, {{2, 2}}, {1}, {0}}};
        const auto motion = centerMotion(trail, 3, 0);
        QVERIFY(motion->hasMoved);
        QCOMPARE(motion->stillFor, 1);
        QCOMPARE(motion->distance, 0.25);
        QCOMPARE(motion->x, 0.0);
    }

    void nothingIsSaidOfStepsThatAreNotKnown() {
        QVERIFY(!centerMotion(trail(), 1, 0));  // there is none before it
        QVERIFY(!centerMotion(trail(), 9, 0));
        QVERIFY(!centerMotion(trail(), 5, 2));
        QVERIFY(!centerMotion({}, 1, 0));
    }

private:
    static std::deque<CenterPositions> trail() {
        return {{1, {{0, 0}, {4, 4}}, {5, 5}},
                {2, {{1, 1}, {4, 4}}, {5, 5}},
                {3, {{1, 1}, {4, 4}}, {0, 10}},
                {4, {{1.5F, 0}, {4, 4}}, {3, 7}},
                {5, {{1.5F, 0}, {4, 4}}, {0, 7}}};
    }
};

CENTERSCOPE_GUILESS_TEST(CenterMotionTest)
#include "center_motion_test.moc"
