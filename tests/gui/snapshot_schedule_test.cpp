// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshot_schedule.h"

#include <QTest>

using namespace centerscope;

namespace {

/// Steps first … last as one update of live batches, a point and a set of centers a step.
SessionUpdate liveUpdate(std::int64_t first, std::int64_t last) {
    SessionUpdate update;
    auto cloud = std::make_shared<EmbeddingCloud>();
    for (std::int64_t step = 1; step <= last; ++step)
        cloud->points.push_back({{0, 0}, 0, 0, 0, step});
    for (std::int64_t step = first; step <= last; ++step)
        update.centers.push_back({step, {{static_cast<float>(step), 0}}});
    cloud->firstStep = 1;
    cloud->lastStep = last;
    cloud->centers = update.centers.back().centers;
    update.cloud = cloud;
    return update;
}

SessionUpdate passUpdate(std::int64_t step) {
    SessionUpdate update;
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->source = StageSource::Test;
    cloud->firstStep = cloud->lastStep = step;
    update.cloud = cloud;
    return update;
}

}  // namespace

class SnapshotScheduleTest : public QObject {
    Q_OBJECT

private slots:
    void doesNothingUntilStarted() {
        SnapshotSchedule schedule;
        QVERIFY(schedule.due(liveUpdate(1, 400)).empty());
    }

    void aLiveCloudIsCutBackToTheStepThatWasDue() {
        SnapshotSchedule schedule;
        schedule.start(200, 0);
        QVERIFY(schedule.due(liveUpdate(1, 199)).empty());
        const auto clouds = schedule.due(liveUpdate(200, 207));
        QCOMPARE(clouds.size(), std::size_t{1});
        QCOMPARE(clouds[0]->lastStep, 200);
        QCOMPARE(clouds[0]->points.back().step, 200);
        QCOMPARE(clouds[0]->centers[0].x, 200.0f);
    }

    void anUpdateOfManyStepsLosesNoSnapshot() {
        SnapshotSchedule schedule;
        schedule.start(10, 0);
        const auto clouds = schedule.due(liveUpdate(1, 35));
        QCOMPARE(clouds.size(), std::size_t{3});
        for (std::size_t k = 0; k < clouds.size(); ++k)
            QCOMPARE(clouds[k]->lastStep, static_cast<std::int64_t>(10 * (k + 1)));
    }

    void startedInTheMiddleItWaitsForTheNextMultiple() {
        SnapshotSchedule schedule;
        schedule.start(100, 250);
        QVERIFY(schedule.due(liveUpdate(251, 299)).empty());
        QCOMPARE(schedule.due(liveUpdate(300, 300)).size(), std::size_t{1});
    }

    void passesCountAtOrBehindTheirStep() {
        SnapshotSchedule schedule;
        schedule.start(100, 0);
        QVERIFY(schedule.due(passUpdate(50)).empty());
        QCOMPARE(schedule.due(passUpdate(100)).size(), std::size_t{1});
        QVERIFY(schedule.due(passUpdate(150)).empty());
        QCOMPARE(schedule.due(passUpdate(250)).size(), std::size_t{1});
    }

    void filesSortByStep() {
        QCOMPARE(snapshotFileName(200), QString("000200.png"));
        QCOMPARE(snapshotFileName(1234567), QString("1234567.png"));
    }
};

QTEST_GUILESS_MAIN(SnapshotScheduleTest)
#include "snapshot_schedule_test.moc"
