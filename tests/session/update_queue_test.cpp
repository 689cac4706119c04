// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/update_queue.h"

#include <atomic>
#include <thread>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

/// A batch of two points of this step.
bool addStep(UpdateQueue& updates, std::int64_t step, UpdateQueue::AllDimensions all = {}) {
    StepMetrics metrics;
    metrics.step = step;
    const auto x = static_cast<float>(step);
    const std::vector<EmbeddedPoint> points{{{x, 0}, 0, 0, 0, step}, {{x, 1}, 1, 1, 1, step}};
    return updates.addStep(metrics, points, {{x, x}}, std::move(all));
}

SessionUpdate firstOf(std::uint64_t run) {
    SessionUpdate first;
    first.run = run;
    return first;
}

/// A run that continues where another one was.
SessionUpdate comingFrom(std::uint64_t run, std::int64_t step, std::uint64_t newRun) {
    SessionUpdate first = firstOf(newRun);
    first.origin = ForkPoint{run, step};
    return first;
}

}  // namespace

class UpdateQueueTest : public QObject {
    Q_OBJECT

private slots:
    void anUpdateIsAnnouncedOnceUntilItIsTaken() {
        UpdateQueue updates;
        QVERIFY(addStep(updates, 1));
        QVERIFY(!addStep(updates, 2));
        updates.take(0);
        QVERIFY(addStep(updates, 3));
    }

    void stepsAreLosslessAndInOrder() {
        UpdateQueue updates;
        for (int step = 1; step <= 500; ++step)
            addStep(updates, step);
        const SessionUpdate update = updates.take(0);
        QCOMPARE(update.steps.size(), std::size_t{500});
        for (std::size_t k = 0; k < 500; ++k)
            QCOMPARE(update.steps[k].step, static_cast<std::int64_t>(k + 1));
        QVERIFY(updates.take(0).steps.empty());
    }

    /// For ThreadSanitizer, which stops most runs of this where one of the calls takes no lock.
    void trainingAddsWhileTheWindowTakes() {
        constexpr std::int64_t kSteps = 5000;
        UpdateQueue updates;
        updates.startRun(firstOf(1));
        std::atomic<bool> ended = false;
        std::thread training([&] {
            for (std::int64_t step = 1; step <= kSteps; ++step) {
                addStep(updates, step);
                updates.addChanges({{}}, {}, {}, {}, {});
                updates.addEvaluation({});
                updates.setUndoable(step % 2 == 0 ? std::optional<Undoable>(RunLeft{})
                                                  : std::nullopt);
                updates.setDiagnosis(step % 2 == 0 ? std::optional(Diagnosis{}) : std::nullopt);
                updates.setEvaluationProgress(EvaluationProgress{});
                updates.setStage(true, 100);
                updates.setCloud(std::make_shared<EmbeddingCloud>());
            }
            updates.startRun(comingFrom(1, kSteps, 2));
            ended = true;
        });
        std::vector<std::int64_t> steps;
        std::size_t changes = 0;
        std::size_t evaluations = 0;
        const auto append = [&](const SessionUpdate& update) {
            for (const StepMetrics& metrics : update.steps)
                steps.push_back(metrics.step);
            changes += update.changes.size();
            evaluations += update.evaluations.size();
        };
        while (!ended) {
            updates.setSnapshotInterval(10);
            append(updates.take(1));
        }
        training.join();
        if (const auto left = updates.take(2).left)
            append(*left);
        QCOMPARE(steps.size(), static_cast<std::size_t>(kSteps));
        for (std::int64_t k = 0; k < kSteps; ++k)
            QCOMPARE(steps[static_cast<std::size_t>(k)], k + 1);
        QCOMPARE(changes, static_cast<std::size_t>(kSteps));
        QCOMPARE(evaluations, static_cast<std::size_t>(kSteps));
    }

    void theCloudHoldsTheLastPointsOldestFirst() {
        UpdateQueue updates;
        updates.setStage(true, 5);
        for (int step = 1; step <= 10; ++step)
            addStep(updates, step);
        const auto cloud = updates.take(0).cloud;
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

    /// The attainable share is looked at now and then, and holds until then or until other axes.
    void theLiveCloudKnowsWhatOtherAxesWouldShow() {
        UpdateQueue updates;
        updates.setStage(true, 5);
        addStep(updates, 1, {0.1, 0.9, {}});
        addStep(updates, 2, {0.2, std::nullopt, {}});
        const auto cloud = updates.take(0).cloud;
        QCOMPARE(cloud->varianceShare, std::optional(0.2));
        QCOMPARE(cloud->attainableShare, std::optional(0.9));
        updates.setProjection(nullptr);
        addStep(updates, 3, {0.8, std::nullopt, {}});
        QVERIFY(!updates.take(0).cloud->attainableShare);
    }

    void theRingKeepsItsNewestWhenItsSizeChanges() {
        UpdateQueue updates;
        updates.setStage(true, 5);
        for (int step = 1; step <= 4; ++step)
            addStep(updates, step);
        updates.setStage(true, 3);
        QCOMPARE(updates.take(0).cloud->points.front().step, 3);
        updates.setStage(true, 100);
        addStep(updates, 5);
        QCOMPARE(updates.take(0).cloud->points.size(), std::size_t{5});
    }

    void anotherSourceHidesLiveBatchesAndComingBackShowsThemAtOnce() {
        UpdateQueue updates;
        addStep(updates, 1);
        updates.setStage(false, 2000);
        addStep(updates, 2);
        QVERIFY(!updates.take(0).cloud);
        updates.setStage(true, 2000);
        QCOMPARE(updates.take(0).cloud->points.size(), std::size_t{4});
    }

    void theUpdateOfAnAbandonedRunIsDropped() {
        UpdateQueue updates;
        updates.startRun(firstOf(1));
        addStep(updates, 1);
        updates.startRun(firstOf(2));
        const SessionUpdate update = updates.take(2);
        QCOMPARE(update.run, std::uint64_t{2});
        QVERIFY(!update.left);
        QVERIFY(update.steps.empty());
        QVERIFY(!update.cloud);
    }

    void whatWasNotTakenOfARunComesWithTheOneThatResumesFromIt() {
        UpdateQueue updates;
        updates.startRun(firstOf(1));
        addStep(updates, 1);
        updates.take(1);
        addStep(updates, 2);
        updates.startRun(comingFrom(1, 2, 2));
        addStep(updates, 3);
        updates.startRun(comingFrom(2, 0, 3));
        const SessionUpdate update = updates.take(3);
        QVERIFY(update.steps.empty());
        QCOMPARE(update.left->run, std::uint64_t{2});
        QCOMPARE(update.left->origin->step, 2);
        QCOMPARE(update.left->steps.size(), std::size_t{1});
        QCOMPARE(update.left->left->steps.front().step, 2);
        QVERIFY(!update.left->left->left);
    }

    void anUpdateWaitsUntilTheWindowKnowsItsRun() {
        UpdateQueue updates;
        updates.startRun(firstOf(1));
        addStep(updates, 1);
        updates.startRun(firstOf(2));
        QVERIFY(!addStep(updates, 1));
        QCOMPARE(updates.take(1).run, std::uint64_t{0});
        QCOMPARE(updates.take(2).steps.size(), std::size_t{1});
    }

    void aRunThatResumesKnowsItsNextHalvingAndSnapshot() {
        UpdateQueue updates;
        SessionUpdate first = comingFrom(1, 25, 2);
        first.halvingRule.kind = HalvingRule::Kind::AtSteps;
        first.halvingRule.steps = {20, 30};
        updates.startRun(first);
        updates.setSnapshotInterval(10);
        QCOMPARE(updates.take(2).nextHalving, 30);
        for (int step = 26; step <= 30; ++step)
            addStep(updates, step);
        const auto snapshots = updates.take(2).snapshots;
        QCOMPARE(snapshots.size(), std::size_t{1});
        QCOMPARE(snapshots[0]->lastStep, 30);
    }

    void aRowOfAStepTrainedElsewhereHasNeitherPointsNorCenters() {
        UpdateQueue updates;
        SessionUpdate first = firstOf(1);
        first.halvingRule.kind = HalvingRule::Kind::AtSteps;
        first.halvingRule.steps = {3, 9};
        updates.startRun(first);
        updates.take(1);
        StepMetrics metrics;
        metrics.step = 5;
        QVERIFY(updates.addRow(metrics));
        const SessionUpdate update = updates.take(1);
        QCOMPARE(update.steps.size(), std::size_t{1});
        QCOMPARE(update.steps[0].step, 5);
        QVERIFY(update.centers.empty() && !update.cloud);
        QCOMPARE(update.nextHalving, 9);
    }

    void whatIsInForceStaysUntilReplaced() {
        UpdateQueue updates;
        Hyperparameters values;
        values.lambda = 0.25;
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        SessionUpdate first = firstOf(1);
        first.hyperparameters = values;
        first.halvingRule = rule;
        updates.startRun(first);
        updates.take(1);
        addStep(updates, 1);
        const SessionUpdate update = updates.take(1);
        QCOMPARE(update.hyperparameters, values);
        QCOMPARE(update.halvingRule, rule);
        QCOMPARE(update.nextHalving, 5000);
    }

    void theNextHalvingIsAlwaysTheRulesOwn() {
        UpdateQueue updates;
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::AtSteps;
        rule.steps = {2, 4};
        updates.addChanges({}, {}, rule, {}, {});
        QCOMPARE(updates.take(0).nextHalving, 2);
        addStep(updates, 1);
        addStep(updates, 2);
        QCOMPARE(updates.take(0).nextHalving, 4);
    }

    void anUpdateOfManyStepsHoldsEveryDueSnapshotWhole() {
        UpdateQueue updates;
        updates.setStage(true, 6);
        updates.setSnapshotInterval(10);
        for (int step = 1; step <= 35; ++step)
            addStep(updates, step);
        const auto snapshots = updates.take(0).snapshots;
        QCOMPARE(snapshots.size(), std::size_t{3});
        for (int k = 0; k < 3; ++k) {
            const EmbeddingCloud& cloud = *snapshots[static_cast<std::size_t>(k)];
            const int step = 10 * (k + 1);
            QCOMPARE(cloud.firstStep, step - 2);
            QCOMPARE(cloud.lastStep, step);
            QCOMPARE(cloud.points.size(), std::size_t{6});
            QCOMPARE(cloud.centers[0].x, static_cast<float>(step));
        }
        QVERIFY(updates.take(0).snapshots.empty());
    }

    void aSnapshotOfASplitIsItsFirstEvaluationAtOrAfterTheStep() {
        UpdateQueue updates;
        updates.setStage(false, 100);
        updates.setSnapshotInterval(10);
        for (const std::int64_t step : {7, 13, 19, 30}) {
            auto cloud = std::make_shared<EmbeddingCloud>();
            cloud->source = PointSource::Test;
            cloud->firstStep = cloud->lastStep = step;
            updates.setCloud(cloud);
        }
        std::vector<std::int64_t> steps;
        for (const auto& cloud : updates.take(0).snapshots)
            steps.push_back(cloud->lastStep);
        QCOMPARE(steps, (std::vector<std::int64_t>{13, 30}));
    }

    void aDiagnosisStandsUntilItIsReplaced() {
        UpdateQueue updates;
        const Diagnosis found{Issue::Collapse, 7, {MessageCode::StateIsNotFinite, 7}};
        QVERIFY(updates.setDiagnosis(found));
        QCOMPARE(updates.take(0).diagnosis, std::optional(found));
        QVERIFY(!updates.setDiagnosis(found));
        QCOMPARE(updates.take(0).diagnosis, std::optional(found));
        QVERIFY(updates.setDiagnosis(std::nullopt));
        QVERIFY(!updates.take(0).diagnosis);
    }

    void snapshotsEndWithTheirRun() {
        UpdateQueue updates;
        updates.setSnapshotInterval(1);
        addStep(updates, 1);
        updates.startRun(firstOf(2));
        addStep(updates, 1);
        QVERIFY(updates.take(2).snapshots.empty());
    }
};

CENTERSCOPE_GUILESS_TEST(UpdateQueueTest)
#include "update_queue_test.moc"
