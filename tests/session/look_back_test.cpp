// SPDX-License-Identifier: GPL-3.0-or-later
#include <functional>

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "core/write_whole.h"
#include "data/dataset.h"
#include "data/dataset_catalogue.h"
#include "kept_run.h"
#include "runs/checkpoint.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_manifest.h"
#include "runs/step_archive.h"
#include "session/keyframe_queue.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/said.h"
#include "support/small_preset.h"
#include "training/evaluator.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

namespace {

void comparePoints(const std::vector<EmbeddedPoint>& found,
                   const std::vector<EmbeddedPoint>& expected) {
    QCOMPARE(found.size(), expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
        QCOMPARE(found[k].sample, expected[k].sample);
        QCOMPARE(found[k].label, expected[k].label);
        QCOMPARE(found[k].predicted, expected[k].predicted);
        QCOMPARE(found[k].position, expected[k].position);
        QCOMPARE(found[k].step, expected[k].step);
    }
}

void compareClouds(const EmbeddingCloud& found, const EmbeddingCloud& expected) {
    comparePoints(found.points, expected.points);
    QCOMPARE(found.source, expected.source);
    QCOMPARE(found.firstStep, expected.firstStep);
    QCOMPARE(found.lastStep, expected.lastStep);
    QVERIFY(found.centers == expected.centers);
}

/// The fixed sample as this version of the network places it.
EmbeddingCloud sampleOf(Trainer<float>& trainer, std::int64_t images) {
    return evaluateAll(trainer, SplitKind::Train, fixedSample(trainer.dataset().train, images, 1))
        .cloud(PointSource::FixedSample);
}

}  // namespace

/// What is kept of the steps of a run, and steps that are made again to be looked at.
class LookBackTest : public QObject, private KeptRun {
    Q_OBJECT

private slots:
    void init() { openAnew(); }
    void cleanup() { close(); }

    void keyframesAreDenseAtFirstAndAfterAChange() {
        KeyframePlan plan;
        std::vector<std::int64_t> due;
        for (std::int64_t step = 0; step <= 400; ++step) {
            if (step == 230)
                plan.noteChange(step);
            if (plan.isDue(step, 128))
                due.push_back(step);
        }
        QCOMPARE(due, (std::vector<std::int64_t>{0, 1, 5, 10, 20, 50, 100, 200, 230, 231, 235, 250,
                                                 280, 300, 400}));
        QCOMPARE(KeyframePlan::interval(128), 100);
        QCOMPARE(KeyframePlan::interval(64), 200);
        QCOMPARE(KeyframePlan::interval(10), 1000);
        QCOMPARE(KeyframePlan::interval(1), 10000);
    }

    void everyBatchAndTheKeyframesAreThoseOfATrainer() {
        trainTo(12);
        session_->setLambda(0.5);
        trainTo(25);
        const StepArchive& archive = *session_->run().archive;
        const auto isComplete = [&] {
            return archive.steps(PointSource::FixedSample) ==
                   std::vector<std::int64_t>{0, 1, 5, 10, 12, 13, 17, 20};
        };
        QTRY_VERIFY_WITH_TIMEOUT(isComplete(), kPatience);
        QCOMPARE(archive.steps(PointSource::LiveBatches).size(), std::size_t{25});

        ThreadPool pool(1);
        Trainer<float> trainer = bareTrainer(pool);
        for (std::int64_t step = 0; step <= 25; ++step) {
            if (step == 13)
                trainer.setLambda(0.5);
            if (step > 0) {
                trainer.step();
                std::vector<EmbeddedPoint> points;
                appendPoints(*archive.nearest(PointSource::LiveBatches, step), points);
                std::vector<EmbeddedPoint> expected;
                appendPoints(batchFrame(trainer), expected);
                comparePoints(points, expected);
                QCOMPARE(points[0].position.x, trainer.embeddings()(0, 0));
                QCOMPARE(points[9].sample, trainer.batch().sampleIds[9]);
            }
            const auto keyframe = archive.nearest(PointSource::FixedSample, step);
            if (keyframe->step == step)
                compareClouds(cloudOf(*keyframe), sampleOf(trainer, KeyframePlan::kImages));
        }
    }

    void aStepIsRecalledExactly_data() {
        QTest::addColumn<PointSource>("source");
        QTest::newRow("fixed sample") << PointSource::FixedSample;
        QTest::newRow("test") << PointSource::Test;
        QTest::newRow("live batches") << PointSource::LiveBatches;
    }

    void aStepIsRecalledExactly() {
        QFETCH(PointSource, source);
        trainTo(12);
        session_->setLambda(0.5);
        trainTo(40);
        session_->setStage({.source = source, .livePoints = 35, .sampleSize = 60});
        session_->recall(33);
        waitForRecalled();

        ThreadPool pool(1);
        Trainer<float> trainer = bareTrainer(pool);
        StepArchive expected;
        for (int step = 1; step <= 33; ++step) {
            if (step == 13)
                trainer.setLambda(0.5);
            trainer.step();
            expected.add(std::make_shared<const StepFrame>(batchFrame(trainer)));
        }
        if (source == PointSource::FixedSample)
            compareClouds(*recalled_, sampleOf(trainer, 60));
        if (source == PointSource::Test)
            compareClouds(*recalled_,
                          evaluateAll(trainer, SplitKind::Test, allIndices(trainer.dataset().test))
                              .cloud(PointSource::Test));
        if (source == PointSource::LiveBatches)
            compareClouds(*recalled_, *expected.liveCloud(33, 35));
        QVERIFY(!update_.recallProgress);
    }

    void lookingBackChangesNoBitOfTheRun() {
        trainTo(60);
        const auto plain = loadCheckpoint(save(data_)).state;
        const std::vector<StepMetrics> steps = history_.steps;
        openAnew();
        trainTo(20);
        QSignalSpy stopped(session_.get(), &TrainingSession::stopped);
        session_->setStopAfter(60);
        session_->play();
        for (const PointSource source : {PointSource::FixedSample, PointSource::LiveBatches}) {
            session_->setStage({.source = source, .livePoints = 30});
            session_->recall(17);
            waitForRecalled();
        }
        session_->recall(9);  // and is given up
        session_->recall(std::nullopt);
        QVERIFY(!stopped.isEmpty() || stopped.wait(kPatience));
        settle();
        KeptRun::compare(history_.steps, steps);
        QVERIFY(loadCheckpoint(save(data_)).state == plain);
    }

    void aStepThatHasNotBeenMadeIsNotRecalled() {
        trainTo(5);
        session_->recall(6);
        settle();
        QVERIFY(!update_.recallProgress);
        session_->recall(5);
        waitForRecalled();
        QCOMPARE(recalled_->lastStep, 5);
    }

    /// As if an earlier program had made it: its kept steps are there, and the others are not made
    /// up.
    void stepsThatOtherBitsHaveLedToAreNotMadeAgain() {
        trainTo(20);
        const fs::path folder = runFolder();
        close();
        pretend(folder, [](RunConfig& config) { config.numerics = kNumerics - 1; });
        reopen(folder);
        QCOMPARE(session_->run().archive->steps(PointSource::LiveBatches).size(), std::size_t{20});
        trainTo(25);
        session_->setStage({.source = PointSource::FixedSample});
        session_->recall(13);
        settle();
        QVERIFY(!update_.recallProgress);
        session_->recall(23);
        waitForRecalled();
        QCOMPARE(recalled_->lastStep, 23);
    }

    /// As of a fork from a run of another processor, which continues with the instruction set of
    /// this one; then a checkpoint of it is opened, which is a fork too.
    void otherBitsAreRememberedByForksAndWhenTheyAreOpenedAgain() {
        const fs::path folder = reopenedWithOtherBitsUpTo(20);
        trainTo(23);
        begun([&] { session_->openCheckpoint(checkpointPath(folder, 23)); });
        trainTo(25);
        QVERIFY(runFolder() != folder);
        begun([&] { session_->forkAt(24); });
        step(1);
        reopen(runFolder());
        session_->setStage({.source = PointSource::FixedSample});
        for (const std::int64_t step : {13, 21}) {
            session_->recall(step);
            settle();
            QVERIFY(!update_.recallProgress);
        }
        session_->recall(23);
        waitForRecalled();
        QCOMPARE(recalled_->lastStep, 23);
    }

    /// It has no step of other bits, and its manifest can be read.
    void aForkAtTheBeginningHasItsOwnBitsFromThere() {
        const fs::path folder = reopenedWithOtherBitsUpTo(20);
        begun([&] { session_->forkAt(0); });
        step(5);
        const fs::path fork = runFolder();
        QVERIFY(fork != folder);
        QVERIFY(!loadRunManifest(fork).options.repeatableFrom);
        reopen(fork);
        session_->setStage({.source = PointSource::FixedSample});
        session_->recall(3);
        waitForRecalled();
        QCOMPARE(recalled_->lastStep, 3);
    }

    void aRunThatIsOpenedAgainHasItsFrames() {
        trainTo(30);
        waitForKeyframe(20);
        const auto before = session_->run().archive;
        const fs::path folder = runFolder();
        reopen(folder);
        const auto after = session_->run().archive;
        QCOMPARE(after->steps(PointSource::LiveBatches).size(), std::size_t{30});
        QCOMPARE(after->steps(PointSource::FixedSample).front(), 0);
        compareClouds(cloudOf(*after->nearest(PointSource::FixedSample, 20)),
                      cloudOf(*before->nearest(PointSource::FixedSample, 20)));
        compareClouds(*after->liveCloud(17, 50), *before->liveCloud(17, 50));
    }

    /// Its checkpoint is that of step 10; then it goes another way than before.
    void aKilledRunHasTheFramesOfWhereItWas() {
        trainTo(10);
        QSignalSpy stopped(session_.get(), &TrainingSession::stopped);
        session_->setStopAfter(16);
        session_->play();
        QVERIFY(stopped.wait(kPatience));
        copyAsIfKilled();
        const fs::path folder = onlyFolder();
        fs::remove(checkpointPath(folder, 16));
        reopen(folder);
        QCOMPARE(session_->run().archive->steps(PointSource::LiveBatches).back(), 16);
        session_->setLambda(0.7);
        trainTo(18);
        reopen(folder);
        QCOMPARE(session_->run().archive->steps(PointSource::LiveBatches).back(), 18);
        trainTo(20);
        const auto last = session_->run().archive;
        reopen(folder);
        compareClouds(*session_->run().archive->liveCloud(20, 40), *last->liveCloud(20, 40));
    }

    void aForkTakesTheStepsBeforeItOverAndUndoBringsTheRestBack() {
        trainTo(20);
        const auto whole = session_->run().archive;
        begun([&] { session_->forkAt(15); });
        const auto fork = session_->run().archive;
        QCOMPARE(fork->steps(PointSource::LiveBatches).back(), 15);
        compareClouds(*fork->liveCloud(12, 40), *whole->liveCloud(12, 40));
        step(2);
        const fs::path folder = runFolder();
        begun([&] { session_->undo(); });
        QCOMPARE(session_->run().archive.get(), whole.get());
        QCOMPARE(whole->steps(PointSource::LiveBatches).back(), 20);
        reopen(folder);
        QCOMPARE(session_->run().archive->steps(PointSource::LiveBatches).back(), 17);
    }

    void bookmarksStayWithTheRunAndGoWithAForkUpToItsStep() {
        trainTo(20);
        const std::vector<Bookmark> all{{4, "früh"}, {9, ""}, {18, "late"}};
        session_->setBookmarks(all);
        settle();
        const fs::path folder = runFolder();
        begun([&] { session_->forkAt(10); });
        const std::vector<Bookmark> early{all[0], all[1]};
        QCOMPARE(session_->run().bookmarks, early);
        step(1);
        const fs::path fork = runFolder();
        reopen(folder);
        QCOMPARE(session_->run().bookmarks, all);
        reopen(fork);
        QCOMPARE(session_->run().bookmarks, early);
    }

    void bookmarksThatAreSetWhileAForkBeginsAreOfTheRunThatIsLeft() {
        trainTo(20);
        const std::vector<Bookmark> all{{4, ""}, {18, "late"}};
        const fs::path folder = runFolder();
        begun([&] {
            session_->forkAt(15);
            session_->setBookmarks(all);
        });
        QCOMPARE(session_->run().bookmarks, (std::vector<Bookmark>{all[0]}));
        reopen(folder);
        QCOMPARE(session_->run().bookmarks, all);
    }

    void bookmarksThatCannotBeReadAreReportedAndTheRunOpens() {
        trainTo(5);
        session_->setBookmarks({{4, ""}});
        settle();
        const fs::path folder = runFolder();
        close();
        QFile file(QString::fromStdString((folder / kBookmarksFile).string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"bookmarks": [{"step": 4, "caption": ""}, {"step": 4, "caption": ""}]})");
        file.close();
        open();
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        begun([&] { session_->continueRun(folder); });
        QVERIFY(session_->run().bookmarks.empty());
        QVERIFY2(said(failed).contains("bookmarks.json"), qPrintable(said(failed)));
    }

    void aCheckpointOfARunFolderBringsTheStepsBeforeIt() {
        trainTo(20);
        begun([&] { session_->openCheckpoint(checkpointPath(runFolder(), 10)); });
        QCOMPARE(session_->run().archive->steps(PointSource::LiveBatches).back(), 10);
        step(1);
        const fs::path fork = runFolder();
        reopen(fork);
        QCOMPARE(session_->run().archive->steps(PointSource::LiveBatches).size(), std::size_t{11});
    }

private:
    /// A run whose steps up to this one have other bits than this processor makes.
    fs::path reopenedWithOtherBitsUpTo(std::int64_t step) {
        trainTo(step);
        const fs::path folder = runFolder();
        close();
        RunManifest manifest = loadRunManifest(folder);
        manifest.options.repeatableFrom = step;
        writeRunManifest(folder, manifest);
        reopen(folder);
        return folder;
    }

    /// As if a run that has come to step 20 were of another program or processor.
    static void pretend(const fs::path& folder, const std::function<void(RunConfig&)>& edit) {
        RunManifest manifest = loadRunManifest(folder);
        edit(manifest.config);
        writeRunManifest(folder, manifest);
        Checkpoint checkpoint = loadCheckpoint(checkpointPath(folder, 20));
        edit(checkpoint.config);
        fs::remove_all(folder / kCheckpointsFolder);
        fs::create_directory(folder / kCheckpointsFolder);
        writeWhole(checkpointPath(folder, 20),
                   checkpointBytes(checkpoint.config, checkpoint.state));
    }

    Trainer<float> bareTrainer(ThreadPool& pool) {
        const RunInfo& run = session_->run();
        return {*run.preset, run.dataset, run.seeds.seed, pool};
    }

    void waitForRecalled() {
        recalled_.reset();
        const auto hasCome = [this] {
            pull();
            recalled_ = update_.recalled ? update_.recalled : recalled_;
            return recalled_ != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasCome(), kPatience);
    }

    void waitForKeyframe(std::int64_t step) {
        const auto archive = session_->run().archive;
        QTRY_COMPARE_WITH_TIMEOUT(archive->nearest(PointSource::FixedSample, step)->step, step,
                                  kPatience);
    }

    fs::path onlyFolder() const { return fs::directory_iterator(libraryPath())->path(); }

    void reopen(const fs::path& folder) {
        open();
        begun([&] { session_->continueRun(folder); });
    }

    std::shared_ptr<const EmbeddingCloud> recalled_;
};

CENTERSCOPE_GUILESS_TEST(LookBackTest)
#include "look_back_test.moc"
