// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pace.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class PaceTest : public QObject {
    Q_OBJECT

private slots:
    void atFullSpeedNoStepWaits() {
        Pace pace;
        pace.begin(100);
        QCOMPARE(pace.wait(100), 0);
    }

    void stepsAreHeldApart() {
        Pace pace;
        pace.set(5);
        QCOMPARE(pace.wait(0), 0);  // the first
        pace.begin(1000);
        QCOMPARE(pace.wait(1000), 200);
        QCOMPARE(pace.wait(1150), 50);
        QCOMPARE(pace.wait(1200), 0);
        QCOMPARE(pace.wait(5000), 0);
    }

    void anotherPaceCountsAtOnce() {
        Pace pace;
        pace.set(1);
        pace.begin(1000);
        QCOMPARE(pace.wait(1010), 990);
        pace.set(20);
        QCOMPARE(pace.wait(1010), 40);
        pace.set(0);
        QCOMPARE(pace.wait(1010), 0);
    }
};

CENTERSCOPE_GUILESS_TEST(PaceTest)
#include "pace_test.moc"
