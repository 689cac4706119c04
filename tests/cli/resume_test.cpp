// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTest>

#include "core/write_whole.h"
#include "data/dataset.h"
#include "data/dataset_catalogue.h"
#include "runs/checkpoint.h"
#include "runs/run.h"
#include "runs/run_checkpoints.h"
#include "runs/run_manifest.h"
#include "support/idx_files.h"
#include "support/made_data.h"
#include "support/program.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Runs the real program.
class ResumeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        program_.writeSmallInputs();
        QCOMPARE(train({"--steps", "60", "--halve-every", "25", "--out", path("whole")}).exitCode,
                 0);
    }

    void aRunWritesItsCheckpointsAndOneAtTheEnd() {
        QCOMPARE(
            train({"--steps", "63", "--checkpoint-every", "10", "--out", path("kept")}).exitCode,
            0);
        QCOMPARE(checkpoints("kept"),
                 QStringList({"000000.safetensors", "000010.safetensors", "000020.safetensors",
                              "000030.safetensors", "000040.safetensors", "000050.safetensors",
                              "000060.safetensors", "000063.safetensors"}));
    }

    void twoRunsOfTheSameStayBitIdentical() {
        for (const QString run : {"one", "other"})
            QCOMPARE(
                train({"--steps", "500", "--threads", run == "one" ? "1" : "2", "--out", path(run)})
                    .exitCode,
                0);
        const QByteArray last = program_.file("one/checkpoints/000500.safetensors");
        QVERIFY(!last.isEmpty());
        QVERIFY(program_.file("other/checkpoints/000500.safetensors") == last);
        QCOMPARE(program_.metrics("one"), program_.metrics("other"));
    }

    void imagesCanHaveASeedOfTheirOwn() {
        QCOMPARE(train({"--steps", "12", "--seed", "2", "--data-seed", "1", "--drawn-by-name",
                        "--out", path("seeds")})
                     .exitCode,
                 0);
        const auto recorded =
            centerscope::loadRunManifest(path("seeds").toStdString()).config.seeds();
        QCOMPARE(recorded.seed, std::uint64_t{2});
        QCOMPARE(recorded.dataSeed, std::uint64_t{1});
        QVERIFY(recorded.drawnByName);
        QCOMPARE(program_.run({"replay", path("seeds")}).exitCode, 0);
        QCOMPARE(resume({path("seeds"), "--steps", "20"}).exitCode, 0);
        QCOMPARE(program_.run({"replay", path("seeds")}).exitCode, 0);
        QCOMPARE(train({"--steps", "20", "--seed", "2", "--out", path("plain")}).exitCode, 0);
        QVERIFY(program_.metrics("seeds") != program_.metrics("plain"));
        // What does not belong to the run stops: a manifest of one without them is another.
        QVERIFY(!program_.file("whole/run.json").contains("data_seed"));
        edit("seeds/run.json", "\"data_seed\": 1", "\"data_seed\": 3");
        const Outcome refused = resume({path("seeds"), "--steps", "30"});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.error.contains("data_seed"), qPrintable(refused.error));
    }

    void inItsFolderARunResumesToTheSameBits() {
        QCOMPARE(train({"--steps", "22", "--halve-every", "25", "--threads", "1", "--out",
                        path("parts")})
                     .exitCode,
                 0);
        const Outcome second = resume({path("parts"), "--steps", "40", "--threads", "2"});
        QVERIFY2(second.exitCode == 0, qPrintable(second.error));
        QCOMPARE(resume({path("parts"), "--steps", "60"}).exitCode, 0);
        compareWithWhole("parts");
    }

    /// Before the step after which they are fitted, and after it.
    void aRunOfEightDimensionsResumesOnTheSameAxes() {
        const auto trainEight = [this](const char* steps, const char* run) {
            return train({"--embedding-size", "8", "--steps", steps, "--out", path(run)});
        };
        QCOMPARE(trainEight("45", "eight").exitCode, 0);
        const QByteArray axes = program_.file("eight/projection.json");
        QVERIFY2(axes.contains("\"fitted_at\":10"), axes.constData());
        QCOMPARE(trainEight("5", "eight-parts").exitCode, 0);
        QVERIFY(program_.file("eight-parts/projection.json") != axes);
        for (const char* steps : {"20", "45"}) {
            QCOMPARE(resume({path("eight-parts"), "--steps", steps}).exitCode, 0);
            QCOMPARE(program_.file("eight-parts/projection.json"), axes);
        }
        QCOMPARE(program_.file("eight-parts/checkpoints/000045.safetensors"),
                 program_.file("eight/checkpoints/000045.safetensors"));
    }

    /// Made in a window after the last checkpoint, which is that of step 10.
    void aChangeByHandAfterTheLastCheckpointIsNotLost() {
        QCOMPARE(train({"--steps", "13", "--out", path("changed")}).exitCode, 0);
        QVERIFY(QFile::remove(path("changed/checkpoints/000013.safetensors")));
        const QStringList before = program_.metrics("changed");
        const QByteArray change =
            "{\"step\":14,\"change\":\"lambda\",\"from\":0.01,\"to\":1.0,\"cause\":\"user\"}\n";
        writeFile(path("changed/events.jsonl"), program_.file("changed/events.jsonl") + change);
        const Outcome second = resume({path("changed"), "--steps", "20"});
        QVERIFY2(second.exitCode == 0, qPrintable(second.error));
        QCOMPARE(program_.metrics("changed").mid(0, 14), before);
        QVERIFY(program_.file("changed/events.jsonl").contains(change));
        QCOMPARE(program_.run({"replay", path("changed")}).exitCode, 0);
    }

    void aValidationThatARuleWatchesIsNotLostToAKill_data() {
        QTest::addColumn<QString>("ends");
        QTest::newRow("before its row") << "7,validation,";
        QTest::newRow("before its event") << "14,validation,";
    }

    /// Which came between the step, the row of its validation and the event of that, with a change
    /// by hand since the last checkpoint.
    void aValidationThatARuleWatchesIsNotLostToAKill() {
        QFETCH(QString, ends);
        QString json = QString::fromStdString(smallPresetJson());
        json.insert(json.lastIndexOf('}'), R"(, "halving": {"rule": "plateau", "threshold": 0.9,
            "watch": "validation-loss", "patience": 4})");
        writeFile(program_.path("watching.json"), json.toUtf8());
        const QString run = "owes after " + ends.left(ends.indexOf(','));
        QCOMPARE(program_
                     .run({"train", "--preset", path("watching.json"), "--dataset", path("data"),
                           "--steps", "14", "--evaluate-every", "7", "--out", path(run)})
                     .exitCode,
                 0);
        QVERIFY(QFile::remove(path(run + "/checkpoints/000014.safetensors")));
        QByteArray rows = program_.file(run + "/evaluation.csv");
        const qsizetype last = rows.indexOf('\n' + ends.toUtf8());
        QVERIFY(last > 0);
        rows.truncate(rows.indexOf('\n', last + 1) + 1);
        writeFile(path(run + "/evaluation.csv"), rows);
        QByteArray events = program_.file(run + "/events.jsonl");
        const qsizetype seen = events.lastIndexOf('\n', events.indexOf("\"of_step\":14")) + 1;
        QVERIFY(seen > 0);
        const QByteArray change =
            "{\"step\":15,\"change\":\"lambda\",\"from\":0.01,\"to\":1.0,\"cause\":\"user\"}\n";
        writeFile(path(run + "/events.jsonl"), events.left(seen) + change);

        const Outcome again = resume({path(run), "--steps", "20"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.error));
        QVERIFY(again.output.contains("Making 4 steps again"));
        QCOMPARE(program_.file(run + "/events.jsonl").count("\"of_step\":14"), 1);
        QCOMPARE(program_.file(run + "/evaluation.csv").count("\n14,validation,"), 1);
        const Outcome replay = program_.run({"replay", path(run)});
        QVERIFY2(replay.exitCode == 0, qPrintable(replay.error));
    }

    void aRunThatDoesNotComeAgainIsForked_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<bool>("isOlder");
        QTest::addColumn<QString>("why");
        const QByteArray lambda =
            "{\"step\":12,\"change\":\"lambda\",\"from\":0.01,\"to\":1.0,\"cause\":\"user\"}\n";
        QTest::newRow("other rows") << lambda << false << "expected the row of step 12";
        QTest::newRow("made with other bits") << lambda << true << "revision 1 of the arithmetic";
        QTest::newRow("a change that throws") << QByteArray(lambda)
                                                     .replace("lambda", "batch_size")
                                                     .replace("0.01", "10")
                                                     .replace("1.0", "5000")
                                              << false << "5000";
    }

    /// At its checkpoint, with a sentence; its folder stays as it is.
    void aRunThatDoesNotComeAgainIsForked() {
        QFETCH(QByteArray, change);
        QFETCH(bool, isOlder);
        QFETCH(QString, why);
        const std::filesystem::path folder = path("elsewhere").toStdString();
        std::filesystem::remove_all(folder);
        QCOMPARE(train({"--steps", "13", "--out", path("elsewhere")}).exitCode, 0);
        std::filesystem::remove(folder / "checkpoints/000013.safetensors");
        if (isOlder)
            giveNumerics(folder, 1);
        writeFile(path("elsewhere/events.jsonl"), change);
        const QStringList rows = program_.metrics("elsewhere");
        const Outcome forked = resume({path("elsewhere"), "--steps", "20"});
        QVERIFY2(forked.exitCode == 0, qPrintable(forked.error));
        QVERIFY2(forked.error.contains(why), qPrintable(forked.error));
        QVERIFY2(forked.error.contains("Steps 11 to 13 of the run"), qPrintable(forked.error));
        QCOMPARE(program_.metrics("elsewhere"), rows);
        QCOMPARE(program_.file("elsewhere/events.jsonl"), change);
        const QStringList made = QDir(path("runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QCOMPARE(made.size(), 1);
        QCOMPARE(program_.metrics("runs/" + made[0]).size(), 11);  // with the header
        QVERIFY(QDir(path("runs")).removeRecursively());
    }

    /// Before there is a window.
    void aChoiceBesideARunToOpenIsWrongUsage() {
        for (const char* opened : {"whole", "whole/checkpoints/000060.safetensors"}) {
            const Outcome refused = program_.run({path(opened), "--seed", "3"});
            QCOMPARE(refused.exitCode, 2);
            QVERIFY2(refused.error.startsWith("centerscope: --seed does not go with "),
                     qPrintable(refused.error));
        }
    }

    void aCheckpointResumesInANewFolder() {
        QCOMPARE(train({"--steps", "31", "--halve-every", "25", "--out", path("first")}).exitCode,
                 0);
        QCOMPARE(resume({path("first/checkpoints/000031.safetensors"), "--steps", "60", "--out",
                         path("second")})
                     .exitCode,
                 0);
        QCOMPARE(program_.file("second/checkpoints/000060.safetensors"),
                 program_.file("whole/checkpoints/000060.safetensors"));
        QCOMPARE(program_.file("second/events.jsonl"), program_.file("whole/events.jsonl"));
        QCOMPARE(program_.run({"replay", path("second"), "--out", path("second-whole")}).exitCode,
                 0);
        QCOMPARE(resume({path("second-whole"), "--steps", "61"}).exitCode, 0);
        QCOMPARE(program_.metrics("second-whole").mid(0, 61), program_.metrics("whole"));
        const QStringList rows = program_.metrics("second");
        QCOMPARE(rows.size(), 30);
        QCOMPARE(rows.mid(1), program_.metrics("whole").mid(32));
    }

    /// As in a window: before the first step, after a change at a pause, and when it has acted.
    void evaluationsAtAPauseReplay() {
        const std::filesystem::path data = path("data").toStdString();
        const std::filesystem::path folder = path("paused").toStdString();
        {
            ThreadPool pool(1);
            RunSource source =
                sourceOfNewRun(smallPreset(), loadDataset(data), data, 1, bestInstructionSet());
            source.manifest.options.checkpointEvery = 2;
            Run run(
                std::move(source), [&folder](const RunConfig&) { return folder; },
                [](const Message& message) { QFAIL(english(message).c_str()); }, pool);
            evaluateTest(run);
            for (int step = 0; step < 3; ++step) {
                run.step();
                run.keep(2);
                run.change([step](Trainer<float>& trainer) { trainer.setLambda(step + 1); });
                evaluateTest(run);
            }
            run.leave();
        }
        const Outcome replay =
            program_.run({"replay", path("paused"), "--out", path("paused-copy")});
        QVERIFY2(replay.exitCode == 0, qPrintable(replay.error));
        QVERIFY2(replay.output.endsWith("Identical: all 7 rows.\n"), qPrintable(replay.output));
        QCOMPARE(program_.file("paused-copy/evaluation.csv"),
                 program_.file("paused/evaluation.csv"));
        QCOMPARE(checkpoints("paused-copy"),
                 QStringList({"000000.safetensors", "000002.safetensors", "000003.safetensors"}));
    }

    void aKilledRunResumesToTheSameBits() {
        for (int kill = 0; kill < 4; ++kill) {
            QProcess process;
            const QStringList first{
                "train",   "--preset", path("small.json"), "--dataset", path("data"),
                "--steps", "60",       "--halve-every",    "25",        "--checkpoint-every",
                "1",       "--out",    path("killed")};
            process.start(CENTERSCOPE_PROGRAM,
                          kill == 0 ? first : QStringList{"train", "--resume", path("killed")});
            // What it says first comes when the folder is there; then it dies in some later step.
            QVERIFY(process.waitForReadyRead(kPatience));
            const qsizetype rows = program_.metrics("killed").size();
            while (process.state() == QProcess::Running &&
                   program_.metrics("killed").size() < rows + 5)
                process.waitForFinished(1);
            process.kill();
            process.waitForFinished(kPatience);
        }
        QCOMPARE(resume({path("killed")}).exitCode, 0);
        compareWithWhole("killed");
    }

    void aDamagedNewestCheckpointIsPassedOver() {
        QCOMPARE(train({"--steps", "60", "--halve-every", "25", "--checkpoint-every", "20", "--out",
                        path("damaged")})
                     .exitCode,
                 0);
        writeFile(path("damaged/checkpoints/000060.safetensors"), "not a checkpoint");
        const Outcome again = resume({path("damaged")});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.error.count('\n'), 1);
        QVERIFY(again.error.contains("000060.safetensors"));
        QVERIFY(again.output.contains("Resuming after step 50"));
        compareWithWhole("damaged");
    }

    void anEditOfAPresetsNameCostsNothing() {
        copyWhole("renamed");
        edit("renamed/preset.json", "\"Small\"", "\"My own\"");
        const Outcome again = resume({path("renamed"), "--steps", "61"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.error));
        QVERIFY(again.output.contains("Resuming after step 60"));
        QCOMPARE(program_.metrics("renamed").mid(0, 61), program_.metrics("whole"));
    }

    void anotherRunInTheFolderStopsAndNothingIsChanged_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("named");
        QTest::newRow("lambda") << "preset.json" << QByteArray("\"lambda\": 0.01")
                                << QByteArray("\"lambda\": 0.02")
                                << "preset/hyperparameters/lambda";
        QTest::newRow("seed") << "run.json" << QByteArray("\"seed\": 1")
                              << QByteArray("\"seed\": 2") << "seed";
        QTest::newRow("data set") << "run.json" << QByteArray("\"fingerprint\": \"180")
                                  << QByteArray("\"fingerprint\": \"181") << "data set";
        QTest::newRow("program") << "run.json" << QByteArray("\"program_version\": \"")
                                 << QByteArray("\"program_version\": \"9") << "program_version";
    }

    void anotherRunInTheFolderStopsAndNothingIsChanged() {
        QFETCH(QString, file);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, named);
        for (const bool hasCheckpoints : {true, false}) {
            const QString run =
                QString("edited-%1-%2").arg(QTest::currentDataTag()).arg(hasCheckpoints);
            copyWhole(run);
            edit(run + "/" + file, before, after);
            if (!hasCheckpoints)
                QVERIFY(QDir(path(run + "/checkpoints")).removeRecursively());
            if (!hasCheckpoints && named == "program_version")
                continue;  // decides no bit
            const auto state = [&] {
                return program_
                    .shell("cd '" + run.toUtf8() + "' && find . -type f -exec cksum {} + | sort")
                    .output;
            };
            const QString found = state();
            const Outcome again = resume({path(run), "--steps", "70"});
            QCOMPARE(again.exitCode, 1);
            QCOMPARE(again.error.count('\n'), 1);
            QVERIFY2(!hasCheckpoints || again.error.contains(named), qPrintable(again.error));
            QCOMPARE(state(), found);
        }
    }

    void rowsThatAreMissingOrDoubledAreNamedWithTheirStep_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<bool>("isHealed");
        const auto row = [](const char* name, const char* script, const char* sentence,
                            bool isHealed = false) {
            QTest::newRow(name) << script << sentence << isHealed;
        };
        row("a hole in the metrics", "/^30,/d metrics.csv", "the row of step 30, found none");
        row("the first rows of the metrics", "2,10d metrics.csv", "the row of step 1, found none");
        row("the end of the metrics", "/^40,/q metrics.csv", "the row of step 41, found none");
        row("an empty line among the metrics", "9G metrics.csv", "a row at line 10");
        row("an empty line among the evaluations", "2G evaluation.csv", "a row at line 3");
        row("a row of metrics twice", "/^30,/p metrics.csv", "one row of step 30, found more");
        row("a hole in the evaluations", "/^36,/d evaluation.csv",
            "the validation row of step 36, found none");
        row("an evaluation twice", "/^36,/p evaluation.csv",
            "one validation row of step 36, found more");
        row("the last evaluation of training", "/^54,/d evaluation.csv",
            "the validation row of step 54, found none");
        row("evaluations cut off", "/^18,/q evaluation.csv",
            "the validation row of step 36, found none");
        row("the final evaluation", "/^60,/d evaluation.csv", "the test row of step 60, found none",
            true);
    }

    void rowsThatAreMissingOrDoubledAreNamedWithTheirStep() {
        QFETCH(QString, script);
        QFETCH(QString, sentence);
        QFETCH(bool, isHealed);
        const QString run = QString("rows of ") + QTest::currentDataTag();
        const QString file = run + "/" + script.section(' ', 1);
        copyWhole(run);
        QCOMPARE(program_
                     .shell("sed -i '" + script.section(' ', 0, 0).toUtf8() + "' '" +
                            file.toUtf8() + "'")
                     .exitCode,
                 0);
        const QByteArray rows = program_.file(file);
        const Outcome replay = program_.run({"replay", path(run)});
        QCOMPARE(replay.exitCode, 1);
        QVERIFY2(replay.error.contains(file.section('/', -1) + ": expected " + sentence),
                 qPrintable(replay.error));
        const Outcome again = resume({path(run)});
        if (isHealed) {
            QCOMPARE(again.exitCode, 0);
            QCOMPARE(program_.file(file), program_.file("whole/evaluation.csv"));
            return;
        }
        QCOMPARE(again.exitCode, 1);
        QCOMPARE(again.error.count('\n'), 1);
        QVERIFY2(again.error.contains(file.section('/', -1) + ": expected " + sentence),
                 qPrintable(again.error));
        QCOMPARE(program_.file(file), rows);
    }

    void changesThatTheRunHasNotMadeAreNeverWrittenOver_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("edited") << "sed -i 's/\"to\":0.005/\"to\":0.006/' events.jsonl"
                                << R"(line 1: expected {"step":26,)";
        QTest::newRow("a line more between")
            << R"(sed -i '1a {"step":30,"change":"health","to":"well"}' events.jsonl)"
            << R"(found {"step":30,"change":"health","to":"well"})";
        QTest::newRow("a line more at the end")
            << R"(sed -i '$a {"step":70,"change":"health","to":"well"}' events.jsonl)"
            << "line 3: expected the end";
        QTest::newRow("another file") << "echo mine >events.jsonl"
                                      << "line 1: expected JSON";
    }

    void changesThatTheRunHasNotMadeAreNeverWrittenOver() {
        QFETCH(QString, script);
        QFETCH(QString, sentence);
        const QString run = QString("events of ") + QTest::currentDataTag();
        copyWhole(run);
        QCOMPARE(program_.shell("cd '" + run.toUtf8() + "' && " + script.toUtf8()).exitCode, 0);
        const QByteArray events = program_.file(run + "/events.jsonl");
        QVERIFY(events != program_.file("whole/events.jsonl"));
        const Outcome again = resume({path(run), "--steps", "70"});
        QCOMPARE(again.exitCode, 1);
        QCOMPARE(again.error.count('\n'), 1);
        QVERIFY2(again.error.contains("events.jsonl") && again.error.contains(sentence),
                 qPrintable(again.error));
        QCOMPARE(program_.file(run + "/events.jsonl"), events);
        QVERIFY(QFile::remove(path(run + "/events.jsonl")));  // the way out
        QCOMPARE(resume({path(run), "--steps", "61"}).exitCode, 0);
        QCOMPARE(program_.file(run + "/events.jsonl"), program_.file("whole/events.jsonl"));
    }

    void theIntervalOfValidationsIsTheRuns() {
        QCOMPARE(
            train({"--steps", "7", "--evaluate-every", "7", "--out", path("interval")}).exitCode,
            0);
        const QString checkpoint = path("interval/checkpoints/000007.safetensors");
        QVERIFY(QFile::copy(checkpoint, path("elsewhere.safetensors")));
        QCOMPARE(resume({path("elsewhere.safetensors"), "--dataset", path("data"), "--steps", "14",
                         "--out", path("from-elsewhere")})
                     .exitCode,
                 0);
        QVERIFY(program_.file("from-elsewhere/evaluation.csv").contains("\n14,validation,"));

        edit("interval/run.json", "\"evaluate_every\": 7", "\"evaluate_every\": 5");
        const Outcome edited = resume({path("interval"), "--steps", "14"});
        QCOMPARE(edited.exitCode, 1);
        QVERIFY2(edited.error.contains("with 5 at \"evaluate_every\", found one with 7"),
                 qPrintable(edited.error));

        Checkpoint older = loadCheckpoint(checkpoint.toStdString());
        older.config.evaluateEvery.reset();
        writeWhole(checkpoint.toStdString(), checkpointBytes(older.config, older.state));
        edit("interval/run.json", "\"evaluate_every\": 5", "\"evaluate_every\": 7");
        QCOMPARE(resume({checkpoint, "--steps", "14", "--out", path("from-older")}).exitCode, 0);
        QVERIFY(program_.file("from-older/evaluation.csv").contains("\n14,validation,"));
    }

    void aRunKilledBeforeItsFirstCheckpointResumesFromItsBeginning() {
        copyWhole("anew");
        QVERIFY(QFile::remove(path("anew/checkpoints/000060.safetensors")));
        QCOMPARE(resume({path("anew")}).exitCode, 0);
        compareWithWhole("anew");
    }

    void whereAllCheckpointsAreGoneNothingIsTrainedOver() {
        copyWhole("bare");
        QVERIFY(QDir(path("bare/checkpoints")).removeRecursively());
        const Outcome again = resume({path("bare"), "--steps", "61"});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.error.contains("expected a checkpoint to resume from, found none"),
                 qPrintable(again.error));
        QCOMPARE(program_.metrics("bare"), program_.metrics("whole"));
        QCOMPARE(program_.run({"replay", path("bare"), "--out", path("made-again")}).exitCode, 0);
        compareWithWhole("made-again");
    }

    void whatIsDamagedIsRenamedOnlyWhenTheRunResumes() {
        copyWhole("certain");
        QFile newest(path("certain/checkpoints/000060.safetensors"));
        QVERIFY(newest.resize(newest.size() - 1));
        QCOMPARE(resume({path("certain"), "--epochs", "900000"}).exitCode, 2);
        QVERIFY(newest.exists());
        QCOMPARE(resume({path("certain")}).exitCode, 0);
        QVERIFY(QFile::exists(newest.fileName() + ".damaged"));
        compareWithWhole("certain");
    }

    void aCheckpointResumesBesideABrokenManifest() {
        copyWhole("broken");
        writeFile(path("broken/run.json"), "{");
        const Outcome again = resume({path("broken/checkpoints/000060.safetensors"), "--dataset",
                                      path("data"), "--steps", "61", "--out", path("unbroken")});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.error.count('\n'), 1);
        QVERIFY2(again.error.contains("run.json") && again.error.contains("passed over"),
                 qPrintable(again.error));
    }

    void aRunOfAnOlderProgramResumesAndSaysThatItsBitsChange() {
        QCOMPARE(train({"--steps", "5", "--out", path("older")}).exitCode, 0);
        const std::filesystem::path folder = path("older").toStdString();
        giveNumerics(folder, 1);
        const Outcome again = resume({path("older"), "--steps", "7"});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.error.count('\n'), 1);
        QVERIFY2(again.error.contains("not to the same bits"), qPrintable(again.error));
        QVERIFY(again.output.contains("Resuming after step 5"));
        QVERIFY(loadRunManifest(folder).config.numerics == 1);  // its first rows still are
    }

    void aFinishedRunStaysAsItIs() {
        const QByteArray manifest = program_.file("whole/run.json");
        const QDateTime changed = QFileInfo(path("whole/metrics.csv")).lastModified();
        const Outcome again = resume({path("whole")});
        QCOMPARE(again.exitCode, 0);
        QVERIFY(again.error.isEmpty());
        QCOMPARE(resume({path("whole"), "--steps", "5"}).exitCode, 0);
        QCOMPARE(resume({path("whole/checkpoints/000060.safetensors")}).exitCode, 0);
        QCOMPARE(program_.file("whole/run.json"), manifest);
        QCOMPARE(QFileInfo(path("whole/metrics.csv")).lastModified(), changed);
        QVERIFY(!QDir(path("runs")).exists());
    }

    void terminationLeavesACheckpoint() {
        QProcess process;
        process.start(CENTERSCOPE_PROGRAM,
                      {"train", "--preset", path("small.json"), "--dataset", path("data"),
                       "--steps", "9000000", "--out", path("terminated")});
        QVERIFY(awaitWords(process, "step 1 of"));
        kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 0);
        const qsizetype rows = program_.metrics("terminated").size() - 1;
        const QString last = QString("%1.safetensors").arg(rows, 6, 10, QChar('0'));
        // Whatever the program still trained before the signal came, and however many checkpoints
        // the first steps left: the last step has one.
        QCOMPARE(checkpoints("terminated").last(), last);
    }

    void whatTheRunHasDecidedCannotBeChosenAgain() {
        for (const char* option :
             {"--preset", "--seed", "--batch", "--learning-rate", "--lambda", "--alpha",
              "--halve-every", "--halve-at", "--instruction-set", "--evaluate-every"}) {
            const Outcome outcome = resume({path("whole"), option, "1"});
            QCOMPARE(outcome.exitCode, 2);
            QCOMPARE(outcome.error.count('\n'), 1);
            QVERIFY2(outcome.error.contains(option), qPrintable(outcome.error));
        }
        QCOMPARE(resume({path("whole"), "--out", path("x")}).exitCode, 2);
    }

    void whatIsNoRunAndAnotherDataSetAreNamed() {
        const Outcome none = resume({path("data")});
        QCOMPARE(none.exitCode, 1);
        QVERIFY(none.error.contains("run.json"));
        QVERIFY(QDir().mkpath(path("other")));
        writeDataset(path("other"), 201, 30);
        const Outcome other = resume({path("whole"), "--dataset", path("other"), "--steps", "70"});
        QCOMPARE(other.exitCode, 1);
        QCOMPARE(other.error.count('\n'), 1);
        QVERIFY2(other.error.contains("expected the data set data"), qPrintable(other.error));
    }

    void aRemovedFolderIsOneMessageAndTrainingContinues() {
        QProcess process;
        process.start(CENTERSCOPE_PROGRAM,
                      {"train", "--preset", path("small.json"), "--dataset", path("data"),
                       "--steps", "9000000", "--checkpoint-every", "5", "--out", path("gone")});
        QVERIFY(awaitWords(process, "step 1 of"));
        while (QDir(path("gone")).exists())  // it may be making a checkpoint at the same time
            QDir(path("gone")).removeRecursively();
        process.setReadChannel(QProcess::StandardError);
        QVERIFY(process.waitForReadyRead(kPatience));
        QCOMPARE(process.state(), QProcess::Running);
        kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError().count('\n'), 2);  // when it began, and at the end
        QVERIFY(!QDir(path("gone/checkpoints")).exists());
    }

    /// Labels beyond 8 bits, from the import to the picture.
    void nineHundredClassesResumeRenderAndReplayToTheSameBits() {
        constexpr int kClasses = 901;
        QByteArray pixels;
        QByteArray labels;
        for (int k = 0; k < 3 * kClasses; ++k) {
            pixels += madePixels(k % 250);
            labels += static_cast<char>(k % kClasses & 0xff);
            labels += static_cast<char>(k % kClasses >> 8);
        }
        QVERIFY(QDir().mkpath(path("many")));
        writeFile(path("many/images.npy"), npyFile("|u1", "(2703, 8, 8)", pixels));
        writeFile(path("many/labels.npy"), npyFile("<u2", "(2703,)", labels));
        QCOMPARE(program_.run({"import", path("many"), "--out", path("imported")}).exitCode, 0);
        const QStringList of{"train",     "--preset",       path("small.json"),
                             "--dataset", path("imported"), "--checkpoint-every",
                             "3",         "--out"};
        const Outcome whole = program_.run(of + QStringList{path("many-whole"), "--steps", "6"});
        QVERIFY2(whole.exitCode == 0, qPrintable(whole.error));
        QCOMPARE(program_.run(of + QStringList{path("many-parts"), "--steps", "3"}).exitCode, 0);
        QCOMPARE(resume({path("many-parts"), "--steps", "6"}).exitCode, 0);
        const Checkpoint last =
            loadCheckpoint(path("many-whole/checkpoints/000006.safetensors").toStdString());
        const Checkpoint same =
            loadCheckpoint(path("many-parts/checkpoints/000006.safetensors").toStdString());
        QCOMPARE(last.state.embeddingLoss.centers.rows(), kClasses);
        QVERIFY(last.state.weights == same.state.weights);
        QVERIFY(last.state.embeddingLoss.centers == same.state.embeddingLoss.centers);
        QCOMPARE(program_.metrics("many-whole"), program_.metrics("many-parts"));
        QCOMPARE(program_.run({"replay", path("many-parts")}).exitCode, 0);
        const QString picture = path("many.png");
        QCOMPARE(program_
                     .run({"render", "--checkpoint",
                           path("many-parts/checkpoints/000006.safetensors"), "--out", picture})
                     .exitCode,
                 0);
        QVERIFY(QFileInfo(picture).size() > 10'000);
    }

    /// Whatever its reader has to say of it.
    void aDamagedImageIsRefusedInOneSentence_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<int>("at");  // < 0: from the end
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("a PNG cut off") << "png" << -60 << QByteArray();
        QTest::newRow("another pixel in a PNG") << "png" << -40 << QByteArray("x");
        QTest::newRow("another head of a PNG") << "png" << 18 << QByteArray("x");
        QTest::newRow("a JPEG of broken tables")
            << "jpg" << -60 << QByteArray("\xff\xc4").repeated(10);
    }
    void aDamagedImageIsRefusedInOneSentence() {
        QFETCH(QString, ending);
        QFETCH(int, at);
        QFETCH(QByteArray, bytes);
        const QString folder = path("images of " + QString(QTest::currentDataTag()));
        for (int k = 0; k < 12; ++k) {
            const QString name = QString("%1/%2/%3.%4").arg(folder).arg(k % 2).arg(k).arg(ending);
            QVERIFY(QDir().mkpath(QFileInfo(name).path()));
            QImage image(32, 32, QImage::Format_Grayscale8);
            for (int pixel = 0; pixel < 32 * 32; ++pixel)
                image.setPixel(pixel % 32, pixel / 32, qRgb(pixel * k, pixel * k, pixel * k));
            QVERIFY(image.save(name));
        }
        const QString damaged = folder + "/1/3." + ending;
        QFile file(damaged);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 place = at < 0 ? file.size() + at : at;
        QVERIFY(!bytes.isEmpty() || file.resize(place));
        QVERIFY(file.seek(place));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        const Outcome refused = program_.run({"import", folder, "--out", path("none")});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.error, "centerscope: " + damaged +
                                    ": expected a sound image, found a damaged one; leave the file "
                                    "out, or choose to leave out damaged files.\n");
    }

    void aPresetThatDoesNotFitIsRefusedInOneSentence() {
        QByteArray pixels;
        QByteArray labels;
        for (int k = 0; k < 12; ++k) {
            pixels += madePixels(k, 40 * 40);
            labels += static_cast<char>(k % 2);
        }
        QVERIFY(QDir().mkpath(path("large")));
        writeFile(path("large/images.npy"), npyFile("|u1", "(12, 40, 40)", pixels));
        writeFile(path("large/labels.npy"), npyFile("|u1", "(12,)", labels));
        QCOMPARE(program_.run({"import", path("large"), "--out", path("large-form")}).exitCode, 0);
        const Outcome refused =
            program_.run({"train", "--preset", "center-loss-2024", "--batch", "2", "--dataset",
                          path("large-form"), "--steps", "1", "--out", path("none")});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.error.contains("The preset center-loss-2024 takes images of at most 32 "
                                        "pixels a side, found 40: "),
                 qPrintable(refused.error));
        QVERIFY(!QFileInfo::exists(path("none")));
    }

private:
    /// As if a program of another revision had made all of it.
    static void giveNumerics(const std::filesystem::path& folder, std::uint64_t numerics) {
        for (const auto& [step, file] : checkpointsIn(folder)) {
            Checkpoint checkpoint = loadCheckpoint(file);
            checkpoint.config.numerics = numerics;
            writeWhole(file, checkpointBytes(checkpoint.config, checkpoint.state));
        }
        RunManifest manifest = loadRunManifest(folder);
        manifest.config.numerics = numerics;
        writeRunManifest(folder, manifest);
    }

    static void evaluateTest(Run& run) {
        Evaluator<float> evaluator(run.trainer(), SplitKind::Test,
                                   allIndices(run.trainer().dataset().test));
        evaluator.advance(run.trainer().network(), run.trainer().evaluationBatch());
        run.recorder().append(evaluator.evaluation());
    }

    QString path(const QString& name) const { return program_.path(name); }

    Outcome train(const QStringList& arguments) const {
        return program_.run(
            QStringList{"train", "--preset", path("small.json"), "--dataset", path("data")} +
            arguments);
    }

    Outcome resume(const QStringList& arguments) const {
        return program_.run(QStringList{"train", "--resume"} + arguments);
    }

    QStringList checkpoints(const QString& run) const {
        return QDir(path(run + "/checkpoints")).entryList(QDir::Files);
    }

    void copyWhole(const QString& run) const {
        QCOMPARE(program_.shell("cp -r whole '" + run.toUtf8() + "'").exitCode, 0);
    }

    void edit(const QString& name, const QByteArray& before, const QByteArray& after) const {
        QByteArray text = program_.file(name);
        QVERIFY2(text.contains(before), text.constData());
        writeFile(path(name), text.replace(before, after));
    }

    void compareWithWhole(const QString& run) const {
        QCOMPARE(program_.metrics(run), program_.metrics("whole"));
        QCOMPARE(program_.file(run + "/events.jsonl"), program_.file("whole/events.jsonl"));
        QCOMPARE(program_.file(run + "/checkpoints/000060.safetensors"),
                 program_.file("whole/checkpoints/000060.safetensors"));
    }

    Program program_;
};

CENTERSCOPE_GUILESS_TEST(ResumeTest)
#include "resume_test.moc"
