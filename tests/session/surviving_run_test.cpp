// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <csignal>
#include <filesystem>
#include <functional>
#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "session/run_history.h"
#include "session/training_session.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/small_preset.h"
#include "training/run_folder.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

namespace {

/// While it lives no file can grow, as on a full disk.
class SmallestFiles {
public:
    SmallestFiles() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{1, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~SmallestFiles() { setrlimit(RLIMIT_FSIZE, &before_); }
    SmallestFiles(const SmallestFiles&) = delete;
    SmallestFiles& operator=(const SmallestFiles&) = delete;

private:
    rlimit before_{};
};

}  // namespace

/// Runs of the session that are cut off, taken up again, and taken back.
class SurvivingRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { writeDataset(data_.path(), 200, 30); }

    void init() {
        archive_ = std::make_unique<QTemporaryDir>();
        open();
    }

    void cleanup() { session_.reset(); }

    void aRunThatIsOnlyLookedAtLeavesNothing() {
        session_->setLambda(1);
        settle();
        session_.reset();
        QVERIFY(QDir(archive_->path()).isEmpty());
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
        QVERIFY(!RunArchive(archive_->path().toStdString()).newest()->wasCutOff());
    }

    void aRunThatWasCutOffGoesOnToTheSameBits() {
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
        const auto past = session_->archive().newest();
        QVERIFY(past);
        QVERIFY(past->wasCutOff());
        QCOMPARE(past->checkpoint, 25);
        QCOMPARE(past->lastStep, 29);
        begun([&] { session_->continueRun(past->folder); });
        QCOMPARE(history_.steps.size(), std::size_t{25});
        QCOMPARE(history_.changes.size(), std::size_t{2});
        trainTo(40);
        compare(history_.steps, whole);
        QCOMPARE(lastRecordedStep(past->folder), 40);
    }

    void aCheckpointGoesOnInAFolderOfItsOwn() {
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

    void aSavedCheckpointIsOneFileThatGoesOnAnywhere() {
        trainTo(15);
        const QTemporaryDir elsewhere;
        const fs::path file = elsewhere.filePath("mine.safetensors").toStdString();
        QSignalSpy saved(session_.get(), &TrainingSession::checkpointSaved);
        session_->saveCheckpoint(file);
        QVERIFY(saved.wait(kPatience));
        trainTo(25);
        const std::vector<StepMetrics> whole = history_.steps;
        begun([&] { session_->openCheckpoint(file); });
        QCOMPARE(history_.steps.size(), std::size_t{15});  // of which nothing else is known
        QVERIFY(std::isnan(history_.steps[3].totalLoss));
        trainTo(25);
        for (std::size_t k = 15; k < 25; ++k)
            QCOMPARE(history_.steps[k].totalLoss, whole[k].totalLoss);
    }

    void whatIsNoCheckpointIsRefusedAndTheRunGoesOn() {
        step(2);
        const QString file = data_.filePath("train-labels-idx1-ubyte");
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->openCheckpoint(file.toStdString());
        QVERIFY(failed.wait(kPatience));
        QVERIFY(failed[0][0].toString().contains(file));
        step(1);
        QCOMPARE(history_.steps.size(), std::size_t{3});
    }

    void aCheckpointOfAnotherDataSetIsRefused() {
        step(1);
        const QTemporaryDir elsewhere;
        const fs::path file = elsewhere.filePath("mine.safetensors").toStdString();
        QSignalSpy saved(session_.get(), &TrainingSession::checkpointSaved);
        session_->saveCheckpoint(file);
        QVERIFY(saved.wait(kPatience));
        const QTemporaryDir other;
        writeDataset(other.path(), 100, 30);
        begun([&] { session_->start(smallPreset(), other.path().toStdString(), 1); });
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->openCheckpoint(file);
        QVERIFY(failed.wait(kPatience));
        QVERIFY(failed[0][0].toString().contains("expected the data set"));
    }

    void aVanishedFolderIsOneSentenceAndTrainingGoesOn() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->setCheckpointInterval(5);
        step(2);
        QVERIFY(QDir(archive_->path()).removeRecursively());
        trainTo(30);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().endsWith("Training goes on."));
    }

    void aFullDiskIsOneSentenceAndTrainingGoesOn() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        session_->setCheckpointInterval(5);
        step(2);
        {
            const SmallestFiles full;
            trainTo(30);
        }
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("cannot be written"));
        step(1);  // what has waited is written now
        QCOMPARE(lines(runFolder() / "metrics.csv").count('\n'), 32);
    }

    void anArchiveThatCannotBeWrittenIsOneSentenceAndTrainingGoesOn() {
        session_ = std::make_unique<TrainingSession>(1, RunArchive("/proc/nowhere"));
        begun([&] { session_->start(smallPreset(), data_.path().toStdString(), 1); });
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        trainTo(30);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("/proc/nowhere"));
    }

    void onlyTheNewestRunsStayAndWhatIsNotOursIsLeftAlone() {
        QVERIFY(QDir(archive_->path()).mkdir("my own"));
        for (std::size_t k = 0; k < RunArchive::kKept + 3; ++k) {
            begun([&] { session_->start(smallPreset(), data_.path().toStdString(), k); });
            step(1);
        }
        const QStringList left =
            QDir(archive_->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(left.size(), qsizetype{RunArchive::kKept} + 1);
        QVERIFY(left.contains("my own"));
    }

    void undoTakesBackOneChangeAfterTheOther() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = 1000;
        session_->setLambda(0.1);
        step(1);
        session_->setHalvingRule(rule);
        session_->setLambda(0.5);
        settle();
        const auto* named = std::get_if<HyperparameterChange>(&*news_.undoable);
        QVERIFY(named);
        QCOMPARE(named->to, 0.5);
        session_->undo();
        step(1);
        QCOMPARE(history_.steps.back().lambda, 0.1);
        QCOMPARE(history_.changes.back().step, 2);
        QVERIFY(std::holds_alternative<RuleChange>(*news_.undoable));
        session_->undo();
        settle();
        QCOMPARE(news_.halvingRule, HalvingRule());
        session_->undo();
        settle();
        QCOMPARE(news_.hyperparameters.lambda, 0.01);
        QVERIFY(!news_.undoable);
    }

    void undoOfAResetBringsTheOldRunBack() {
        session_->setLambda(0.3);
        trainTo(20);
        const std::vector<StepMetrics> before = history_.steps;
        begun([&] { session_->reset(2); });
        QCOMPARE(history_.former->steps.size(), std::size_t{20});
        step(3);
        QVERIFY(std::holds_alternative<ResetTaken>(*news_.undoable));
        begun([&] { session_->undo(); });
        compare(history_.steps, before);
        QCOMPARE(session_->run().seed, std::uint64_t{1});
        QCOMPARE(news_.hyperparameters.lambda, 0.3);
        trainTo(30);
        const std::vector<StepMetrics> after = history_.steps;

        open();
        session_->setLambda(0.3);
        trainTo(30);
        compare(after, history_.steps);
    }

    void aReturnIsToTheSameBits_data() {
        QTest::addColumn<bool>("kept");
        QTest::newRow("from a checkpoint") << true;
        QTest::newRow("from the first step, where nothing is kept") << false;
    }

    void aReturnIsToTheSameBits() {
        QFETCH(bool, kept);
        open(kept ? archive_->path().toStdString() : std::string());
        session_->setCheckpointInterval(10);
        trainTo(12);
        session_->setLambda(0.5);
        session_->setBatchSize(7);
        trainTo(27);
        session_->halveLearningRate();
        trainTo(40);
        const std::vector<StepMetrics> whole = history_.steps;
        const std::vector<HyperparameterChange> changes = history_.changes;
        begun([&] { session_->returnTo(25); });
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

    void aReturnToBeforeAChangeLeavesTheChangeOut() {
        trainTo(10);
        session_->setLambda(0.5);  // acts from step 11
        trainTo(12);
        begun([&] { session_->returnTo(10); });
        QCOMPARE(news_.hyperparameters.lambda, 0.01);
        QVERIFY(history_.changes.empty());
        QVERIFY(!news_.undoable);
    }

    void theStageIsNotEmptyWhereARunIsTakenUp() {
        trainTo(10);
        begun([&] { session_->returnTo(5); });
        QTRY_VERIFY_WITH_TIMEOUT((pull(), cloud_ && cloud_->source == StageSource::FixedSample),
                                 kPatience);
        QCOMPARE(cloud_->lastStep, 5);
        for (const StageSource source : {StageSource::Test, StageSource::LiveBatches}) {
            cloud_.reset();
            session_->setStage({.source = source});
            QTRY_VERIFY_WITH_TIMEOUT((pull(), cloud_), kPatience);
        }
        QCOMPARE(cloud_->source, StageSource::FixedSample);
    }

    void aReturnThatIsGivenUpChangesNothing() {
        open({});
        trainTo(2000);
        const std::vector<StepMetrics> whole = history_.steps;
        QSignalSpy returning(session_.get(), &TrainingSession::returning);
        session_->returnTo(1999);
        session_->giveUpReturn();
        QTRY_VERIFY_WITH_TIMEOUT(!returning.isEmpty() && returning.back()[0] == returning.back()[1],
                                 kPatience);
        settle();
        compare(history_.steps, whole);
        step(1);
        QCOMPARE(history_.steps.size(), std::size_t{2001});
    }

    void whatIsAskedForDuringAReturnIsDoneBehindIt() {
        open({});
        trainTo(2000);
        begun([&] {
            session_->returnTo(1999);
            session_->setLambda(0.5);
            session_->singleStep();
        });
        settle();
        QCOMPARE(history_.steps.back().step, 2000);
        QCOMPARE(history_.steps.back().lambda, 0.5);
        QCOMPARE(history_.changes.back().step, 2000);
    }

    void whatIsAskedForDuringAReturnThatIsGivenUpIsDoneThen() {
        open({});
        trainTo(2000);
        session_->evaluate(SplitKind::Validation);
        session_->returnTo(1999);
        session_->singleStep();
        session_->giveUpReturn();
        QTRY_VERIFY_WITH_TIMEOUT((pull(), !history_.evaluations.empty()), kPatience);
        settle();
        QCOMPARE(history_.steps.size(), std::size_t{2001});
        QCOMPARE(history_.run, std::uint64_t{1});
    }

    void theEventsAreToldAsTheirLines() {
        session_->setLambda(0.5);
        step(1);
        QSignalSpy told(session_.get(), &TrainingSession::eventsTold);
        session_->askForEvents();
        QVERIFY(told.wait(kPatience));
        QCOMPARE(told[0][0].toString().toUtf8(), lines(runFolder() / "events.jsonl"));
        QVERIFY(told[0][0].toString().contains("\"lambda\""));
    }

private:
    /// A session anew, with a run that has not begun.
    void open(const std::string& archive) {
        session_.reset();
        history_ = {};
        session_ = std::make_unique<TrainingSession>(2, RunArchive(archive));
        begun([&] { session_->start(smallPreset(), data_.path().toStdString(), 1); });
    }

    void open() { open(archive_->path().toStdString()); }

    /// Waits until a new run has begun.
    void begun(const std::function<void()>& command) {
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        command();
        QVERIFY(started.wait(kPatience));
        pull();
    }

    void trainTo(std::int64_t step) {
        QSignalSpy stopped(session_.get(), &TrainingSession::stopped);
        session_->setStopAfter(step);
        session_->play();
        QVERIFY(stopped.wait(kPatience));
        settle();
    }

    void step(int steps) {
        for (int k = 0; k < steps; ++k)
            session_->singleStep();
        settle();
    }

    /// All commands given so far have run: the events are told behind them.
    void settle() {
        QSignalSpy told(session_.get(), &TrainingSession::eventsTold);
        session_->askForEvents();
        QVERIFY(told.wait(kPatience));
        pull();
    }

    void pull() {
        news_ = session_->takeUpdate();
        history_.append(news_);
        if (news_.cloud)
            cloud_ = news_.cloud;
    }

    /// The one that is being written.
    fs::path runFolder() {
        for (const QFileInfo& each :
             QDir(archive_->path()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (isInUse(each.filePath().toStdString()))
                return each.filePath().toStdString();
        return {};
    }

    /// What a killed program leaves is what is on disk at that moment.
    void copyAsIfKilled() {
        const fs::path running = runFolder();
        killed_ = std::make_unique<QTemporaryDir>();
        fs::copy(running, fs::path(killed_->path().toStdString()) / running.filename(),
                 fs::copy_options::recursive);
        archive_.swap(killed_);
    }

    static QByteArray lines(const fs::path& path) {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void compare(const std::vector<StepMetrics>& found,
                        const std::vector<StepMetrics>& expected) {
        QCOMPARE(found.size(), expected.size());
        for (std::size_t k = 0; k < found.size(); ++k) {
            QCOMPARE(found[k].step, expected[k].step);
            QCOMPARE(found[k].totalLoss, expected[k].totalLoss);
            QCOMPARE(found[k].centerLoss, expected[k].centerLoss);
            QCOMPARE(found[k].learningRate, expected[k].learningRate);
            QCOMPARE(found[k].lambda, expected[k].lambda);
            QCOMPARE(found[k].batchSize, expected[k].batchSize);
            QCOMPARE(found[k].epoch, expected[k].epoch);
            QCOMPARE(found[k].batchAccuracy, expected[k].batchAccuracy);
        }
    }

    QTemporaryDir data_;
    std::unique_ptr<QTemporaryDir> archive_;
    std::unique_ptr<QTemporaryDir> killed_;
    std::unique_ptr<TrainingSession> session_;
    RunHistory history_;
    SessionUpdate news_;
    std::shared_ptr<const EmbeddingCloud> cloud_;
};

QTEST_GUILESS_MAIN(SurvivingRunTest)
#include "surviving_run_test.moc"
