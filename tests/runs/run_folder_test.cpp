// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/run_folder.h"

#include <csignal>
#include <filesystem>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "presets/value_ranges.h"
#include "runs/bookmark.h"
#include "runs/checkpoint.h"
#include "runs/line_file.h"
#include "runs/metrics_csv.h"
#include "runs/run_metrics.h"
#include "support/full_disk.h"
#include "support/idx_files.h"
#include "support/refusal.h"
#include "support/room_test.h"
#include "support/small_dataset.h"
#include "support/small_preset.h"
#include "training/trainer.h"

namespace fs = std::filesystem;
using namespace centerscope;
using namespace centerscope::testing;

namespace {

RunManifest smallManifest() {
    return {makeRunConfig(smallPreset(), *smallDataset(), 1, bestInstructionSet()),
            {.steps = 40,
             .checkpointEvery = 5,
             .snapshotEvery = {},
             .snapshotLimit = 0.1,
             .holdsEveryValidation = true,
             .firstStep = {}},
            "/data",
            {"ac5b6f0e-7f0c-4c1b-9d0e-3f3c9b2f6a51", "2026-01-31T14:02:33Z", {}}};
}

}  // namespace

class RunFolderTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        temporary_.emplace();
        sentences_.clear();
    }

    void aNewFolderIsMadeForEachRun() {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(temporary_->path()));
        QCOMPARE(RunFolder::makeNew("runs/paper-seed1").string(), std::string("runs/paper-seed1"));
        QCOMPARE(RunFolder::makeNew("runs/paper-seed1").string(),
                 std::string("runs/paper-seed1-2"));
        QVERIFY(QDir::setCurrent(before));
    }

    void theRecordReadsBackAsItWasWritten() {
        const RunFolder run = create();
        QVERIFY(loadRunManifest(folder()) == smallManifest());
    }

    void linesAreOnDiskAsSoonAsTheyAreAppended() {
        RunFolder run = create();
        run.append(Evaluation{7, SplitKind::Test, 0.5, 2, 0.75});
        QCOMPARE(file("evaluation.csv"), QByteArray::fromStdString(evaluationCsvHeader(Preset())) +
                                             "7,test,0.5,2,0.75,0,0,0,0,0,0,0,0\n");
        QVERIFY(isEvaluated(folder(), 7, SplitKind::Test));
        QVERIFY(!isEvaluated(folder(), 7, SplitKind::Validation));
    }

    void snapshotsAreNamedByTheirStep() {
        RunFolder run = create();
        run.writeSnapshot(200, "picture");
        QCOMPARE(file("snapshots/000200.png"), QByteArray("picture"));
    }

    void unreadableBookmarksAreKeptAside() {
        RunFolder run = create();
        writeFile(QString::fromStdString(folder() + "/bookmarks.json"), "{\"bookmarks\": [1");
        run.writeBookmarks({{3, "here"}});
        QCOMPARE(file("bookmarks.json.damaged"), QByteArray("{\"bookmarks\": [1"));
        QVERIFY(loadBookmarks(folder()) == (std::vector<Bookmark>{{3, "here"}}));
        run.writeBookmarks({{3, "here"}, {5, ""}});
        QCOMPARE(file("bookmarks.json.damaged"), QByteArray("{\"bookmarks\": [1"));
        QVERIFY(run.isComplete());
    }

    void bookmarksAreNoMoreThanARunCanHave() {
        std::vector<Bookmark> all;
        for (std::int64_t step = 1; step <= kMostBookmarks; ++step)
            all.push_back({step, ""});
        QVERIFY(parseBookmarks(bookmarksJson(all), "file") == all);
        all.push_back({kMostBookmarks + 1, ""});
        QCOMPARE(refusalOf([&] { parseBookmarks(bookmarksJson(all), "file"); }),
                 QString("file: expected at most 1000 bookmarks at \"bookmarks\", found 1001."));
    }

    void aFolderThatCannotBeMadeIsNamed() {
        try {
            RunFolder::create("/proc/nowhere", smallManifest(), {});
            QFAIL("accepted");
        } catch (const WriteError& error) {
            QVERIFY(QString(error.what()).startsWith("/proc/nowhere cannot be written"));
        }
    }

    void onlyOneProgramWritesAtATime() {
        const RunFolder run = create();
        QVERIFY_EXCEPTION_THROWN(RunFolder::resume(folder(), smallManifest(), {}, {}), WriteError);
    }

    void theNewestFiveCheckpointsStayAndTheFirstAndOnesBetween() {
        train(create(), 200);  // a checkpoint every 5 steps
        std::vector<int> steps;
        for (const QString& name : QDir(path() + "/checkpoints").entryList(QDir::Files))
            steps.push_back(name.left(6).toInt());
        QCOMPARE(steps.size(), std::size_t{10});
        QCOMPARE(std::vector(steps.end() - 5, steps.end()), (std::vector{180, 185, 190, 195, 200}));
        QCOMPARE(steps[0], 5);  // the first
        for (std::size_t k = 0; k < 5; ++k)
            QVERIFY(steps[k + 1] - steps[k] <=
                    100);  // a fork makes half of the steps again at most
    }

    void aDamagedNewestCheckpointIsPassedOver() {
        train(create(), 40);
        QFile damaged(path() + "/checkpoints/000040.safetensors");
        QVERIFY(damaged.resize(damaged.size() - 1));
        const auto found = newestGoodCheckpoint(folder(), smallManifest(), report());
        QCOMPARE(found->state.step, 35);
        QCOMPARE(sentences_.size(), 1);
        QVERIFY(sentences_[0].contains("000040.safetensors") && sentences_[0].contains("passed"));
        QVERIFY(damaged.exists());
        taken(found->state);
        QVERIFY(QFile::exists(damaged.fileName() + ".damaged"));
    }

    void whatOnlyPeopleReadMayDifferInTheRecordOfARun() {
        train(create(), 20);
        RunManifest named = smallManifest();
        named.config.preset.name = "Mine";
        named.config.preset.differences = {"None."};
        named.config.dataset = "elsewhere";
        const auto found = newestGoodCheckpoint(folder(), named, report());
        QCOMPARE(found->state.step, 20);
        QCOMPARE(sentences_, QStringList());
    }

    void aCheckpointOfAnotherRunStopsAndNothingIsRenamed() {
        train(create(), 20);
        const QStringList before = everything();
        RunManifest other = smallManifest();
        const auto refused = [&](const std::function<void(RunConfig&)>& edit) {
            other = smallManifest();
            edit(other.config);
            return refusal(other);
        };
        QVERIFY(refused([](RunConfig& config) { config.seed = 2; })
                    .contains("000020.safetensors: expected a checkpoint of this run with 2 at "
                              "\"seed\", found one with 1; "));
        QVERIFY(refused([](RunConfig& config) {
                    config.datasetFingerprint = "other";
                }).contains("with \"other\" at \"dataset_fingerprint\""));
        QVERIFY(refused([](RunConfig& config) {
                    config.preset.hyperparameters.lambda = 0.5;
                }).contains("with 0.5 at \"preset/hyperparameters/lambda\", found one with 0.01"));
        QVERIFY(refused([](RunConfig& config) {
                    config.preset.network.blocks.pop_back();
                }).contains("at \"preset/network/blocks"));
        QCOMPARE(everything(), before);
        QCOMPARE(sentences_, QStringList());
    }

    /// Its step lies after the rows, where it would be removed unread.
    void aStrayCheckpointOfAnotherRunStops() {
        train(create(), 20);
        RunConfig other = smallManifest().config;
        other.seed = 9;
        TrainingState<float> state = loadCheckpoint(checkpointPath(folder(), 20)).state;
        state.step = 99;
        writeWhole(checkpointPath(folder(), 99), checkpointBytes(other, state));
        const QStringList before = everything();
        QVERIFY(
            refusal(smallManifest()).contains("000099.safetensors: expected a checkpoint of this"));
        QVERIFY(QFile::rename(path() + "/checkpoints/000099.safetensors",
                              path() + "/checkpoints/000012.safetensors"));
        QVERIFY(QFile::remove(path() + "/checkpoints/000020.safetensors"));
        QVERIFY(QFile::remove(path() + "/checkpoints/000015.safetensors"));
        QVERIFY(refusal(smallManifest()).contains("000012.safetensors"));
        QVERIFY(QFile::copy(path() + "/checkpoints/000010.safetensors",
                            path() + "/checkpoints/000018.safetensors"));
        QVERIFY(
            refusal(smallManifest())
                .endsWith("000018.safetensors: expected the checkpoint of the step in its name, "
                          "found that of step 10."));
    }

    void aCheckpointOfANewerProgramStops() {
        train(create(), 20);
        std::string bytes = file("checkpoints/000020.safetensors").toStdString();
        const std::string version = "\"format_version\":\"";
        bytes[bytes.find(version) + version.size()] = '9';
        renewChecksum(bytes);
        writeWhole(checkpointPath(folder(), 20), bytes);
        const QStringList before = everything();
        QVERIFY(refusal(smallManifest()).contains("newer program"));
        QCOMPARE(everything(), before);
    }

    void whereAllCheckpointsAreDamagedNothingIsRenamed() {
        train(create(), 10);
        for (const char* name :
             {"/checkpoints/000005.safetensors", "/checkpoints/000010.safetensors"})
            writeFile(path() + name, "not a checkpoint");
        const QStringList before = everything();
        QVERIFY(refusal(smallManifest()).contains("000010.safetensors"));
        QCOMPARE(everything(), before);
    }

    void rowsOfAnotherRunStop() {
        train(create(), 20);
        QByteArray rows = file("metrics.csv");
        const qsizetype begin = rows.indexOf("\n3,") + 1;
        QList<QByteArray> cells = rows.mid(begin, rows.indexOf('\n', begin) - begin).split(',');
        const QByteArray row = cells.join(',');
        cells[5] = "2.25";  // softmax_loss
        writeFile(path() + "/metrics.csv", rows.replace(row, cells.join(',')));
        QVERIFY(refusal(smallManifest())
                    .endsWith("metrics.csv: expected the rows that lead to the checkpoint of step "
                              "20, found other rows."));
        QCOMPARE(file("metrics.csv"), rows);
    }

    void aFolderWithAnythingByTheNamesOfARunIsRefused() {
        for (const char* name : {"run.json", "preset.json", "metrics.csv", "evaluation.csv",
                                 "events.jsonl", "checkpoints", "snapshots"}) {
            QVERIFY(QDir().mkpath(path()));
            writeFile(path() + "/" + name, "mine");
            QVERIFY_EXCEPTION_THROWN(create(), Error);
            QCOMPARE(file(name), QByteArray("mine"));
            QCOMPARE(everything(), QStringList{name});
            QVERIFY(QFile::remove(path() + "/" + name));
            QVERIFY(QFile::link("nowhere", path() + "/" + name));
            QVERIFY_EXCEPTION_THROWN(create(), Error);
            QCOMPARE(QFileInfo(path() + "/" + name).isSymLink(), true);
            QVERIFY(QFile::remove(path() + "/" + name));
        }
        writeFile(path() + "/notes.txt", "mine");
        create();
        QCOMPARE(file("notes.txt"), QByteArray("mine"));
    }

    void aFolderOfDataWithAnyNameReadsBack() {
        RunManifest manifest = smallManifest();
        for (const char* folder : {"/d\xc3\xa9/a b%25", "/d\xe9/a b%25\xff", "/\xed\xb3\xa9"}) {
            manifest.datasetFolder = folder;
            const std::string json = runManifestJson(manifest);
            QCOMPARE(parseRunManifest(json, "mine").datasetFolder, manifest.datasetFolder);
        }
        QVERIFY(runManifestJson(manifest).find("\"folder_url\": \"file:///%ED%B3%A9\"") !=
                std::string::npos);
        for (const char* wrong : {"file:///%E", "file:///%GG", "file:///%00", "http://x", ""}) {
            QByteArray json = QByteArray::fromStdString(runManifestJson(manifest));
            json.replace("file:///%ED%B3%A9", wrong);
            QVERIFY_EXCEPTION_THROWN(parseRunManifest(json.toStdString(), "mine"), Error);
        }
    }

    void goingBackCutsWhatWasWrittenAfterTheState() {
        train(create(), 20);
        const QByteArray metrics = file("metrics.csv");
        const QByteArray events = file("events.jsonl");
        const TrainingState<float> there =
            newestGoodCheckpoint(folder(), smallManifest(), report())->state;
        RunFolder run = taken(there);
        train(std::move(run), 40, &there);
        QVERIFY(file("metrics.csv") != metrics);
        const RunFolder back = taken(there);
        QCOMPARE(file("metrics.csv"), metrics);
        QCOMPARE(file("events.jsonl"), events);
        QVERIFY(!QFile::exists(path() + "/checkpoints/000040.safetensors"));
        QVERIFY(QFile::exists(path() + "/checkpoints/000020.safetensors"));
    }

    /// An evaluation that waited comes after one that a rule needed at once.
    void aForkHasNoEvaluationOfALaterStep() {
        RunFolder run = create();
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        for (int step = 0; step < 3; ++step)
            run.append(trainer.step());
        const Evaluation second{.step = 2, .split = SplitKind::Test};
        const Evaluation third{.step = 3, .split = SplitKind::Test};
        const Evaluation later{.step = 4, .split = SplitKind::Validation};
        for (const Evaluation& evaluation : {second, later, third})
            run.append(evaluation);
        const RunFolder forked =
            run.forkAt(RunFolder::makeNew(folder()), trainer.state(), smallManifest(), {});
        QCOMPARE(wholeLines(forked.path() / "evaluation.csv"),
                 evaluationCsvHeader(Preset()) + evaluationCsvRow(Preset(), second) +
                     evaluationCsvRow(Preset(), third));
    }

    void aCheckpointWithoutItsRowsStops() {
        train(create(), 20);
        const QByteArray whole = file("metrics.csv");
        writeFile(path() + "/metrics.csv", whole.left(whole.indexOf("\n13,") + 1));
        const QStringList before = everything();
        QVERIFY(refusal(smallManifest()).contains("metrics.csv: expected the row of step 13"));
        QCOMPARE(everything(), before);
    }

    /// A blank line in the middle, which takes no sound row with it.
    void aLineThatIsNoRowStopsBeforeAnythingIsCut() {
        train(create(), 20);
        QByteArray rows = file("metrics.csv");
        writeFile(path() + "/metrics.csv", rows.insert(rows.indexOf("\n9,"), '\n'));
        QVERIFY(refusal(smallManifest()).contains("metrics.csv: expected a row at line 10"));
        const TrainingState<float> there = loadCheckpoint(checkpointPath(folder(), 20)).state;
        taken(there);
        QCOMPARE(file("metrics.csv"), rows);
    }

    void aForkAtTheBeginningResumesThere() {
        RunFolder run = create();
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        const TrainingState<float> beginning = trainer.state();
        run.append(trainer.step());
        const RunFolder forked =
            run.forkAt(RunFolder::makeNew(folder()), beginning, smallManifest(), {});
        const auto there = newestGoodCheckpoint(forked.path(), smallManifest(), report());
        QVERIFY(there && there->state == beginning);
        QVERIFY(!forked.isOnlyOpened());  // its first picture is kept
        QCOMPARE(lastRecordedStep(forked.path()), 0);
        QCOMPARE(lastRecordedStep(folder()), 1);
    }

    void aKillWhileItForksLeavesAWholeForkOrNone() {
        train(create(), 40);
        const QStringList origin = everything();
        const TrainingState<float> there = loadCheckpoint(checkpointPath(folder(), 20)).state;
        const TrainingState<float> newest = loadCheckpoint(checkpointPath(folder(), 40)).state;
        const fs::path made = folder() + "-2";
        std::int64_t microseconds = 0;  // that it takes
        constexpr int kKills = 50;
        int wholeForks = 0;
        for (int kill = 0; kill <= kKills; ++kill) {
            fs::remove_all(made);
            fs::remove_all(fs::path(folder()).parent_path() / ".run-2.part");
            QElapsedTimer timer;
            timer.start();
            const pid_t child = fork();
            if (child == 0) {
                RunFolder::resume(folder(), smallManifest(), newest, report())
                    .forkAt(RunFolder::makeNew(folder()), there, smallManifest(), {});
                _exit(0);
            }
            if (kill > 0) {
                usleep(static_cast<useconds_t>(microseconds * kill / kKills));
                ::kill(child, SIGKILL);
            }
            QCOMPARE(waitpid(child, nullptr, 0), child);
            if (kill == 0)
                microseconds = timer.nsecsElapsed() / 1000;
            QCOMPARE(everything(), origin);
            if (!fs::exists(made / "run.json"))
                continue;
            ++wholeForks;
            const auto found = newestGoodCheckpoint(made, smallManifest(), report());
            QVERIFY(found && found->state == there);
            QVERIFY(sentences_.isEmpty());
            QCOMPARE(lastRecordedStep(made), 20);
        }
        QVERIFY(wholeForks > 0);  // that which was not killed
    }

    void aForkThatFindsNoRoomLeavesNothingAndTheRunContinues() {
        RunFolder run = create();
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        TrainingState<float> there;
        const auto trainTo = [&](std::int64_t step) {
            while (trainer.state().step < step) {
                run.append(trainer.step());
                if (trainer.state().step == 6)
                    there = trainer.state();
            }
        };
        trainTo(4);
        {
            const FullDisk full;
            trainTo(9);  // whose rows wait
            const fs::path place = RunFolder::makeNew(folder());
            QVERIFY_EXCEPTION_THROWN(run.forkAt(place, there, smallManifest(), {}), WriteError);
        }
        QVERIFY(!fs::exists(folder() + "-2"));
        QCOMPARE(sentences_.size(), 1);
        const RunFolder forked =
            run.forkAt(RunFolder::makeNew(folder()), there, smallManifest(), {});
        QCOMPARE(lastRecordedStep(forked.path()), 6);
        trainTo(10);
        QVERIFY(run.writeCheckpoint(trainer.state()));
        QVERIFY(run.isComplete());
        QCOMPARE(file("metrics.csv").count('\n'), 11);
        QVERIFY(newestGoodCheckpoint(folder(), smallManifest(), report()));
    }

    void stepsMadeAgainFillAGapAtTheBeginningOfTheRows() {
        RunFolder run = create();
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        std::vector<StepMetrics> again;
        TrainingState<float> there;
        for (int step = 1; step <= 9; ++step) {
            const StepMetrics metrics = trainer.step();
            if (step > 4)
                run.append(metrics);
            if (step <= 6)
                again.push_back(metrics);
            if (step == 6)
                there = trainer.state();
        }
        const RunFolder forked =
            run.forkAt(RunFolder::makeNew(folder()), there, smallManifest(), again);
        QByteArray expected = QByteArray::fromStdString(metricsCsvHeader(Preset()));
        for (const StepMetrics& metrics : again)
            expected += QByteArray::fromStdString(metricsCsvRow(Preset(), metrics));
        QCOMPARE(QByteArray::fromStdString(wholeLines(forked.path() / "metrics.csv")), expected);
    }

    void aForkHasItsStateAmongManyCheckpoints() {
        RunFolder run = create();
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        std::vector<TrainingState<float>> states;
        while (trainer.state().step < 40) {
            run.append(trainer.step());
            states.push_back(trainer.state());
            run.writeCheckpoint(trainer.state());
        }
        const RunFolder forked = run.forkAt(RunFolder::makeNew(folder()), states[32],
                                            smallManifest(), {});  // sparse already
        QCOMPARE(newestCheckpointStep(forked.path()), 33);
        QCOMPARE(lastRecordedStep(forked.path()), 33);
        QCOMPARE(newestCheckpointStep(folder()), 40);
    }

    void anEventLogThatDiffersIsMadeWhole() {
        train(create(), 20);
        const QByteArray whole = file("events.jsonl");
        QCOMPARE(whole.count('\n'), 2);
        const auto there = newestGoodCheckpoint(folder(), smallManifest(), report());
        const QByteArray second = whole.mid(whole.indexOf('\n') + 1);
        for (const QByteArray& left : {QByteArray(), second, whole.left(whole.size() - 9)}) {
            writeFile(path() + "/events.jsonl", left);
            taken(there->state);
            QCOMPARE(file("events.jsonl"), whole);
        }
    }

    void rowsOfAnOlderProgramStay() {
        train(create(), 20);
        QByteArray older = file("metrics.csv");
        older.replace("images_per_second", "speed");
        writeFile(path() + "/metrics.csv", older);
        const auto there = newestGoodCheckpoint(folder(), smallManifest(), report());
        const RunFolder run = taken(there->state);
        QCOMPARE(file("metrics.csv"), older);
    }

    void aHalfLineOfAPowerCutIsCutOff() {
        train(create(), 20);
        const QByteArray whole = file("metrics.csv");
        writeFile(path() + "/metrics.csv", whole + "21,1,0.0");
        const auto there = newestGoodCheckpoint(folder(), smallManifest(), report());
        const RunFolder run = taken(there->state);
        QCOMPARE(file("metrics.csv"), whole);
    }

    void zerosThatAPowerCutLeftAfterTheRowsAreCutOff() {
        train(create(), 20);
        const QByteArray whole = file("metrics.csv");
        writeFile(path() + "/metrics.csv", whole + QByteArray(100'000, '\0'));
        QCOMPARE(lastRecordedStep(folder()), 20);
        const auto there = newestGoodCheckpoint(folder(), smallManifest(), report());
        QCOMPARE(there->state.step, 20);
        const RunFolder run = taken(there->state);
        QCOMPARE(file("metrics.csv"), whole);
    }

    void aRemovedFolderIsReportedOnceAndTrainingContinues() {
        RunFolder run = create();
        QVERIFY(QDir(path()).removeRecursively());
        train(std::move(run), 10);
        QCOMPARE(sentences_.size(), 1);
        QVERIFY(sentences_[0].contains("metrics.csv"));
        QVERIFY(!QDir(path()).exists());
    }

    void noCheckpointIsMadeOfAStateThatHasDiverged() {
        RunFolder run = create();
        ThreadPool pool(1);
        const Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        TrainingState<float> state = trainer.state();
        state.weights[0] = NAN;
        run.writeCheckpoint(state);
        QCOMPARE(sentences_.size(), 1);
        QVERIFY(!QDir(path() + "/checkpoints").exists());
    }

private:
    QString path() const { return temporary_->filePath("run"); }
    std::string folder() const { return path().toStdString(); }

    QByteArray file(const QString& name) const {
        QFile opened(path() + "/" + name);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    RunFolder::Report report() {
        return [this](const Message& message) {
            sentences_ << QString::fromStdString(english(message));
        };
    }

    /// With what the newest checkpoint is refused; empty where it is not.
    QString refusal(const RunManifest& manifest) {
        try {
            newestGoodCheckpoint(folder(), manifest, report());
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

    /// All names in the folder.
    QStringList everything() const {
        QStringList names;
        for (QDirIterator entry(path(), QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot,
                                QDirIterator::Subdirectories);
             entry.hasNext();)
            names << QDir(path()).relativeFilePath(entry.next());
        names.sort();
        return names;
    }

    /// The folder, taken up from this state.
    RunFolder taken(const TrainingState<float>& from) {
        RunFolder run = RunFolder::resume(folder(), smallManifest(), from, report());
        run.resumeWriting();
        return run;
    }

    RunFolder create() { return RunFolder::create(folder(), smallManifest(), report()); }

    /// Up to this step, with a change of λ on the way.
    void train(RunFolder run, std::int64_t steps, const TrainingState<float>* from = nullptr) {
        ThreadPool pool(1);
        Trainer<float> trainer(smallPreset(), smallDataset(), 1, pool);
        if (from)
            trainer.restore(*from);
        while (trainer.state().step < steps) {
            const StepMetrics metrics = trainer.step();
            run.append(metrics);
            if (metrics.step % 7 == 0)
                trainer.setLambda(static_cast<double>(metrics.step));
            run.record(trainer.state().history);
            if (metrics.step % 5 == 0)
                run.writeCheckpoint(trainer.state());
        }
    }

    std::optional<QTemporaryDir> temporary_;
    QStringList sentences_;
};

CENTERSCOPE_GUILESS_TEST(RunFolderTest)
#include "run_folder_test.moc"
