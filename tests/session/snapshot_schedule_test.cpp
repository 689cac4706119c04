// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "session/update_queue.h"
#include "support/room_test.h"

using namespace centerscope;

class SnapshotScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsDueUntilStarted() { QVERIFY(!SnapshotSchedule().isDue(400)); }

    void everyMultipleIsDueOnce() {
        SnapshotSchedule schedule;
        schedule.start(10, 0);
        std::vector<int> due;
        for (int step = 1; step <= 35; ++step)
            if (schedule.isDue(step))
                due.push_back(step);
        QCOMPARE(due, (std::vector<int>{10, 20, 30}));
    }

    void startedInTheMiddleItWaitsForTheNextMultiple() {
        SnapshotSchedule schedule;
        schedule.start(100, 250);
        QVERIFY(!schedule.isDue(299));
        QVERIFY(schedule.isDue(300));
    }

    void whatComesSeldomCountsAtOrAfterItsStep() {
        SnapshotSchedule schedule;
        schedule.start(100, 0);
        QVERIFY(!schedule.isDue(50));
        QVERIFY(schedule.isDue(130));
        QVERIFY(!schedule.isDue(150));
        QVERIFY(schedule.isDue(250));
    }

    void stoppedNothingIsDueAnyMore() {
        SnapshotSchedule schedule;
        schedule.start(10, 0);
        schedule.stop();
        QVERIFY(!schedule.isDue(10));
    }
};

CENTERSCOPE_GUILESS_TEST(SnapshotScheduleTest)
#include "snapshot_schedule_test.moc"
