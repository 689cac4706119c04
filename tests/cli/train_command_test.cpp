// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "nn/kernels/instruction_set.h"
#include "runs/metrics_csv.h"
#include "session/run_driver.h"
#include "session/run_loop.h"
#include "session/update_queue.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/program.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

QList<QStringList> cells(const QByteArray& csv) {
    QList<QStringList> rows;
    for (const QString& line : QString::fromUtf8(csv).split('\n', Qt::SkipEmptyParts))
        rows << line.split(',');
    return rows;
}

}  // namespace

/// Runs the real program.
class TrainCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { program_.writeSmallInputs(); }

    void writesOneWholeRowAStep() {
        const Outcome run = train({"--steps", "12", "--out", path("rows")});
        QCOMPARE(run.exitCode, 0);
        const QByteArray csv = file("rows/metrics.csv");
        QVERIFY(csv.startsWith(QByteArray::fromStdString(metricsCsvHeader(Preset()))));
        QVERIFY(csv.endsWith('\n'));
        const QList<QStringList> rows = cells(csv);
        QCOMPARE(rows.size(), 13);
        for (int k = 1; k <= 12; ++k) {
            QCOMPARE(rows[k].size(), 10);
            QCOMPARE(rows[k][0], QString::number(k));
            QVERIFY(rows[k][9].toDouble() > 0);
        }
        const QList<QStringList> evaluations = cells(file("rows/evaluation.csv"));
        QCOMPARE(evaluations.back()[0], QString("12"));
        QCOMPARE(evaluations.back()[1], QString("test"));
    }

    void epochsCountFromOneAndEndWithAValidation() {
        // 200 images: 20 are validation, 180 make 18 steps of 10.
        QCOMPARE(train({"--epochs", "2", "--out", path("epochs")}).exitCode, 0);
        const QList<QStringList> rows = cells(file("epochs/metrics.csv"));
        QCOMPARE(rows.size(), 37);
        QCOMPARE(rows[18][1], QString("1"));
        QCOMPARE(rows[19][1], QString("2"));
        const QList<QStringList> evaluations = cells(file("epochs/evaluation.csv"));
        QCOMPARE(evaluations[1].mid(0, 2), QStringList({"18", "validation"}));
    }

    void validatesAsOftenAsAskedAndOnceAnEpoch() {
        QCOMPARE(train({"--steps", "20", "--evaluate-every", "5", "--out", path("often")}).exitCode,
                 0);
        QStringList steps;
        for (const QStringList& row : cells(file("often/evaluation.csv")).mid(1))
            steps << row.mid(0, 2).join(' ');
        QCOMPARE(steps, QStringList({"5 validation", "10 validation", "15 validation",
                                     "18 validation", "20 validation", "20 test"}));
    }

    void aRuleThatWatchesValidationSeesTheSameInTheWindow_data() {
        QTest::addColumn<bool>("looking");
        QTest::newRow("unseen") << false;
        QTest::newRow("while someone looks at the validation images") << true;
    }

    void aRuleThatWatchesValidationSeesTheSameInTheWindow() {
        QFETCH(bool, looking);
        QString json = QString::fromStdString(smallPresetJson());
        json.insert(json.lastIndexOf('}'), R"(, "halving": {"rule": "plateau", "threshold": 0.9,
            "watch": "validation-loss", "patience": 4})");
        writeFile(path("watching.json"), json.toUtf8());
        const QString out = looking ? path("looked-at") : path("unseen");
        QCOMPARE(train({"--preset", path("watching.json"), "--steps", "40", "--evaluate-every", "7",
                        "--out", out})
                     .exitCode,
                 0);
        const QByteArray events =
            file((looking ? "looked-at" : "unseen") + QString("/events.jsonl"));
        QCOMPARE(events.count("validation_loss"), 7);  // 7, 14, 18, 21, 28, 35, 36
        QVERIFY(events.contains("learning_rate"));

        UpdateQueue updates;
        RunLoop loop(1);
        RunDriver driver(loop, RunLibrary(), updates);
        driver.setValidationInterval(7);
        driver.start(loadPreset(path("watching.json").toStdString()), path("data").toStdString(),
                     1);
        if (looking)
            driver.setStage({.source = PointSource::Validation, .interval = 3});
        for (int k = 0; k < 40; ++k) {
            driver.singleStep();
            if (looking)
                driver.evaluate(SplitKind::Validation);
            QCoreApplication::processEvents();
        }
        QSignalSpy ready(&driver, &RunDriver::eventsReady);
        driver.publishEvents();
        QCOMPARE(ready[0][0].toString().toUtf8(), events);
    }

    void optionsAreTheValuesInForce() {
        QCOMPARE(train({"--steps", "6", "--batch", "20", "--learning-rate", "0.25", "--lambda", "1",
                        "--alpha", "0.75", "--halve-at", "2,4", "--out", path("options")})
                     .exitCode,
                 0);
        const QList<QStringList> rows = cells(file("options/metrics.csv"));
        QStringList rates;
        for (int k = 1; k <= 6; ++k) {
            rates << rows[k][2];
            QCOMPARE(rows[k][3], QString("1"));
            QCOMPARE(rows[k][4], QString("0.75"));
        }
        QCOMPARE(rates, QStringList({"0.25", "0.25", "0.125", "0.125", "0.0625", "0.0625"}));
    }

    void theFirstLineSaysThatAHalvingEndsASchedule() {
        const auto first = [this](const QStringList& options) {
            return run(QStringList{"train", "--preset", "fast-start", "--dataset", path("data"),
                                   "--batch", "20", "--steps", "2", "--threads", "1"} +
                       options)
                .output.section('\n', 0, 0);
        };
        const QString scheduled = first({"--out", path("halved"), "--halve-every", "1"});
        QVERIFY2(scheduled.contains("(scheduled; halved every step, which ends the schedule)"),
                 qPrintable(scheduled));
        QVERIFY(scheduled.contains(", 1 thread, "));
        const QString given =
            first({"--out", path("halved-given"), "--halve-at", "7", "--learning-rate", "0.25"});
        QVERIFY2(given.contains("schedule; halved after step 7)"), qPrintable(given));
    }

    void theFirstLineSaysWhatWasUnderstood() {
        const Outcome run =
            train({"--steps", "3", "--batch", "20", "--learning-rate", "1e-4", "--lambda", "0.125",
                   "--alpha", ".75", "--halve-at", "2,4", "--out", path("understood")});
        const QString first = run.output.section('\n', 0, 0);
        QVERIFY2(first.contains("batch 20, learning rate 0.0001 (halved after steps 2, 4), lambda "
                                "0.125, alpha 0.75, up to step 3, "),
                 qPrintable(first));
    }

    void aGivenValueWinsOverThePresetsSchedule() {
        writeFile(path("scheduled.json"),
                  QByteArray::fromStdString(smallPresetJson())
                      .replace("\"optimizer\"",
                               "\"schedules\": {\"learning_rate\": [[1, 0.001], [9, 0.002]], "
                               "\"lambda\": [[9, 0.5]], \"alpha\": [[9, 0]]}, \"optimizer\""));
        const QStringList common{"train",     "--preset",   path("scheduled.json"),
                                 "--dataset", path("data"), "--steps",
                                 "3",         "--out"};
        const auto inForce = [this](const QString& name) {
            return cells(file(name + "/metrics.csv"))[3].mid(2, 3);
        };
        const Outcome plain = run(common + QStringList{path("plainly")});
        QCOMPARE(inForce("plainly"), QStringList({"0.00125", "0.5", "0"}));
        QVERIFY(plain.output.contains("lambda 0.5 (scheduled), alpha 0 (scheduled)"));
        const Outcome given = run(common + QStringList{path("given"), "--learning-rate", "0.25",
                                                       "--lambda", "2", "--alpha", "0.75"});
        QCOMPARE(inForce("given"), QStringList({"0.25", "2", "0.75"}));
        QVERIFY2(given.output.contains("lambda 2 (in the place of the preset's schedule)"),
                 qPrintable(given.output));
        const Preset recorded = loadPreset(path("given/preset.json").toStdString());
        QVERIFY(recorded.schedules == Schedules());
        const Outcome one = run(common + QStringList{path("one-given"), "--alpha", "1"});
        QCOMPARE(inForce("one-given"), QStringList({"0.00125", "0.5", "1"}));
        QVERIFY(one.output.contains("alpha 1 (in the place of"));
    }

    void aChangedPresetIsRecordedWithoutTheProseOfItsOldValues() {
        writeFile(path("told.json"), QByteArray::fromStdString(smallPresetJson())
                                         .replace("\"optimizer\"",
                                                  "\"differences\": [\"It has λ = 0.01.\"], "
                                                  "\"optimizer\""));
        const Preset told = loadPreset(path("told.json").toStdString());
        const QStringList common{"train",     "--preset",   path("told.json"),
                                 "--dataset", path("data"), "--steps",
                                 "1",         "--out"};
        QCOMPARE(run(common + QStringList{path("as-told")}).exitCode, 0);
        QVERIFY(loadPreset(path("as-told/preset.json").toStdString()) == told);
        QCOMPARE(run(common + QStringList{path("same"), "--lambda", "0.01"}).exitCode, 0);
        QVERIFY(loadPreset(path("same/preset.json").toStdString()) == told);
        QCOMPARE(run(common + QStringList{path("other"), "--lambda", "0.3", "--halve-every", "5",
                                          "--no-shuffle"})
                     .exitCode,
                 0);
        const Preset other = loadPreset(path("other/preset.json").toStdString());
        QCOMPARE(other.description, std::string("The preset small with another lambda, halving "
                                                "rule, order of images."));
        QVERIFY(other.differences.empty());
    }

    void epochsAndBatchesAreOfAllImagesThatAreLearnt() {
        // 180 training images, and the 20 of validation too.
        writeFile(path("all.json"),
                  QByteArray::fromStdString(smallPresetJson())
                      .replace("\"optimizer\"", "\"training_images\": \"all\", \"optimizer\""));
        const QStringList common{
            "train", "--preset", path("all.json"), "--dataset", path("data"), "--epochs", "2"};
        QCOMPARE(run(common + QStringList{"--out", path("all")}).exitCode, 0);
        QCOMPARE(cells(file("all/metrics.csv")).size(), 41);
        const QList<QStringList> evaluations = cells(file("all/evaluation.csv"));
        QCOMPARE(evaluations[1].mid(0, 2), QStringList({"20", "validation"}));
        QCOMPARE(evaluations[2].mid(0, 2), QStringList({"40", "validation"}));
        QCOMPARE(run(common + QStringList{"--batch", "195", "--out", path("large")}).exitCode, 0);
        QCOMPARE(cells(file("large/metrics.csv")).size(), 3);
        const Outcome larger = run(common + QStringList{"--batch", "201", "--out", path("larger")});
        QCOMPARE(larger.exitCode, 2);
        QVERIFY2(larger.error.contains("the 200 training images"), qPrintable(larger.error));
    }

    void whateverAnOptionTakesReadsBack_data() {
        QTest::addColumn<QStringList>("options");
        const auto row = [](const char* option, const char* value) {
            QTest::addRow("%s %s", option, value) << QStringList{option, value};
        };
        row("--learning-rate", "1e-13");
        row("--learning-rate", "2.3e-308");
        row("--learning-rate", "1e6");
        row("--lambda", "0");
        row("--lambda", "1e6");
        row("--alpha", "1");
        row("--batch", "180");
        row("--seed", "9223372036854775807");
        row("--halve-every", "10000000");
        row("--halve-at", "1,10000000");
        row("--checkpoint-every", "10000000");
        row("--evaluate-every", "10000000");
        row("--snapshot-every", "10000000");
        row("--snapshot-limit", "0.001");
        row("--snapshot-limit", "1e6");
    }

    void whateverAnOptionTakesReadsBack() {
        QFETCH(QStringList, options);
        const QString folder = path(QString("limit") + options.join('='));
        QCOMPARE(train(QStringList{"--steps", "1", "--out", folder} + options).exitCode, 0);
        const Outcome replayed = run({"replay", folder});
        QVERIFY2(replayed.exitCode == 0, qPrintable(replayed.error));
        const Outcome evaluated =
            run({"evaluate", "--checkpoint", folder + "/checkpoints/000001.safetensors"});
        QVERIFY2(evaluated.exitCode == 0, qPrintable(evaluated.error));
        const Outcome resumed = run({"train", "--resume", folder});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.error));
    }

    void numbersHaveADecimalPointInEveryLocale() {
        const QString folder = path("comma");
        const QString checkpoint = folder + "/checkpoints/000012.safetensors";
        QString said;
        for (const QStringList& arguments :
             {withSmallRun({"--steps", "12", "--learning-rate", "0.125", "--out", folder}),
              withSmallRun({"--steps", "500", "--learning-rate", "1000", "--lambda", "1000.5",
                            "--out", path("comma-diverged")}),
              QStringList{"train", "--learning-rate", "0.0625x"},
              QStringList{"evaluate", "--checkpoint", checkpoint}, QStringList{"check"},
              QStringList{"benchmark", "--preset", path("small.json"), "--steps", "1"}}) {
            const Outcome outcome = run(arguments);
            said += outcome.output + outcome.error;
        }
        QVERIFY2(said.contains("accuracy") && said.contains("a lambda of 1000.5") &&
                     said.contains(" ms\n") && said.contains("0.0625x"),
                 qPrintable(said));
        static const QRegularExpression comma("[0-9],[0-9]");
        QVERIFY2(!said.contains(comma), qPrintable(comma.match(said).captured() + " in " + said));
    }

    void threadsAndRepetitionChangeNoBit() {
        QCOMPARE(train({"--steps", "30", "--threads", "1", "--out", path("one")}).exitCode, 0);
        QCOMPARE(train({"--steps", "30", "--threads", "2", "--out", path("two")}).exitCode, 0);
        const QList<QStringList> one = cells(file("one/metrics.csv"));
        const QList<QStringList> two = cells(file("two/metrics.csv"));
        for (int k = 0; k <= 30; ++k)
            QCOMPARE(two[k].mid(0, 9), one[k].mid(0, 9));
        QCOMPARE(file("two/evaluation.csv"), file("one/evaluation.csv"));
    }

    void divergenceEndsTheRunWithOneSentenceAndKeepsWhatWasWritten() {
        const Outcome run = train({"--steps", "500", "--learning-rate", "1000", "--lambda", "1000",
                                   "--out", path("diverged")});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.error.startsWith("centerscope: Training has diverged: "),
                 qPrintable(run.error));
        QCOMPARE(run.error.count('\n'), 1);
        const QByteArray csv = file("diverged/metrics.csv");
        QVERIFY(csv.endsWith('\n') && !csv.contains("nan") && !csv.contains("inf"));
    }

    void aCollapseIsSaidOnceAndIsAnEvent() {
        QString json = QString::fromStdString(smallPresetJson());
        json.insert(json.lastIndexOf('}'), R"(, "expected_plateau": 20)");
        writeFile(path("hasty.json"), json.toUtf8());
        const Outcome run = train({"--preset", path("hasty.json"), "--lambda", "1000", "--steps",
                                   "600", "--out", path("collapsed")});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.error.count("centerscope: The network has collapsed: "), 1);
        QCOMPARE(file("collapsed/events.jsonl").count(R"("change":"health","to":"collapse"})"), 1);
        const Outcome replay = this->run({"replay", path("collapsed"), "--out", path("replayed")});
        QCOMPARE(replay.exitCode, 0);
        QCOMPARE(file("replayed/events.jsonl"), file("collapsed/events.jsonl"));
    }

    void alphaIsRefusedWhereNothingUsesIt() {
        const Outcome run =
            train({"--preset", "caffe-face", "--alpha", "0.5", "--out", path("no-alpha")});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.error.contains("There is no α"), qPrintable(run.error));
    }

    void checkComputesTheExampleOfCenterLoss() {
        const Outcome check = run({"check", "--json"});
        QCOMPARE(check.exitCode, 0);
        const QJsonObject example = QJsonDocument::fromJson(check.output.toUtf8()).object();
        QCOMPARE(example["losses"].toArray()[0].toObject()["loss"].toDouble(), 3.1);
        QCOMPARE(example["rules"].toArray().size(), 5);
    }

    void aFolderWithFilesOfTheUsersIsRefused() {
        QVERIFY(QDir(path("")).mkpath("mine"));
        writeFile(path("mine/preset.json"), "mine");
        const Outcome refused = train({"--steps", "1", "--out", path("mine")});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.error.count('\n'), 1);
        QVERIFY2(refused.error.contains("mine/preset.json is there already"),
                 qPrintable(refused.error));
        QCOMPARE(QDir(path("mine")).entryList(QDir::Files), QStringList{"preset.json"});
        QCOMPARE(file("mine/preset.json"), QByteArray("mine"));
        const Outcome initial = train(
            {"--steps", "1", "--out", path("mine"), "--save-initial", path("never.safetensors")});
        QCOMPARE(initial.exitCode, 1);
        QVERIFY(!QFile::exists(path("never.safetensors")));
    }

    void aStateThatCannotBeSavedLeavesNoFolder() {
        const QStringList options{"--steps", "1", "--out", path("initial-run"), "--save-initial"};
        const Outcome refused = train(options + QStringList{path("nowhere/initial")});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.error.count('\n'), 1);
        QVERIFY(!QDir(path("initial-run")).exists());
        const Outcome inside = train(options + QStringList{path("initial-run/initial")});
        QVERIFY2(inside.exitCode == 0, qPrintable(inside.error));
        QVERIFY(file("initial-run/initial").size() > 1000);
    }

    void theStateIsNotSavedWhereTheRunWrites() {
        const QStringList options{"--steps", "1", "--out", path("initial-own")};
        for (const char* name : {"metrics.csv", "preset.json", "run.json"}) {
            const Outcome refused =
                train(options + QStringList{"--save-initial", path("initial-own/") + name});
            QCOMPARE(refused.exitCode, 2);
            QCOMPARE(refused.error.count('\n'), 1);
            QVERIFY(!QDir(path("initial-own")).exists());
        }
        QCOMPARE(train(options).exitCode, 0);
    }

    void whatIsReadIsNeverWrittenOver() {
        QVERIFY(QFile::link(path("data/t10k-labels-idx1-ubyte"), path("a-link")));
        for (const char* name : {"data/train-images-idx3-ubyte", "a-link", "small.json"}) {
            const QByteArray before = file(name);
            QVERIFY(!before.isEmpty());
            const Outcome outcome =
                train({"--steps", "1", "--out", path("over"), "--save-initial", path(name)});
            QCOMPARE(outcome.exitCode, 2);
            QCOMPARE(outcome.error.count('\n'), 1);
            QVERIFY2(outcome.error.contains("--save-initial would write over"),
                     qPrintable(outcome.error));
            QCOMPARE(file(name), before);
            QVERIFY(!QDir(path("over")).exists());
        }
    }

    void noShuffleTakesTheSameImagesEveryEpoch() {
        QCOMPARE(train({"--steps", "1", "--no-shuffle", "--out", path("plain")}).exitCode, 0);
        QCOMPARE(train({"--steps", "1", "--out", path("shuffled")}).exitCode, 0);
        QVERIFY(cells(file("plain/metrics.csv"))[1] != cells(file("shuffled/metrics.csv"))[1]);
    }

    void snapshotsAreNamedByStepAndOfOneSize() {
        QCOMPARE(
            train({"--steps", "4", "--snapshot-every", "2", "--out", path("pictures")}).exitCode,
            0);
        const QStringList names = QDir(path("pictures/snapshots")).entryList(QDir::Files);
        QCOMPARE(names, QStringList({"000002.png", "000004.png"}));
        const QImage first(path("pictures/snapshots/000002.png"));
        const QImage second(path("pictures/snapshots/000004.png"));
        QVERIFY(!first.isNull());
        QCOMPARE(first.size(), second.size());
        QVERIFY(first.text("Description").contains("step 2"));
    }

    void theInitialStateIsReadableSafetensors() {
        QCOMPARE(train({"--steps", "1", "--save-initial", path("initial.safetensors"), "--out",
                        path("initial")})
                     .exitCode,
                 0);
        const QByteArray bytes = file("initial.safetensors");
        quint64 length = 0;
        memcpy(&length, bytes.constData(), sizeof length);
        const QJsonObject header =
            QJsonDocument::fromJson(bytes.mid(8, static_cast<qsizetype>(length))).object();
        QCOMPARE(header["centers"]["shape"].toArray(), QJsonArray({10, 2}));
        QCOMPARE(header["blocks.0.weight"]["shape"].toArray(), QJsonArray({3, 3, 1, 4}));
        const qint64 end = header["centers"]["data_offsets"][1].toInteger();
        QCOMPARE(bytes.size(), 8 + static_cast<qint64>(length) + end);
    }

    void aRunIsNeverWrittenOver() {
        QCOMPARE(train({"--steps", "1", "--out", path("kept")}).exitCode, 0);
        const QByteArray before = file("kept/metrics.csv");
        const Outcome again = train({"--steps", "2", "--out", path("kept")});
        QCOMPARE(again.exitCode, 1);
        QCOMPARE(again.error.count('\n'), 1);
        QCOMPARE(file("kept/metrics.csv"), before);
    }

    void wrongUsageExitsWith2AndOneSentence_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("about");
        QTest::newRow("unknown command") << QStringList{"learn"} << "learn";
        QTest::newRow("unknown option") << QStringList{"train", "--stepz", "1"} << "stepz";
        QTest::newRow("unknown option of the window") << QStringList{"--colour", "1"} << "colour";
        QTest::newRow("a word for the window") << QStringList{"--dataset", "x", "y"} << "\"y\"";
        QTest::newRow("unknown preset of the window") << QStringList{"--preset", "x"} << "paper";
        QTest::newRow("no number") << QStringList{"train", "--steps", "many"} << "\"many\"";
        QTest::newRow("zero") << QStringList{"train", "--steps", "0"} << "--steps";
        QTest::newRow("alpha beyond 1") << QStringList{"train", "--alpha", "2"} << "--alpha";
        QTest::newRow("negative lambda") << QStringList{"train", "--lambda=-1"} << "--lambda";
        QTest::newRow("more steps than a checkpoint may claim")
            << QStringList{"train", "--steps", "10000000"} << "9999999";
        QTest::newRow("both lengths")
            << QStringList{"train", "--steps", "1", "--epochs", "1"} << "--epochs";
        QTest::newRow("unknown preset") << QStringList{"train", "--preset", "x"} << "paper";
        QTest::newRow("a stray word") << QStringList{"train", "quickly"} << "quickly";
        for (const char* number : {"0,001", "0,125", "1,000", "1.000,5", "1'000", "00.5", "01"})
            for (const char* option :
                 {"--learning-rate", "--lambda", "--alpha", "--snapshot-limit"})
                QTest::addRow("%s %s", option, number)
                    << QStringList{"train", option, number} << QString("\"%1\"").arg(number);
        for (const char* number : {"0,010", "1,000", "1.000", "010", "1'000"})
            for (const char* option :
                 {"--steps", "--epochs", "--batch", "--seed", "--threads", "--halve-every",
                  "--checkpoint-every", "--evaluate-every", "--snapshot-every"})
                QTest::addRow("%s %s", option, number)
                    << QStringList{"train", option, number} << QString("\"%1\"").arg(number);
        QTest::newRow("a decimal comma in a list")
            << QStringList{"train", "--halve-at", "0,001"} << "found \"0\" in \"0,001\"";
        QTest::newRow("a group separator in a list")
            << QStringList{"train", "--halve-at", "1,000"} << "found \"000\" in \"1,000\"";
        QTest::newRow("a rule that no file may hold")
            << QStringList{"train", "--halve-every", "20000000"} << "10000000";
        QTest::newRow("a listed step that no file may hold")
            << QStringList{"train", "--halve-at", "10000001"} << "10000000";
        QTest::newRow("an interval that no file may hold")
            << QStringList{"train", "--checkpoint-every", "9223372036854775807"} << "10000000";
        QTest::newRow("no learning rate")
            << QStringList{"train", "--learning-rate", "0"} << "above 0";
        QTest::newRow("descending steps")
            << QStringList{"train", "--halve-at", "2,5,3"} << "found 3 after 5";
        QTest::newRow("a step twice")
            << QStringList{"train", "--halve-at", "5,5"} << "found 5 after 5";
    }

    void wrongUsageExitsWith2AndOneSentence() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, about);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.error.count('\n'), 1);
        QVERIFY2(outcome.error.contains(about), qPrintable(outcome.error));
        QVERIFY2(outcome.error.count(". ") == 0, qPrintable(outcome.error));
        QVERIFY(outcome.output.isEmpty());
    }

    void aMissingDataSetExitsWith1AndOneSentence() {
        const Outcome outcome =
            run({"train", "--dataset", path("nowhere"), "--out", path("never")});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.error.count('\n'), 1);
        QVERIFY(outcome.error.contains("nowhere"));
        QVERIFY(!QDir(path("never")).exists());
    }

    void helpAndVersionAreEverywhere() {
        QVERIFY(run({"--help"}).output.contains("train"));
        const QString help = run({"train", "--help"}).output;
        QVERIFY(help.startsWith("Usage: centerscope train [options]\n"));
        QVERIFY(help.contains("--halve-at"));
        QVERIFY(run({"benchmark", "--help"}).output.contains("--json"));
        for (const QStringList& arguments :
             {QStringList{"--version"}, {"train", "--version"}, {"benchmark", "--version"}})
            QVERIFY(run(arguments).output.startsWith("centerscope "));
    }

    void ctrlCStopsAfterTheStepWithEverythingWritten() {
        QProcess process;
        process.setWorkingDirectory(path(""));
        process.start(CENTERSCOPE_PROGRAM,
                      withSmallRun({"--steps", "9000000", "--out", path("stopped")}));
        QVERIFY(awaitWords(process, "step 1 of"));
        kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const QByteArray csv = file("stopped/metrics.csv");
        QVERIFY(csv.endsWith('\n'));
        QCOMPARE(cells(file("stopped/evaluation.csv")).back()[0], cells(csv).back()[0]);
    }

    void theBenchmarkReportsEveryKey() {
        const Outcome outcome = run({"benchmark", "--preset", path("small.json"), "--steps", "3",
                                     "--threads", "1", "--json"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject result = QJsonDocument::fromJson(outcome.output.toUtf8()).object();
        for (const char* key :
             {"images_per_second", "images_per_second_min", "images_per_second_max", "peak_gflops",
              "nominal_direct_images_per_second"})
            QVERIFY2(result[key].toDouble() > 0, key);
        QCOMPARE(result["batch"].toInt(), 10);
        QCOMPARE(result["threads"].toInt(), 1);
        QCOMPARE(result["instruction_set"].toString().toStdString(),
                 std::string(name(bestInstructionSet())));
        QVERIFY(result["parts"].toObject().contains("backward"));
    }

private:
    QString path(const QString& name) const { return program_.path(name); }

    QByteArray file(const QString& name) const { return program_.file(name); }

    QStringList withSmallRun(const QStringList& arguments) const {
        return QStringList{"train", "--preset", path("small.json"), "--dataset", path("data")} +
               arguments;
    }

    Outcome train(const QStringList& arguments) const { return run(withSmallRun(arguments)); }

    Outcome run(const QStringList& arguments) const { return program_.run(arguments); }

    Program program_;
};

CENTERSCOPE_GUILESS_TEST(TrainCommandTest)
#include "train_command_test.moc"
