// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/mailbox.h"

#include <QTest>

using namespace centerscope;

namespace {

/// A batch of two points of this step.
bool addStep(Mailbox& mailbox, std::int64_t step) {
    StepMetrics metrics;
    metrics.step = step;
    const auto x = static_cast<float>(step);
    const std::vector<EmbeddedPoint> points{{{x, 0}, 0, 0, 0, step}, {{x, 1}, 1, 1, 1, step}};
    return mailbox.addStep(metrics, points, {{x, x}});
}

SessionUpdate firstOf(std::uint64_t run) {
    SessionUpdate first;
    first.run = run;
    return first;
}

}  // namespace

class MailboxTest : public QObject {
    Q_OBJECT

private slots:
    void newsIsAnnouncedOnceUntilTaken() {
        Mailbox mailbox;
        QVERIFY(addStep(mailbox, 1));
        QVERIFY(!addStep(mailbox, 2));
        mailbox.take();
        QVERIFY(addStep(mailbox, 3));
    }

    void stepsAreLosslessAndInOrder() {
        Mailbox mailbox;
        for (int step = 1; step <= 500; ++step)
            addStep(mailbox, step);
        const SessionUpdate update = mailbox.take();
        QCOMPARE(update.steps.size(), std::size_t{500});
        for (std::size_t k = 0; k < 500; ++k)
            QCOMPARE(update.steps[k].step, static_cast<std::int64_t>(k + 1));
        QVERIFY(mailbox.take().steps.empty());
    }

    void theCloudHoldsTheLastPointsOldestFirst() {
        Mailbox mailbox;
        mailbox.setStage(true, 5);
        for (int step = 1; step <= 10; ++step)
            addStep(mailbox, step);
        const auto cloud = mailbox.take().cloud;
        QVERIFY(cloud);
        QCOMPARE(cloud->points.size(), std::size_t{5});
        std::vector<std::int64_t> steps;
        for (const EmbeddedPoint& point : cloud->points)
            steps.push_back(point.step);
        QCOMPARE(steps, (std::vector<std::int64_t>{8, 9, 9, 10, 10}));
        QCOMPARE(cloud->firstStep, 8);
        QCOMPARE(cloud->lastStep, 10);
        QCOMPARE(cloud->centers, (std::vector<EmbeddingPosition>{{10, 10}}));
    }

    void theRingKeepsItsNewestWhenItsSizeChanges() {
        Mailbox mailbox;
        mailbox.setStage(true, 5);
        for (int step = 1; step <= 4; ++step)
            addStep(mailbox, step);
        mailbox.setStage(true, 3);
        QCOMPARE(mailbox.take().cloud->points.front().step, 3);
        mailbox.setStage(true, 100);
        addStep(mailbox, 5);
        QCOMPARE(mailbox.take().cloud->points.size(), std::size_t{5});
    }

    void anotherSourceHidesLiveBatchesAndComingBackShowsThemAtOnce() {
        Mailbox mailbox;
        addStep(mailbox, 1);
        mailbox.setStage(false, 2000);
        addStep(mailbox, 2);
        QVERIFY(!mailbox.take().cloud);
        mailbox.setStage(true, 2000);
        QCOMPARE(mailbox.take().cloud->points.size(), std::size_t{4});
    }

    void anAbandonedRunsNewsIsDropped() {
        Mailbox mailbox;
        mailbox.begin(firstOf(1));
        addStep(mailbox, 1);
        mailbox.begin(firstOf(2));
        const SessionUpdate update = mailbox.take();
        QCOMPARE(update.run, std::uint64_t{2});
        QVERIFY(update.steps.empty());
        QVERIFY(!update.cloud);
    }

    void whatIsInForceStaysUntilReplaced() {
        Mailbox mailbox;
        Hyperparameters values;
        values.lambda = 0.25;
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        SessionUpdate first = firstOf(1);
        first.hyperparameters = values;
        first.halvingRule = rule;
        mailbox.begin(first);
        mailbox.take();
        addStep(mailbox, 1);
        const SessionUpdate update = mailbox.take();
        QCOMPARE(update.hyperparameters, values);
        QCOMPARE(update.halvingRule, rule);
        QCOMPARE(update.nextHalving, 5000);
    }

    void theNextHalvingIsAlwaysTheRulesOwn() {
        Mailbox mailbox;
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::AtSteps;
        rule.steps = {2, 4};
        mailbox.addChanges({}, {}, rule);
        QCOMPARE(mailbox.take().nextHalving, 2);
        addStep(mailbox, 1);
        addStep(mailbox, 2);
        QCOMPARE(mailbox.take().nextHalving, 4);
    }

    void anUpdateOfManyStepsHoldsEveryDueSnapshotWhole() {
        Mailbox mailbox;
        mailbox.setStage(true, 6);
        mailbox.setSnapshotInterval(10);
        for (int step = 1; step <= 35; ++step)
            addStep(mailbox, step);
        const auto snapshots = mailbox.take().snapshots;
        QCOMPARE(snapshots.size(), std::size_t{3});
        for (int k = 0; k < 3; ++k) {
            const EmbeddingCloud& cloud = *snapshots[static_cast<std::size_t>(k)];
            const int step = 10 * (k + 1);
            QCOMPARE(cloud.firstStep, step - 2);
            QCOMPARE(cloud.lastStep, step);
            QCOMPARE(cloud.points.size(), std::size_t{6});
            QCOMPARE(cloud.centers[0].x, static_cast<float>(step));
        }
        QVERIFY(mailbox.take().snapshots.empty());
    }

    void aSnapshotOfASplitIsItsFirstPassAtOrBehindTheStep() {
        Mailbox mailbox;
        mailbox.setStage(false, 100);
        mailbox.setSnapshotInterval(10);
        for (const std::int64_t step : {7, 13, 19, 30}) {
            auto cloud = std::make_shared<EmbeddingCloud>();
            cloud->source = StageSource::Test;
            cloud->firstStep = cloud->lastStep = step;
            mailbox.setCloud(cloud);
        }
        std::vector<std::int64_t> steps;
        for (const auto& cloud : mailbox.take().snapshots)
            steps.push_back(cloud->lastStep);
        QCOMPARE(steps, (std::vector<std::int64_t>{13, 30}));
    }

    void aFindingStandsUntilItIsReplaced() {
        Mailbox mailbox;
        const Finding found{Ailment::Collapse, 7, "It has collapsed."};
        QVERIFY(mailbox.setFinding(found));
        QCOMPARE(mailbox.take().finding, std::optional(found));
        QVERIFY(!mailbox.setFinding(found));
        QCOMPARE(mailbox.take().finding, std::optional(found));
        QVERIFY(mailbox.setFinding(std::nullopt));
        QVERIFY(!mailbox.take().finding);
    }

    void snapshotsEndWithTheirRun() {
        Mailbox mailbox;
        mailbox.setSnapshotInterval(1);
        addStep(mailbox, 1);
        mailbox.begin(firstOf(2));
        addStep(mailbox, 1);
        QVERIFY(mailbox.take().snapshots.empty());
    }
};

QTEST_GUILESS_MAIN(MailboxTest)
#include "mailbox_test.moc"
