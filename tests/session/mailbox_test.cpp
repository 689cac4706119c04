// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/mailbox.h"

#include <QTest>

#include "support/room_test.h"

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

/// A run that goes on where another one was.
SessionUpdate comingFrom(std::uint64_t run, std::int64_t step, std::uint64_t newRun) {
    SessionUpdate first = firstOf(newRun);
    first.origin = RunOrigin{run, step};
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
        mailbox.take(0);
        QVERIFY(addStep(mailbox, 3));
    }

    void stepsAreLosslessAndInOrder() {
        Mailbox mailbox;
        for (int step = 1; step <= 500; ++step)
            addStep(mailbox, step);
        const SessionUpdate update = mailbox.take(0);
        QCOMPARE(update.steps.size(), std::size_t{500});
        for (std::size_t k = 0; k < 500; ++k)
            QCOMPARE(update.steps[k].step, static_cast<std::int64_t>(k + 1));
        QVERIFY(mailbox.take(0).steps.empty());
    }

    void theCloudHoldsTheLastPointsOldestFirst() {
        Mailbox mailbox;
        mailbox.setStage(true, 5);
        for (int step = 1; step <= 10; ++step)
            addStep(mailbox, step);
        const auto cloud = mailbox.take(0).cloud;
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
        QCOMPARE(mailbox.take(0).cloud->points.front().step, 3);
        mailbox.setStage(true, 100);
        addStep(mailbox, 5);
        QCOMPARE(mailbox.take(0).cloud->points.size(), std::size_t{5});
    }

    void anotherSourceHidesLiveBatchesAndComingBackShowsThemAtOnce() {
        Mailbox mailbox;
        addStep(mailbox, 1);
        mailbox.setStage(false, 2000);
        addStep(mailbox, 2);
        QVERIFY(!mailbox.take(0).cloud);
        mailbox.setStage(true, 2000);
        QCOMPARE(mailbox.take(0).cloud->points.size(), std::size_t{4});
    }

    void anAbandonedRunsNewsIsDropped() {
        Mailbox mailbox;
        mailbox.begin(firstOf(1));
        addStep(mailbox, 1);
        mailbox.begin(firstOf(2));
        const SessionUpdate update = mailbox.take(2);
        QCOMPARE(update.run, std::uint64_t{2});
        QVERIFY(!update.left);
        QVERIFY(update.steps.empty());
        QVERIFY(!update.cloud);
    }

    void whatARunHadStillToTellComesWithTheOneThatGoesOnFromIt() {
        Mailbox mailbox;
        mailbox.begin(firstOf(1));
        addStep(mailbox, 1);
        mailbox.take(1);
        addStep(mailbox, 2);
        mailbox.begin(comingFrom(1, 2, 2));
        addStep(mailbox, 3);
        mailbox.begin(comingFrom(2, 0, 3));
        const SessionUpdate update = mailbox.take(3);
        QVERIFY(update.steps.empty());
        QCOMPARE(update.left->run, std::uint64_t{2});
        QCOMPARE(update.left->origin->step, 2);
        QCOMPARE(update.left->steps.size(), std::size_t{1});
        QCOMPARE(update.left->left->steps.front().step, 2);
        QVERIFY(!update.left->left->left);
    }

    void aRunsNewsWaitsForWhoeverHasNotHeardOfTheRun() {
        Mailbox mailbox;
        QVERIFY(mailbox.begin(firstOf(1)));
        addStep(mailbox, 1);
        QVERIFY(mailbox.begin(firstOf(2)));  // told behind the run, though news was waiting
        QVERIFY(!addStep(mailbox, 1));
        QCOMPARE(mailbox.take(1).run, std::uint64_t{0});
        QCOMPARE(mailbox.take(2).steps.size(), std::size_t{1});
    }

    void aRunThatIsTakenUpKnowsItsNextHalvingAndSnapshot() {
        Mailbox mailbox;
        SessionUpdate first = comingFrom(1, 25, 2);
        first.halvingRule.kind = HalvingRule::Kind::AtSteps;
        first.halvingRule.steps = {20, 30};
        mailbox.begin(first);
        mailbox.setSnapshotInterval(10);
        QCOMPARE(mailbox.take(2).nextHalving, 30);
        for (int step = 26; step <= 30; ++step)
            addStep(mailbox, step);
        const auto snapshots = mailbox.take(2).snapshots;
        QCOMPARE(snapshots.size(), std::size_t{1});
        QCOMPARE(snapshots[0]->lastStep, 30);
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
        mailbox.take(1);
        addStep(mailbox, 1);
        const SessionUpdate update = mailbox.take(1);
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
        QCOMPARE(mailbox.take(0).nextHalving, 2);
        addStep(mailbox, 1);
        addStep(mailbox, 2);
        QCOMPARE(mailbox.take(0).nextHalving, 4);
    }

    void anUpdateOfManyStepsHoldsEveryDueSnapshotWhole() {
        Mailbox mailbox;
        mailbox.setStage(true, 6);
        mailbox.setSnapshotInterval(10);
        for (int step = 1; step <= 35; ++step)
            addStep(mailbox, step);
        const auto snapshots = mailbox.take(0).snapshots;
        QCOMPARE(snapshots.size(), std::size_t{3});
        for (int k = 0; k < 3; ++k) {
            const EmbeddingCloud& cloud = *snapshots[static_cast<std::size_t>(k)];
            const int step = 10 * (k + 1);
            QCOMPARE(cloud.firstStep, step - 2);
            QCOMPARE(cloud.lastStep, step);
            QCOMPARE(cloud.points.size(), std::size_t{6});
            QCOMPARE(cloud.centers[0].x, static_cast<float>(step));
        }
        QVERIFY(mailbox.take(0).snapshots.empty());
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
        for (const auto& cloud : mailbox.take(0).snapshots)
            steps.push_back(cloud->lastStep);
        QCOMPARE(steps, (std::vector<std::int64_t>{13, 30}));
    }

    void aFindingStandsUntilItIsReplaced() {
        Mailbox mailbox;
        const Finding found{Ailment::Collapse, 7, {MessageCode::StateIsNotFinite, 7}};
        QVERIFY(mailbox.setFinding(found));
        QCOMPARE(mailbox.take(0).finding, std::optional(found));
        QVERIFY(!mailbox.setFinding(found));
        QCOMPARE(mailbox.take(0).finding, std::optional(found));
        QVERIFY(mailbox.setFinding(std::nullopt));
        QVERIFY(!mailbox.take(0).finding);
    }

    void snapshotsEndWithTheirRun() {
        Mailbox mailbox;
        mailbox.setSnapshotInterval(1);
        addStep(mailbox, 1);
        mailbox.begin(firstOf(2));
        addStep(mailbox, 1);
        QVERIFY(mailbox.take(2).snapshots.empty());
    }
};

CENTERSCOPE_GUILESS_TEST(MailboxTest)
#include "mailbox_test.moc"
