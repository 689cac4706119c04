// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "kept_run.h"
#include "runs/recorded_steps.h"
#include "runs/run_folder.h"
#include "runs/run_metrics.h"
#include "support/full_disk.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/said.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// Runs of the session that are cut off and taken up again.
class SurvivingRunTest : public QObject, private KeptRun {
    Q_OBJECT

private slots:
    void init() { openAnew(); }

    void cleanup() { close(); }

    void aRunThatIsOnlyLookedAtLeavesNothing() {
        session_->setLambda(1);
        settle();
        session_.reset();
        QVERIFY(QDir(QString::fromStdString(libraryPath())).isEmpty());
    }

    void everyRowAndEventIsOnDiskAndACheckpointAtItsSteps() {
        session_->setCheckpointInterval(4);
        step(3);
        session_->setLambda(1);
        step(3);
        const fs::path folder = runFolder();
        QCOMPARE(lastRecordedStep(folder), 6);
        QCOMPARE(newestCheckpointStep(folder), 4);
        QVERIFY(lines(folder / "events.jsonl").contains("\"lambda\""));
    }

    void leavingAPauseWritesACheckpoint() {
        trainTo(5);
        QTRY_COMPARE_WITH_TIMEOUT(newestCheckpointStep(runFolder()), 5, kPatience);
        step(2);
        const fs::path folder = runFolder();
        QCOMPARE(newestCheckpointStep(folder), 5);
        session_.reset();  // closes
        QCOMPARE(newestCheckpointStep(folder), 7);
        QVERIFY(!RunLibrary(libraryPath()).newestToResume()->wasCutOff());
    }

    void aRunThatWentBackToItsBeginningContinuesThere() {
        trainTo(5);
        begun([&] { session_->forkAt(0); });
        session_.reset();  // closes
        const fs::path folder = RunLibrary(libraryPath()).newestToResume()->folder;
        QCOMPARE(newestCheckpointStep(folder), 0);
        open();
        begun([&] { session_->continueRun(folder); });
        QVERIFY(history_.steps.empty());
        step(1);
        QCOMPARE(history_.steps.back().step, 1);
    }

    void aRunThatWasCutOffResumesToTheSameBits() {
        session_->setCheckpointInterval(10);
        session_->setLambda(0.5);
        trainTo(12);
        session_->halveLearningRate();
        trainTo(25);
        step(4);
        copyAsIfKilled();
        trainTo(40);
        const std::vector<StepMetrics> whole = history_.steps;

        open();
        const auto past = session_->library().newestToResume();
        QVERIFY(past);
        QVERIFY(past->wasCutOff());
        QCOMPARE(past->checkpoint, 25);
        QCOMPARE(past->steps, 29);
        begun([&] { session_->continueRun(past->folder); });
        QCOMPARE(history_.steps.size(), std::size_t{29});
        QCOMPARE(history_.changes.size(), std::size_t{2});
        trainTo(40);
        compare(history_.steps, whole);
        QCOMPARE(lastRecordedStep(past->folder), 40);
    }

    /// Such as a run of the command line.
    void aRunOfAnotherFolderThatIsOpenedIsFoundFromThenOn() {
        trainTo(2);
        const fs::path made = runFolder();
        session_.reset();
        const QTemporaryDir elsewhere;
        const fs::path moved = elsewhere.filePath("mine").toStdString();
        fs::rename(made, moved);
        QVERIFY(!RunLibrary(libraryPath()).newestToResume());

        open();
        begun([&] { session_->continueRun(moved); });
        trainTo(4);
        session_.reset();
        const auto found = RunLibrary(libraryPath()).newestToResume();
        QVERIFY(found);
        QCOMPARE(found->folder, moved);
        QCOMPARE(found->steps, 4);
        QCOMPARE(RunLibrary(libraryPath()).runs().size(), std::size_t{1});
    }

    void aCheckpointResumesInAFolderOfItsOwn() {
        session_->setCheckpointInterval(10);
        trainTo(20);
        const fs::path folder = runFolder();
        trainTo(30);
        const std::vector<StepMetrics> whole = history_.steps;
        begun([&] { session_->openCheckpoint(checkpointPath(folder, 20)); });
        QCOMPARE(history_.steps.size(), std::size_t{20});
        trainTo(30);
        compare(history_.steps, whole);
        QCOMPARE(lastRecordedStep(folder), 30);
        QVERIFY(runFolder() != folder);
        QCOMPARE(lastRecordedStep(runFolder()), 30);
    }

    void aSavedCheckpointIsOneFileThatResumesAnywhere() {
        trainTo(15);
        const QTemporaryDir elsewhere;
        const fs::path file = save(elsewhere);
        trainTo(25);
        const std::vector<StepMetrics> whole = history_.steps;
        begun([&] { session_->openCheckpoint(file); });
        QCOMPARE(history_.steps.size(), std::size_t{15});  // of which nothing else is known
        QVERIFY(std::isnan(history_.steps[3].totalLoss));
        trainTo(25);
        for (std::size_t k = 15; k < 25; ++k)
            QCOMPARE(history_.steps[k].totalLoss, whole[k].totalLoss);
    }

    void whatIsNoCheckpointIsRefusedAndTheRunContinues() {
        step(2);
        const QString file = data_.filePath("train-labels-idx1-ubyte");
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->openCheckpoint(file.toStdString());
        QVERIFY(failed.wait(kPatience));
        QVERIFY(said(failed).contains(file));
        step(1);
        QCOMPARE(history_.steps.size(), std::size_t{3});
    }

    void aCheckpointOfAnotherDataSetIsRefused() {
        step(1);
        const QTemporaryDir elsewhere;
        const fs::path file = save(elsewhere);
        const QTemporaryDir other;
        writeDataset(other.path(), 100, 30);
        begun([&] { session_->start(smallPreset(), other.path().toStdString(), 1); });
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->openCheckpoint(file);
        QVERIFY(failed.wait(kPatience));
        QVERIFY(said(failed).contains("expected the data set"));
    }

    void anEditedRunIsRefusedAndStaysAsItIs() {
        session_->setCheckpointInterval(5);
        trainTo(10);
        copyAsIfKilled();
        open();
        const fs::path folder = session_->library().newestToResume()->folder;
        QByteArray manifest = lines(folder / "run.json");
        writeFile(QString::fromStdString(folder / "run.json"),
                  manifest.replace("\"seed\": 1", "\"seed\": 2"));
        const QByteArray rows = lines(folder / "metrics.csv");
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->continueRun(folder);
        QVERIFY(failed.wait(kPatience));
        QVERIFY2(said(failed).contains("\"seed\""), qPrintable(said(failed)));
        QCOMPARE(lines(folder / "metrics.csv"), rows);
        QVERIFY(fs::exists(checkpointPath(folder, 10)) && fs::exists(checkpointPath(folder, 5)));
    }

    void aVanishedFolderIsOneSentenceAndTrainingContinues() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->setCheckpointInterval(5);
        step(2);
        QVERIFY(QDir(QString::fromStdString(libraryPath())).removeRecursively());
        trainTo(30);
        QCOMPARE(failed.size(), 1);
        QVERIFY(said(failed).endsWith("Training continues."));
    }

    void aFullDiskIsOneSentenceAndTrainingContinues() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->setCheckpointInterval(5);
        step(2);
        {
            const FullDisk full;
            trainTo(30);
        }
        QCOMPARE(failed.size(), 1);
        QVERIFY(said(failed).contains("cannot be written"));
        step(1);  // what has waited is written now
        QCOMPARE(lines(runFolder() / "metrics.csv").count('\n'), 32);
    }

    void aLibraryThatCannotBeWrittenIsOneSentenceAndTrainingContinues() {
        session_ = std::make_unique<TrainingSession>(1, RunLibrary("/proc/nowhere"));
        begun([&] { session_->start(smallPreset(), data_.path().toStdString(), 1); });
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        trainTo(30);
        QCOMPARE(failed.size(), 1);
        QVERIFY(said(failed).contains("/proc/nowhere"));
    }

    void shortRunsMakeRoomAndWhatIsNotOursIsLeftAlone() {
        QVERIFY(QDir(QString::fromStdString(libraryPath())).mkdir("my own"));
        std::vector<RunSummary> removed;
        for (int k = 0; k < 3; ++k) {
            // No seed that comes again: a folder's name has only that and the second.
            begun([&] { session_->start(smallPreset(), data_.path().toStdString(), 10 + k); });
            step(1);
        }
        const std::uint64_t taken = session_->library().bytesTaken(session_->library().runs());
        open();  // so that Undo holds none of them
        connect(session_.get(), &TrainingSession::roomMade, this,
                [&removed](const std::vector<RunSummary>& runs) { removed = runs; });
        session_->setLibraryBudget([taken] { return taken - 1; });
        step(1);
        QCOMPARE(removed.size(), std::size_t{1});
        QVERIFY(!fs::exists(removed.front().folder));
        QVERIFY(fs::exists(dataHome() / "Trash" / "files" / removed.front().folder.filename() /
                           "run.json"));
        QCOMPARE(session_->library().runs().size(), std::size_t{3});
        QVERIFY(fs::exists(libraryPath() / "my own"));
    }

    /// Those too that are closed; and no question is about them.
    void whatUndoBringsBackMakesNoRoom() {
        for (const std::uint64_t seed : {2, 3, 4}) {
            step(1);
            begun([&] { session_->reset(seed); });
        }
        QSignalSpy full(session_.get(), &TrainingSession::libraryFull);
        settle();
        const std::uint64_t taken = session_->library().bytesTaken(session_->library().runs());
        session_->setLibraryBudget([taken] { return taken - 1; });  // any would do
        step(1);
        QCOMPARE(full.size(), 1);
        QVERIFY(full.front().front().value<RunLibrary::Room>().toAsk.empty());
        QCOMPARE(session_->library().runs().size(), std::size_t{4});
        for (const std::uint64_t seed : {3, 2, 1}) {
            begun([&] { session_->undo(); });
            QCOMPARE(session_->run().seeds.seed, seed);
        }
    }

    /// As a window that has just been opened offers it: it is none of before while this one lives.
    void aRunThatUndoHasLeftIsOfferedWhenTheProgramHasClosed() {
        step(2);
        begun([&] { session_->forkAt(1); });
        settle();
        const fs::path fork = session_->run().folder;
        begun([&] { session_->undo(); });
        settle();
        QVERIFY(!isInUse(fork));
        QVERIFY(!RunLibrary(libraryPath()).newestToResume());
        session_.reset();
        QVERIFY(RunLibrary(libraryPath()).newestToResume());
    }

    void aChangeByHandAfterTheLastCheckpointIsInTheRunThatContinues() {
        const fs::path killed = killedAfterAChange();
        const QByteArray rows = lines(killed / "metrics.csv");
        const QByteArray events = lines(killed / "events.jsonl");
        trainTo(25);  // as it would have continued
        const std::vector<StepMetrics> whole = history_.steps;

        open();
        begun([&] { session_->continueRun(killed); });
        QCOMPARE(history_.steps.size(), std::size_t{15});
        QCOMPARE(update_.hyperparameters.lambda, 0.5);
        QCOMPARE(update_.hyperparameters.alpha, 0.25);
        QCOMPARE(lines(killed / "metrics.csv"), rows);  // it is only looked at
        trainTo(25);
        compare(history_.steps, whole);
        QCOMPARE(runFolder(), killed);
        QVERIFY(lines(killed / "metrics.csv").startsWith(rows));
        QVERIFY(lines(killed / "events.jsonl").startsWith(events));
    }

    /// With the checkpoint of that row's step, which then knows the change too.
    void aChangeAfterTheLastRowIsInTheCheckpointWhenTheProgramHasClosed() {
        trainTo(10);
        session_->setAlpha(0.25);
        settle();
        const fs::path name = runFolder().filename();
        copyAsIfKilled();
        const fs::path killed = libraryPath() / name;
        const auto isKnown = [&killed] {
            const TrainingState<float> state = loadCheckpoint(checkpointPath(killed, 10)).state;
            return recordedAfter(killed, state).isEmpty();
        };
        QVERIFY(!isKnown());
        open();
        begun([&] { session_->continueRun(killed); });
        QCOMPARE(update_.hyperparameters.alpha, 0.25);
        session_.reset();  // closes
        QVERIFY(isKnown());
    }

    void aRunThatContinuesIsNotCutOffWhenTheProgramHasClosed() {
        const fs::path killed = killedAfterAChange();
        open();
        begun([&] { session_->continueRun(killed); });
        session_.reset();  // closes
        const auto past = RunLibrary(libraryPath()).newestToResume();
        QCOMPARE(past->folder, killed);
        QCOMPARE(past->steps, 15);
        QVERIFY(!past->wasCutOff());
    }

    /// As of a program whose arithmetic has changed without being counted as another.
    void whatCannotBeMadeAgainIsNamedAndStaysInItsFolder() {
        const fs::path killed = killedAfterAChange();
        QByteArray rows = lines(killed / "metrics.csv");
        const qsizetype row = rows.indexOf("\n14,") + 4;
        rows.replace(rows.indexOf(',', row), 1, "1,");  // another digit
        writeFile(QString::fromStdString(killed / "metrics.csv"), rows);
        open();
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        begun([&] { session_->continueRun(killed); });
        settle();
        QCOMPARE(history_.steps.size(), std::size_t{10});
        QCOMPARE(failed.size(), 2);
        QVERIFY(said(failed, 0).contains("step 14"));
        QVERIFY(said(failed, 1).startsWith("Steps 11 to 16 of the run in "));
        QVERIFY(said(failed, 1).contains("(2)"));
        step(1);
        QVERIFY(runFolder() != killed);
        QCOMPARE(lines(killed / "metrics.csv"), rows);
    }

    /// It comes when the run has been closed.
    void thePictureOfARunThatUndoHasLeftIsKeptToo() {
        step(2);
        begun([&] { session_->forkAt(1); });
        step(1);
        const std::uint64_t fork = session_->run().run;
        const fs::path folder = session_->run().folder;
        begun([&] { session_->undo(); });
        session_->keepPicture(fork, "of the fork");
        settle();
        QCOMPARE(lines(folder / kPictureFile), QByteArray("of the fork"));
        fs::remove_all(folder);
        session_->keepPicture(fork, "of none");
        settle();
        QVERIFY(!fs::exists(folder));
    }

    void moreThanMayBeTakenIsReported() {
        QSignalSpy full(session_.get(), &TrainingSession::libraryFull);
        session_->setLibraryBudget([] { return std::uint64_t{1}; });
        step(1);
        begun([&] { session_->start(smallPreset(), data_.path().toStdString(), 2); });
        step(1);
        QCOMPARE(full.size(), 1);
        QVERIFY(full.front().front().value<RunLibrary::Room>().excess() > 0);
    }

    void thePictureOfAStageIsKeptWithItsRun() {
        step(1);
        const std::uint64_t first = session_->run().run;
        const fs::path folder = session_->library().runs().front().folder;
        begun([&] { session_->start(smallPreset(), data_.path().toStdString(), 2); });
        session_->keepPicture(first, "of the run before");
        session_->keepPicture(first + 17, "of none");
        step(1);
        QCOMPARE(lines(folder / kPictureFile), QByteArray("of the run before"));
        QCOMPARE(session_->library().runs().size(), std::size_t{2});
    }

    void anEvaluationBeforeTheFirstStepIsKept() {
        session_->evaluate(SplitKind::Validation);
        QTRY_VERIFY_WITH_TIMEOUT((pull(), !history_.evaluations.empty()), kPatience);
        step(1);
        QVERIFY(lines(runFolder() / "evaluation.csv").contains("\n0,validation,"));
    }

    void theEventsAreReportedAsTheirLines() {
        session_->setLambda(0.5);
        step(1);
        QSignalSpy ready(session_.get(), &TrainingSession::eventsReady);
        session_->requestEvents();
        QVERIFY(ready.wait(kPatience));
        QCOMPARE(ready[0][0].toString().toUtf8(), lines(runFolder() / "events.jsonl"));
        QVERIFY(ready[0][0].toString().contains("\"lambda\""));
    }

private:
    /// Its last checkpoint is that of step 10, and the second change comes after the last row.
    fs::path killedAfterAChange() {
        session_->setCheckpointInterval(100);
        step(12);
        session_->setLambda(0.5);
        step(3);
        session_->setAlpha(0.25);
        settle();
        const fs::path name = runFolder().filename();
        copyAsIfKilled();
        return libraryPath() / name;
    }
};

CENTERSCOPE_GUILESS_TEST(SurvivingRunTest)
#include "surviving_run_test.moc"
