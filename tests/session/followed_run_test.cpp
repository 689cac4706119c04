// SPDX-License-Identifier: GPL-3.0-or-later
#include <optional>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "kept_run.h"
#include "runs/run.h"
#include "runs/run_tail.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "support/small_preset.h"
#include "training/step_frame.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;

/// A run that is written elsewhere while the session looks at it.
class FollowedRunTest : public QObject, private KeptRun {
    Q_OBJECT

private slots:
    void init() {
        openAnew();
        elsewhere_.emplace();
        beginElsewhere();
    }

    void cleanup() {
        close();
        writer_.reset();
    }

    void rowsChangesAndCheckpointsComeAsTheyAreWritten() {
        trainElsewhere(3);
        follow();
        QCOMPARE(session_->run().followed, folder());
        compare(history_.steps, madeElsewhere_);
        writer_->change([](Trainer<float>& trainer) { trainer.setLambda(0.5); });
        trainElsewhere(2);
        QTRY_COMPARE_WITH_TIMEOUT((pull(), history_.steps.size()), std::size_t{5}, kPatience);
        compare(history_.steps, madeElsewhere_);
        QTRY_COMPARE_WITH_TIMEOUT((pull(), history_.changes.size()), std::size_t{1}, kPatience);
        QCOMPARE(history_.changes[0].step, 4);
        QCOMPARE(history_.changes[0].to, 0.5);
        writer_->validate();
        writer_->writeCheckpoint();
        QTRY_COMPARE_WITH_TIMEOUT((pull(), history_.evaluations.size()), std::size_t{1}, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT((pull(), cloud_ && cloud_->lastStep == 5), kPatience);
        QCOMPARE(cloud_->source, PointSource::FixedSample);
        QTRY_COMPARE_WITH_TIMEOUT((pull(), update_.hyperparameters.lambda), 0.5, kPatience);
        QCOMPARE(history_.changes.size(), std::size_t{1});  // the checkpoint has it too
    }

    void whatWasWrittenSinceTheNewestCheckpointIsThereAtOnce() {
        trainElsewhere(2);
        writer_->change([](Trainer<float>& trainer) { trainer.setBatchSize(7); });
        trainElsewhere(1);
        follow();
        settle();
        compare(history_.steps, madeElsewhere_);
        QCOMPARE(history_.steps[2].batchSize, 7);
        QCOMPARE(history_.changes.size(), std::size_t{1});
    }

    void keptStepsAndBookmarksComeAsTheyAreWritten() {
        const auto keepStep = [this] {
            trainElsewhere(1);
            writer_->recorder().append(batchFrame(writer_->trainer()));
        };
        using Steps = std::vector<std::int64_t>;
        const auto kept = [this] {
            return session_->run().archive->steps(PointSource::LiveBatches);
        };
        keepStep();
        keepStep();
        writer_->recorder().setBookmarks({{1, "here"}});
        follow();
        QCOMPARE(kept(), Steps({1, 2}));
        QVERIFY(session_->run().bookmarks == std::vector<Bookmark>({{1, "here"}}));
        std::vector<Bookmark> found;
        connect(session_.get(), &TrainingSession::followedBookmarksChanged, this,
                [&found](const std::vector<Bookmark>& bookmarks) { found = bookmarks; });
        const std::vector<Bookmark> more{{1, "here"}, {3, "there"}};
        keepStep();
        writer_->recorder().setBookmarks(more);
        QTRY_COMPARE_WITH_TIMEOUT(kept(), Steps({1, 2, 3}), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(found == more, kPatience);
    }

    /// As where its writer is killed and resumes before the end of what it had written.
    void whatIsWrittenAgainAfterACutComesOnce() {
        trainElsewhere(1);
        writer_->change([](Trainer<float>& trainer) { trainer.setLambda(0.5); });
        writer_->validate();
        trainElsewhere(1);
        writer_->change([](Trainer<float>& trainer) { trainer.setBatchSize(7); });
        writer_->validate();
        RunTail tail(folder(), smallPreset(), 0);
        const RunTail::Addition first = tail.read();
        QCOMPARE(first.events.size(), std::size_t{2});
        QCOMPARE(first.rows.evaluations.size(), std::size_t{2});
        for (const char* name : {"evaluation.csv", "events.jsonl"}) {
            QFile file(QString::fromStdString((folder() / name).string()));
            QVERIFY(file.open(QIODevice::ReadWrite));
            const QByteArray whole = file.readAll();
            QVERIFY(file.resize(whole.lastIndexOf('\n', whole.size() - 2) + 1));
            QVERIFY(tail.read().events.empty());
            QVERIFY(file.seek(file.size()) && file.write(whole.mid(file.size())) > 0);
            file.close();
            const RunTail::Addition again = tail.read();
            QVERIFY(again.events.empty() && again.rows.evaluations.empty());
        }
        writer_->change([](Trainer<float>& trainer) { trainer.setAlpha(0.25); });
        QCOMPARE(tail.read().events.size(), std::size_t{1});
    }

    /// Steps kept before are on other axes.
    void axesThatTheOtherProgramFitsAreTakenOver() {
        beginElsewhere(smallPresetOf(8));
        keepElsewhere(5);
        follow();
        QCOMPARE(session_->run().projection->fittedAt, std::optional<std::int64_t>(0));
        keepElsewhere(6);
        const StageProjection axes = writer_->trainer().projection();
        QCOMPARE(axes.fittedAt, std::optional<std::int64_t>(10));
        const auto archive = session_->run().archive;
        const auto isThere = [&] {
            pull();
            const auto newest = archive->nearest(PointSource::LiveBatches, 11);
            return cloud_ && *cloud_->projection == axes && newest && newest->step == 11;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
        QCOMPARE(archive->steps(PointSource::LiveBatches), (std::vector<std::int64_t>{10, 11}));
        QVERIFY(*archive->nearest(PointSource::LiveBatches, 10)->projection == axes);
    }

    /// Its kept steps are on those of the other program.
    void onAxesOfItsOwnNothingOfTheOtherProgramIsKept() {
        beginElsewhere(smallPresetOf(8));
        keepElsewhere(12);
        follow();
        const auto archive = session_->run().archive;
        QCOMPARE(archive->count(PointSource::LiveBatches), std::size_t{3});
        session_->project(StageUnits{5, 2});
        settle();
        keepElsewhere(1);
        QTRY_COMPARE_WITH_TIMEOUT((pull(), history_.steps.size()), std::size_t{13}, kPatience);
        QCOMPARE(archive->count(PointSource::LiveBatches), std::size_t{0});
    }

    void nothingIsWrittenIntoItsFolderWhateverIsAskedFor() {
        trainElsewhere(4);
        follow();
        const QByteArray rows = lines(folder() / "metrics.csv");
        const QByteArray evaluations = lines(folder() / "evaluation.csv");
        const QByteArray events = lines(folder() / "events.jsonl");
        session_->play();
        session_->singleStep();
        session_->setLambda(0.7);
        session_->halveLearningRate();
        session_->returnToLastGoodState();
        session_->forkAt(2);
        session_->keepPicture(session_->run().run, "no picture");
        session_->evaluate(SplitKind::Test);
        settle();
        QTRY_VERIFY_WITH_TIMEOUT((pull(), !history_.evaluations.empty()), kPatience);
        QVERIFY(!session_->isPlaying());
        QCOMPARE(history_.steps.size(), std::size_t{4});
        QVERIFY(history_.changes.empty());
        begun([&] { session_->reset(2); });
        QVERIFY(!session_->run().isFollowed());
        QCOMPARE(lines(folder() / "metrics.csv"), rows);
        QCOMPARE(lines(folder() / "evaluation.csv"), evaluations);
        QCOMPARE(lines(folder() / "events.jsonl"), events);
        QVERIFY(!fs::exists(folder() / "stage.png"));
        QCOMPARE(QDir(libraryPath().c_str()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(),
                 qsizetype{0});
    }

    void whenItIsNoLongerWrittenItCanBeOpenedAndTrained() {
        trainElsewhere(3);
        follow();
        QSignalSpy written(session_.get(), &TrainingSession::followedRunWritten);
        const fs::path left = folder();
        writer_->writeCheckpoint();
        writer_.reset();
        QTRY_COMPARE_WITH_TIMEOUT(written.size(), qsizetype{1}, kPatience);
        QCOMPARE(written[0][0].toBool(), false);
        begun([&] { session_->continueRun(left); });
        QVERIFY(!session_->run().isFollowed());
        compare(history_.steps, madeElsewhere_);
        step(1);
        QCOMPARE(lastRecordedStep(left), 4);
        QCOMPARE(update_.undoable, std::optional<Undoable>());
    }

    void undoLeadsFromItToTheRunThatWasLeftAndBack() {
        trainTo(2);
        trainElsewhere(3);
        follow();
        QCOMPARE(std::get<RunLeft>(*update_.undoable).by, RunLeft::By::PastRun);
        begun([&] { session_->undo(); });
        QVERIFY(!session_->run().isFollowed());
        QCOMPARE(history_.steps.size(), std::size_t{2});
        follow();
        begun([&] { session_->reset(3); });
        trainElsewhere(1);
        begun([&] { session_->undo(); });
        QCOMPARE(session_->run().followed, folder());
        compare(history_.steps, madeElsewhere_);
    }

    void aLineThatIsNotWholeYetWaitsForItsRest() {
        const QTemporaryDir temporary;
        const fs::path file = temporary.filePath("lines").toStdString();
        QFile writer(temporary.filePath("lines"));
        QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        LineTail tail(file);
        writer.write("one\ntw");
        QCOMPARE(tail.read(), std::string("one\n"));
        QCOMPARE(tail.read(), std::string());
        writer.write("o\nthree\n");
        QCOMPARE(tail.read(), std::string("two\nthree\n"));
        writer.resize(4);  // resumed after the first line
        QCOMPARE(tail.read(), std::string());
        writer.seek(4);
        writer.write("two\n");
        QCOMPARE(tail.read(), std::string("two\n"));
        fs::remove(file);
        QCOMPARE(tail.read(), std::string());
    }

private:
    void beginElsewhere(const Preset& preset = smallPreset()) {
        RunSource source = sourceOfNewRun(preset, loadDataset(data_.path().toStdString()),
                                          data_.path().toStdString(), 9, bestInstructionSet());
        const fs::path wanted = fs::path(elsewhere_->path().toStdString()) / "run";
        writer_.emplace(
            std::move(source), [wanted](const RunConfig&) { return RunFolder::makeNew(wanted); },
            [](const Message& message) { qWarning("%s", english(message).c_str()); }, pool_);
        madeElsewhere_.clear();
    }

    void trainElsewhere(int steps) {
        for (int k = 0; k < steps; ++k)
            madeElsewhere_.push_back(writer_->step().metrics);
    }

    /// As a window does.
    void keepElsewhere(int steps) {
        for (int k = 0; k < steps; ++k) {
            trainElsewhere(1);
            if (auto better = writer_->betterProjection())
                writer_->setProjection(*std::move(better));
            writer_->recorder().append(batchFrame(writer_->trainer()));
            writer_->keep(500);
        }
    }

    void follow() {
        begun([&] { session_->continueRun(folder()); });
        settle();
    }

    fs::path folder() const { return fs::path(elsewhere_->path().toStdString()) / "run"; }

    ThreadPool pool_{1};
    std::optional<QTemporaryDir> elsewhere_;
    std::optional<Run> writer_;
    std::vector<StepMetrics> madeElsewhere_;
};

CENTERSCOPE_GUILESS_TEST(FollowedRunTest)
#include "followed_run_test.moc"
