// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "kept_run.h"
#include "runs/run_folder.h"
#include "runs/run_metrics.h"
#include "support/full_disk.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/said.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// Forks at earlier steps.
class ForkTest : public QObject, private KeptRun {
    Q_OBJECT

private slots:
    void init() { openAnew(); }

    void cleanup() { close(); }

    void aForkIsToTheSameBits_data() {
        QTest::addColumn<bool>("kept");
        QTest::newRow("from a checkpoint") << true;
        QTest::newRow("from the first step, where nothing is kept") << false;
    }

    void aForkIsToTheSameBits() {
        QFETCH(bool, kept);
        open(kept ? libraryPath() : fs::path());
        session_->setCheckpointInterval(10);
        trainTo(12);
        session_->setLambda(0.5);
        session_->setBatchSize(7);
        trainTo(27);
        session_->halveLearningRate();
        trainTo(40);
        const std::vector<StepMetrics> whole = history_.steps;
        const std::vector<HyperparameterChange> changes = history_.changes;
        begun([&] { session_->forkAt(25); });
        QVERIFY(!session_->isPlaying());
        compare(history_.steps, {whole.begin(), whole.begin() + 25});
        QCOMPARE(history_.changes.size(), std::size_t{2});
        QCOMPARE(history_.former->steps.size(), std::size_t{40});
        if (kept) {
            QCOMPARE(lastRecordedStep(runFolder()), 25);
            QCOMPARE(newestCheckpointStep(runFolder()), 25);
        }
        trainTo(27);
        session_->halveLearningRate();
        trainTo(40);
        compare(history_.steps, whole);
        QCOMPARE(history_.changes, changes);
    }

    void aForkBeforeAChangeLeavesTheChangeOut() {
        trainTo(10);
        session_->setLambda(0.5);  // acts from step 11
        trainTo(12);
        begun([&] { session_->forkAt(10); });
        QCOMPARE(update_.hyperparameters.lambda, 0.01);
        QVERIFY(history_.changes.empty());
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, RunLeft::By::Fork);
    }

    void whatCameLaterStaysOnDisk() {
        session_->setCheckpointInterval(10);
        trainTo(12);
        session_->setLambda(0.5);
        trainTo(25);
        step(2);
        const fs::path folder = runFolder();
        const QByteArray rows = lines(folder / "metrics.csv");
        const QByteArray events = lines(folder / "events.jsonl");
        begun([&] { session_->forkAt(11); });
        step(3);
        QVERIFY(runFolder() != folder);
        QCOMPARE(lines(folder / "metrics.csv"), rows);
        QCOMPARE(lines(folder / "events.jsonl"), events);
        QCOMPARE(newestCheckpointStep(folder), 27);
        QCOMPARE(lastRecordedStep(runFolder()), 14);
        QCOMPARE(newestCheckpointStep(runFolder()), 11);
        QVERIFY(fs::exists(checkpointPath(runFolder(), 10)));
        QVERIFY(!fs::exists(checkpointPath(runFolder(), 20)));
        QCOMPARE(lines(runFolder() / "events.jsonl"), QByteArray());
    }

    /// Whatever becomes of their origin and of one another.
    void forksAtOneStepHaveNamesOfTheirOwn() {
        trainTo(5);
        const fs::path origin = session_->run().folder;
        const auto fork = [this](std::int64_t step) {
            begun([&] { session_->forkAt(step); });
            settle();
            return session_->run().folder;
        };
        const auto nameOf = [](const fs::path& folder) { return runName(summarizeRun(folder)); };
        const fs::path first = fork(3);
        QCOMPARE(nameOf(first), std::string("small, seed 1, fork from step 3"));
        begun([&] { session_->undo(); });
        const fs::path second = fork(3);
        QCOMPARE(nameOf(second), std::string("small, seed 1, fork from step 3 (2)"));
        const fs::path third = fork(3);  // of the second
        QCOMPARE(nameOf(third), std::string("small, seed 1, fork from step 3 (3)"));
        fs::remove_all(first);
        QCOMPARE(nameOf(second), std::string("small, seed 1, fork from step 3 (2)"));
        begun([&] { session_->undo(); });
        begun([&] { session_->undo(); });
        QCOMPARE(session_->run().folder, origin);
        writeRunLabel(origin, {"Overnight", "", false});
        const fs::path named = fork(3);
        QCOMPARE(nameOf(named), std::string("Overnight, fork from step 3"));
        QCOMPARE(nameOf(fork(2)), std::string("Overnight, fork from step 2"));
        begun([&] { session_->openCheckpoint(checkpointPath(named, 3)); });
        step(1);
        QCOMPARE(nameOf(session_->run().folder), std::string("Overnight, fork from step 3 (2)"));
        QCOMPARE(session_->run().identity.origin->number, 2);
    }

    void aForkThatCannotKeepWhatCameLaterLeavesTheRunWhereItWas() {
        trainTo(10);
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        {
            const FullDisk full;
            session_->forkAt(5);
            QVERIFY(failed.wait(kPatience));
            settle();
        }
        QVERIFY(said(failed).contains("cannot be written"));
        step(1);
        QCOMPARE(history_.steps.back().step, 11);
    }

    void theStageIsNotEmptyWhereARunResumes() {
        trainTo(10);
        begun([&] { session_->forkAt(5); });
        QTRY_VERIFY_WITH_TIMEOUT((pull(), cloud_ && cloud_->source == PointSource::FixedSample),
                                 kPatience);
        QCOMPARE(cloud_->lastStep, 5);
        for (const PointSource source : {PointSource::Test, PointSource::LiveBatches}) {
            cloud_.reset();
            session_->setStage({.source = source});
            QTRY_VERIFY_WITH_TIMEOUT((pull(), cloud_), kPatience);
        }
        QCOMPARE(cloud_->source, PointSource::FixedSample);
    }

    void whatIsAskedForDuringAForkIsDoneAfterIt() {
        open({});
        trainTo(2000);
        begun([&] {
            session_->forkAt(1999);
            session_->setLambda(0.5);
            session_->singleStep();
        });
        settle();
        QCOMPARE(history_.steps.back().step, 2000);
        QCOMPARE(history_.steps.back().lambda, 0.5);
        QCOMPARE(history_.changes.back().step, 2000);
    }

    void aSecondForkTakesThePlaceOfOneThatIsUnderWay() {
        trainTo(400);
        const std::string origin = session_->run().identity.id;
        begun([&] {
            session_->forkAt(399);
            session_->forkAt(5);
        });
        settle();
        QCOMPARE(session_->run().identity.origin->run, origin);
        QCOMPARE(session_->run().identity.origin->step, 5);
        QCOMPARE(history_.steps.size(), std::size_t{5});
    }

    void stepsThatNobodyHasTakenAreNotLost() {
        trainTo(10);
        QSignalSpy stopped(session_.get(), &TrainingSession::stopped);
        session_->setStopAfter(20);
        session_->play();
        QVERIFY(stopped.wait(kPatience));
        begun([&] { session_->forkAt(15); });
        QCOMPARE(history_.steps.size(), std::size_t{15});
        for (const StepMetrics& metrics : history_.steps)
            QVERIFY(std::isfinite(metrics.totalLoss));
        QCOMPARE(history_.former->steps.size(), std::size_t{20});
    }

    void whatAForkHasComputedAgainIsKept_data() {
        QTest::addColumn<bool>("trained");
        QTest::newRow("after a step") << true;
        QTest::newRow("before the first step") << false;
    }

    /// A checkpoint from elsewhere comes without the rows before it.
    void whatAForkHasComputedAgainIsKept() {
        QFETCH(bool, trained);
        trainTo(15);
        const std::vector<StepMetrics> whole = history_.steps;
        const QTemporaryDir elsewhere;
        const fs::path file = save(elsewhere);
        begun([&] { session_->openCheckpoint(file); });
        QVERIFY(std::isnan(history_.steps[3].totalLoss));
        if (trained)
            trainTo(18);
        begun([&] { session_->forkAt(10); });
        compare(history_.steps, {whole.begin(), whole.begin() + 10});
        if (!trained)
            step(1);
        QCOMPARE(lines(runFolder() / "metrics.csv").count('\n'), trained ? 11 : 12);
        const fs::path folder = runFolder();
        close();
        const auto newest = newestGoodCheckpoint(folder, loadRunManifest(folder), {});
        QCOMPARE(newest->state.step, trained ? 10 : 11);
    }
};

CENTERSCOPE_GUILESS_TEST(ForkTest)
#include "fork_test.moc"
