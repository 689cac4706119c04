// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_driver.h"

#include <algorithm>
#include <filesystem>
#include <variant>

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/write_whole.h"
#include "runs/checkpoint.h"
#include "runs/line_file.h"
#include "runs/run_checkpoints.h"
#include "runs/run_lock.h"
#include "runs/run_manifest.h"
#include "runs/run_metrics.h"
#include "session/run_history.h"
#include "session/run_loop.h"
#include "session/update_queue.h"
#include "support/full_disk.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// A driver on the test's own thread, so that nothing happens between two commands.
class RunDriverTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { writeDataset(data_.path(), 200, 30); }

    void init() {
        updates_ = std::make_unique<UpdateQueue>();
        driver_ = std::make_unique<RunDriver>(loop_, RunLibrary(), *updates_);
        history_ = {};
        driver_->start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 20; ++k)
            driver_->singleStep();
    }

    void aForkThatIsCancelledChangesNothing() {
        QSignalSpy progress(driver_.get(), &RunDriver::forkProgress);
        driver_->forkAt(15);
        driver_->cancelFork();  // before it has made a step
        QCOMPARE(progress.back()[0], progress.back()[1]);
        driver_->singleStep();
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{21});
        const double loss = history_.steps.back().totalLoss;

        init();
        driver_->singleStep();
        pull();
        QCOMPARE(history_.steps.back().totalLoss, loss);
    }

    /// Its bits and those of the steps after it are those of single steps.
    void aSlowStepIsOneStepOfTheRun() {
        const auto lossesOf = [this](bool isSlow) {
            init();
            isSlow ? driver_->slowStep() : driver_->singleStep();
            const SessionUpdate update = updates_->take(1);
            if (isSlow != (update.anatomy != nullptr) ||
                (isSlow && update.anatomy->metrics.totalLoss != update.steps.back().totalLoss))
                return std::vector<double>();
            driver_->singleStep();
            std::vector<double> losses;
            for (const StepMetrics& metrics : update.steps)
                losses.push_back(metrics.totalLoss);
            for (const StepMetrics& metrics : updates_->take(1).steps)
                losses.push_back(metrics.totalLoss);
            return losses;
        };
        const std::vector<double> slow = lossesOf(true);
        QCOMPARE(slow.size(), std::size_t{22});
        QCOMPARE(slow, lossesOf(false));
    }

    void whatIsAskedForDuringAForkThatIsCancelledIsDoneThen() {
        driver_->evaluate(SplitKind::Validation);
        driver_->forkAt(15);
        driver_->enqueueOrRun([this] { driver_->singleStep(); });
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{20});
        driver_->cancelFork();
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{21});
        QTRY_VERIFY_WITH_TIMEOUT((pull(), !history_.evaluations.empty()), kPatience);
        QCOMPARE(history_.evaluations[0].step, 21);
    }

    /// The run under way stays, and so does the folder of the other.
    void aRunThatWasCutOffStaysAsItIsWhereItsWayIsCancelled() {
        const QTemporaryDir library;
        const fs::path killed = killedRun(library);
        const std::string rows = wholeLines(killed / "metrics.csv");
        QSignalSpy started(driver_.get(), &RunDriver::runStarted);
        QSignalSpy progress(driver_.get(), &RunDriver::forkProgress);
        driver_->continueRun(killed);
        QCOMPARE(progress.back()[1].toLongLong(), 3);
        driver_->advance();
        QVERIFY(isInUse(killed));  // so that no other program trains it meanwhile
        driver_->cancelFork();
        QVERIFY(!isInUse(killed));
        for (int k = 0; k < 5; ++k)
            driver_->advance();
        QCOMPARE(started.size(), 0);
        driver_->singleStep();
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{21});
        QCOMPARE(wholeLines(killed / "metrics.csv"), rows);
        QCOMPARE(newestCheckpointStep(killed), 10);
    }

    /// Its changes by hand lead to a step that cannot be made.
    void aRunThatWasCutOffAndCannotComeBackIsForkedAtItsCheckpoint() {
        const QTemporaryDir library;
        const fs::path killed = killedRun(library);
        appendTo(killed / "events.jsonl",
                 "{\"step\":12,\"change\":\"batch_size\",\"from\":10,"
                 "\"to\":5000,\"cause\":\"user\"}\n");
        const std::string rows = wholeLines(killed / "metrics.csv");
        QSignalSpy started(driver_.get(), &RunDriver::runStarted);
        QSignalSpy failed(driver_.get(), &RunDriver::failed);
        driver_->continueRun(killed);
        for (int k = 0; k < 3; ++k)
            driver_->advance();
        QCOMPARE(started.size(), 1);
        QCOMPARE(failed.size(), 2);  // why, and what is left out
        QCOMPARE(failed[1][0].value<Message>().code, MessageCode::StepsAreLeftOut);
        QVERIFY(!isInUse(killed));
        driver_->singleStep();
        QCOMPARE(updates_->take(2).steps.back().step, 11);
        QCOMPARE(wholeLines(killed / "metrics.csv"), rows);
    }

    void whatIsAskedForOnTheWayIsDoneByTheRunThatComes() {
        const QTemporaryDir library;
        const fs::path killed = killedRun(library);
        QSignalSpy started(driver_.get(), &RunDriver::runStarted);
        driver_->continueRun(killed);
        driver_->continueRun(killed);  // it is coming already
        driver_->enqueueOrRun([this] { driver_->singleStep(); });
        for (int k = 0; k < 3; ++k)
            driver_->advance();
        QCOMPARE(started.size(), 1);
        QCOMPARE(lastRecordedStep(killed), 14);
    }

    void aRunThatBeginsWhileTheFirstIsOnItsWayEndsThat() {
        const QTemporaryDir library;
        const fs::path killed = killedRun(library);
        UpdateQueue updates;
        RunDriver driver(loop_, RunLibrary(), updates);
        QSignalSpy started(&driver, &RunDriver::runStarted);
        QSignalSpy progress(&driver, &RunDriver::forkProgress);
        driver.continueRun(killed);
        driver.advance();
        driver.start(smallPreset(), data_.path().toStdString(), 7);
        QCOMPARE(progress.back()[0], progress.back()[1]);
        for (int k = 0; k < 5; ++k)
            driver.advance();
        QCOMPARE(started.size(), 1);
        QCOMPARE(started[0][0].value<RunInfo>().seeds.seed, std::uint64_t{7});
    }

    /// Cancelled on its way, and where nothing can be read.
    void aRunThatDoesNotComeBackIsThereForTheNextUndo() {
        const QTemporaryDir library;
        UpdateQueue updates;
        RunDriver driver(loop_, RunLibrary(library.path().toStdString()), updates);
        const fs::path folder = closedRun(driver, library);
        fs::remove(checkpointPath(folder, 13));  // as if it had been cut off
        QSignalSpy started(&driver, &RunDriver::runStarted);
        QSignalSpy failed(&driver, &RunDriver::failed);
        driver.undo();
        driver.advance();
        driver.cancelFork();
        fs::rename(folder / "checkpoints", folder / "elsewhere");
        driver.undo();
        QCOMPARE(failed.size(), 1);
        fs::rename(folder / "elsewhere", folder / "checkpoints");
        QCOMPARE(started.size(), 0);
        QCOMPARE(std::get<RunLeft>(*updates.take(4).undoable).by, RunLeft::By::Reset);
        driver.undo();
        for (int k = 0; k < 3; ++k)
            driver.advance();
        QCOMPARE(started.size(), 1);
        const auto back = started[0][0].value<RunInfo>();
        QCOMPARE(back.folder, folder);
        QVERIFY(!updates.take(back.run).undoable);
    }

    void aRunWhoseFolderHasGoneIsForgotten() {
        const QTemporaryDir library;
        UpdateQueue updates;
        RunDriver driver(loop_, RunLibrary(library.path().toStdString()), updates);
        const fs::path folder = closedRun(driver, library);
        writeRunLabel(folder, {"Overnight", "", false});
        driver.readNames();
        fs::remove_all(folder);
        QVERIFY(updates.take(4).undoable);
        QSignalSpy failed(&driver, &RunDriver::failed);
        QSignalSpy passedOver(&driver, &RunDriver::deletedRunsPassedOver);
        driver.undo();
        driver.undo();
        QCOMPARE(passedOver.size(), 1);
        const auto deleted = passedOver[0][0].value<std::vector<RunSummary>>();
        QCOMPARE(deleted.size(), std::size_t{1});
        QCOMPARE(runName(deleted[0]), std::string("Overnight"));
        QCOMPARE(failed.size(), 0);
        QVERIFY(!updates.take(4).undoable);
    }

    /// After step 15 a rule observed the validation loss: a fork at step 15 has that validation.
    void aForkAtAValidationThatARuleObservedKeepsIt() {
        driver_->setValidationInterval(5);
        driver_->start(smallWatchingPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 20; ++k)
            driver_->singleStep();
        const QString whole = events();
        QCOMPARE(whole.count("validation_loss"), 5);  // 5, 10, 15, 18, 20
        QVERIFY(whole.contains("\"cause\":\"rule\""));
        driver_->forkAt(15);
        QSignalSpy started(driver_.get(), &RunDriver::runStarted);
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), qsizetype{1}, kPatience);
        QVERIFY(whole.startsWith(events()));
        QCOMPARE(events().count("validation_loss"), 3);
        for (int k = 0; k < 5; ++k)
            driver_->singleStep();
        QCOMPARE(events(), whole);
    }

    /// At the first whose mean of the last 20 batches, all made on the way, is that far.
    void itPausesAtTheStepThatReachesTheGoal() {
        for (int k = 0; k < 60; ++k)
            driver_->singleStep();
        pull();
        std::vector<double> means;  // up to step 40, 41, …
        for (std::size_t step = 40; step <= 80; ++step) {
            double sum = 0;
            for (std::size_t k = step - 20; k < step; ++k)
                sum += history_.steps[k].totalLoss;
            means.push_back(sum / 20);
        }
        const auto least = std::ranges::min_element(means);

        init();
        QSignalSpy stopped(driver_.get(), &RunDriver::stopped);
        driver_->playTo({StopGoal::Measure::TotalLoss, *least});
        for (int k = 0; k < 100; ++k)
            driver_->advance();
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(stopped[0][0].toLongLong(), 40 + (least - means.begin()));
    }

    void aGoalIsForgottenAtAPause() {
        QSignalSpy stopped(driver_.get(), &RunDriver::stopped);
        driver_->playTo({StopGoal::Measure::BatchAccuracy, 0});
        driver_->pause();
        driver_->play();
        for (int k = 0; k < 40; ++k)
            driver_->advance();
        QCOMPARE(stopped.size(), 0);
        driver_->pause();
    }

    void anIntervalThatIsChangedOnTheWayIsForTheNextRun() {
        driver_->setValidationInterval(3);
        for (int k = 0; k < 10; ++k)
            driver_->singleStep();
        QCoreApplication::processEvents();
        pull();
        QVERIFY(std::ranges::none_of(history_.evaluations, [](const Evaluation& evaluation) {
            return evaluation.step % 3 == 0 && evaluation.step % 18 != 0;
        }));
        driver_->reset(1);
        history_ = {};
        for (int k = 0; k < 3; ++k)
            driver_->singleStep();
        QTRY_VERIFY_WITH_TIMEOUT(
            (history_.append(updates_->take(2)), !history_.evaluations.empty()), kPatience);
        QCOMPARE(history_.evaluations[0].step, 3);
    }

    /// A fork at step 0 begins there: that is not yet a run without a step.
    void anIntervalThatIsChangedDuringAForkIsForTheNextRun() {
        const auto finishEvaluations = [this] {
            while (driver_->advance()) {
            }
        };
        finishEvaluations();  // that of the epoch
        driver_->forkAt(0);
        driver_->setValidationInterval(3);
        driver_->cancelFork();
        driver_->singleStep();
        finishEvaluations();
        pull();
        QCOMPARE(history_.steps.size(), std::size_t{21});
        QVERIFY(std::ranges::none_of(history_.evaluations, [](const Evaluation& evaluation) {
            return evaluation.step == 21;
        }));
    }

    /// Each run of a full disk says so once, those that begin or come back there too.
    void aRunThatIsNotRecordedSaysSoAndWhatWouldBeLost() {
        const QTemporaryDir library;
        RunDriver driver(loop_, RunLibrary(library.path().toStdString()), *updates_);
        QSignalSpy changed(&driver, &RunDriver::recordingChanged);
        const auto isLastTrouble = [&changed] {
            return changed.back()[0].value<std::optional<Message>>().has_value();
        };
        driver.start(smallPreset(), data_.path().toStdString(), 1);
        driver.singleStep();
        QVERIFY(!driver.whyLost());
        QCOMPARE(changed.size(), 0);
        {
            const FullDisk full;
            for (int k = 0; k < 3; ++k)
                driver.singleStep();
            QCOMPARE(changed.size(), 1);
            QVERIFY(isLastTrouble() && driver.whyLost());
            driver.forkAt(2);
            driver.advance();  // which finds no room
            driver.reset(2);
            QVERIFY(driver.whyLost());  // the run that was left is in memory only
            driver.singleStep();
            QCOMPARE(changed.size(), 2);
            QVERIFY(isLastTrouble());
            driver.undo();
            QCOMPARE(changed.size(), 3);
            QVERIFY(isLastTrouble() && driver.whyLost());
        }
        driver.singleStep();
        QCOMPARE(changed.size(), 4);
        QVERIFY(!isLastTrouble() && !driver.whyLost());
    }

    void whereItsInstructionSetIsMissingTheNewestGoodCheckpointIsForked() {
        const auto missing = std::ranges::find_if_not(kInstructionSets, isSupported);
        if (missing == std::end(kInstructionSets))
            QSKIP("This machine has every instruction set.");
        const QTemporaryDir library;
        const fs::path killed = killedRun(library);
        RunManifest manifest = loadRunManifest(killed);
        manifest.config.instructionSet = *missing;
        writeRunManifest(killed, manifest);
        Checkpoint first = loadCheckpoint(checkpointPath(killed, 0));
        first.config.instructionSet = *missing;
        writeWhole(checkpointPath(killed, 0), checkpointBytes(first.config, first.state));
        fs::resize_file(checkpointPath(killed, 10), 100);
        QSignalSpy started(driver_.get(), &RunDriver::runStarted);
        driver_->continueRun(killed);
        QCOMPARE(started.size(), 1);
        QCOMPARE(updates_->take(2).origin->run, std::uint64_t{1});
        driver_->singleStep();
        QCOMPARE(updates_->take(2).steps.back().step, 1);
    }

    /// What is asked of the run that the window still shows.
    void aChangeIsNeverMadeToARunThatItWasNotAskedOf() {
        const QTemporaryDir library;
        const fs::path killed = killedRun(library);
        pull();
        driver_->continueRun(killed);
        driver_->enqueueFor(
            1, [this] { driver_->change([](Trainer<float>& t) { t.halveLearningRate(); }); });
        for (int k = 0; k < 5; ++k)
            driver_->advance();
        QCOMPARE(lastRecordedStep(killed), 13);
        driver_->enqueueFor(1, [this] { driver_->singleStep(); });
        driver_->singleStep();
        QCOMPARE(lastRecordedStep(killed), 14);
        QVERIFY(!events().contains("learning_rate"));
        driver_->enqueueFor(
            2, [this] { driver_->change([](Trainer<float>& t) { t.halveLearningRate(); }); });
        QVERIFY(events().contains("learning_rate"));
    }

    void aChangeOnTheWayToAForkIsMadeToTheFork() {
        driver_->forkAt(15);
        driver_->enqueueFor(
            1, [this] { driver_->change([](Trainer<float>& t) { t.halveLearningRate(); }); });
        for (int k = 0; k < 20; ++k)
            driver_->advance();
        QVERIFY(events().contains("learning_rate"));
    }

    /// As where memory is short.
    void whatOneOfTwoCannotPublishDoesNotHoldUpTheOther() {
        UpdateQueue updates;
        RunDriver other(loop_, RunLibrary(), updates);
        lead(other);
        bool isShort = true;
        connect(driver_.get(), &RunDriver::updateAvailable, this, [&isShort] {
            if (std::exchange(isShort, false))
                throw std::bad_alloc();
        });
        QSignalSpy failed(driver_.get(), &RunDriver::failed);
        pull();
        driver_->play();
        advance(other, 3);
        QCOMPARE(failed.size(), 1);
        driver_->singleStep();
        std::vector<std::int64_t> published;
        for (const StepMetrics& metrics : updates.take(1).steps)
            published.push_back(metrics.step);
        QCOMPARE(published.size(), std::size_t{22});
        QCOMPARE(published.back(), 22);
    }

    void twoStopWhenBothHavePublishedTheStep() {
        UpdateQueue updates;
        RunDriver other(loop_, RunLibrary(), updates);
        lead(other);
        std::int64_t published = 0;
        connect(driver_.get(), &RunDriver::playingChanged, this, [&](bool playing) {
            if (!playing)
                published = updates.take(1).steps.back().step;
        });
        driver_->setStopAfter(22);
        driver_->play();
        advance(other, 3);
        QCOMPARE(published, 22);
    }

private:
    /// Of 13 steps, with its newest checkpoint after step 10.
    fs::path killedRun(const QTemporaryDir& library) {
        UpdateQueue updates;
        RunDriver driver(loop_, RunLibrary(library.path().toStdString()), updates);
        driver.start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 13; ++k)
            driver.singleStep();
        const auto made = fs::directory_iterator(library.path().toStdString())->path();
        const fs::path folder = made.parent_path() / "killed";
        fs::copy(made, folder, fs::copy_options::recursive);
        return folder;
    }

    static void appendTo(const fs::path& file, const char* line) {
        QFile lines(QString::fromStdString(file.string()));
        QVERIFY(lines.open(QIODevice::Append) && lines.write(line) > 0);
    }

    /// Of 13 steps, which Undo brings back next: the run under way came back before it, as the
    /// window's fourth.
    fs::path closedRun(RunDriver& driver, const QTemporaryDir& library) {
        driver.start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 13; ++k)
            driver.singleStep();
        const fs::path folder = fs::directory_iterator(library.path().toStdString())->path();
        for (const std::uint64_t seed : {2, 3}) {
            driver.reset(seed);
            driver.singleStep();
        }
        driver.undo();
        return folder;
    }

    QString events() {
        QSignalSpy ready(driver_.get(), &RunDriver::eventsReady);
        driver_->publishEvents();
        return ready[0][0].toString();
    }

    /// Of a twin that has come as far.
    void lead(RunDriver& other) {
        other.start(smallPreset(), data_.path().toStdString(), 1);
        for (int k = 0; k < 20; ++k)
            other.singleStep();
        driver_->leadTwin(other);
    }

    void advance(RunDriver& other, int rounds) {
        for (int k = 0; k < rounds; ++k) {
            driver_->advance();
            other.advance();
        }
    }

    void pull() { history_.append(updates_->take(1)); }

    QTemporaryDir data_;
    std::unique_ptr<UpdateQueue> updates_;
    RunLoop loop_{1};
    std::unique_ptr<RunDriver> driver_;
    RunHistory history_;
};

CENTERSCOPE_GUILESS_TEST(RunDriverTest)
#include "run_driver_test.moc"
