// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTest>

#include "support/idx_files.h"
#include "support/program.h"
#include "support/room_test.h"
#include "support/small_preset.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Runs the real program.
class OpenSetCommandTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        program_.writeSmallInputs();
        Preset preset = smallPreset();
        preset.heldOut = {1, 7};
        writeFile(path("held-out.json"), QByteArray::fromStdString(presetJson(preset)));
        const Outcome study = openSet({"--out", path("study")});
        QVERIFY2(study.exitCode == 0, qPrintable(study.error));
        QCOMPARE(study.output.count("Written to"), 10);
    }

    void everySplitIsTrainedWithAndWithoutCenterLoss() {
        const QStringList rows = lines("study/open-set.csv");
        QCOMPARE(rows.size(), 1 + 5 * 2 * 2);
        QCOMPARE(rows[0], "split,seed,lambda,score,auroc,oscr,accuracy");
        QCOMPARE(rows[1].section(',', 0, 3), "1,1,0,distance");
        QCOMPARE(rows[2].section(',', 0, 3), "1,1,0,softmax");
        QCOMPARE(rows[3].section(',', 0, 3), "1,1,0.01,distance");
        QCOMPARE(rows[20].section(',', 0, 3), "5,1,0.01,softmax");
        for (const QString& row : rows.mid(1)) {
            const double auroc = row.section(',', 4, 4).toDouble();
            const double oscr = row.section(',', 5, 5).toDouble();
            const double accuracy = row.section(',', 6, 6).toDouble();
            QVERIFY(auroc >= 0 && auroc <= 1);
            QVERIFY(oscr >= 0 && oscr <= accuracy && accuracy <= 1);
            QCOMPARE(accuracy * 18, std::round(accuracy * 18));  // of 30 test images, 3 per class
        }
        const QByteArray summary = program_.file("study/open-set.md");
        for (const char* line : {"\n| 0 | distance | 5 | ", "\n| 0 | softmax | 5 | ",
                                 "\n| 0.01 | distance | 5 | ", "\n| 0.01 | softmax | 5 | "})
            QVERIFY2(summary.contains(line), line);
        QVERIFY(summary.contains("±"));
        const QByteArray preset = program_.file("study/runs/split-1-seed-1-lambda-0/preset.json");
        const QJsonObject json = QJsonDocument::fromJson(preset).object();
        QCOMPARE(json["held_out"].toVariant().toList(), (QVariantList{0, 1, 6, 7}));
        QCOMPARE(json["hyperparameters"].toObject()["lambda"].toDouble(), 0.0);
    }

    void anInterruptedStudyContinues() {
        QCOMPARE(program_.shell("cp -r study parts").exitCode, 0);
        const QDir runs(path("parts/runs"));
        // One has not been begun, one not been made whole, one has lost its last steps.
        QVERIFY(QDir(runs.filePath("split-2-seed-1-lambda-0")).removeRecursively());
        QVERIFY(QFile::remove(runs.filePath("split-3-seed-1-lambda-0.01/run.json")));
        QVERIFY(
            QFile::remove(runs.filePath("split-5-seed-1-lambda-0/checkpoints/000010.safetensors")));
        QVERIFY(QFile::remove(path("parts/open-set.csv")));
        const Outcome again = openSet({"--out", path("parts")});
        QVERIFY2(again.exitCode == 0, qPrintable(again.error));
        QCOMPARE(again.output.count("Written to"), 3);
        for (const char* file : {"open-set.csv", "open-set.md"})
            QCOMPARE(program_.file(QString("parts/") + file),
                     program_.file(QString("study/") + file));
    }

    void whatStandsThereIsNotTrainedAgain() {
        const Outcome again = openSet({"--out", path("study")});
        QCOMPARE(again.exitCode, 0);
        QVERIFY(!again.output.contains("Written to"));
        QVERIFY(again.output.contains("| 0.01 | softmax | 5 |"));
    }

    void anotherStudyInTheFolderIsRefused() {
        writeFile(path("other.json"),
                  QByteArray::fromStdString(smallPresetJson()).replace("0.01,", "0.02,"));
        const Outcome refused = openSet({"--preset", path("other.json"), "--out", path("study")});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.error.contains("is a run of another preset"), qPrintable(refused.error));
    }

    void moreEpochsAreTrainedOnAndFewerRefused() {
        const QStringList own{"--preset", path("held-out.json"), "--splits", "own",
                              "--out",    path("longer")};
        QCOMPARE(openSet(own).exitCode, 0);
        QCOMPARE(openSet(own + QStringList{"--epochs", "2"}).output.count("Resuming after step"),
                 2);
        const Outcome fewer = openSet(own);
        QCOMPARE(fewer.exitCode, 2);
        QVERIFY2(fewer.error.contains("has 28 steps already, more than 14"),
                 qPrintable(fewer.error));
    }

    void outsidersTakeThePlaceOfTheUnknown() {
        const Outcome study = openSet({"--outsiders", path("data"), "--out", path("outsiders")});
        QVERIFY2(study.exitCode == 0, qPrintable(study.error));
        const QStringList rows = lines("outsiders/open-set.csv");
        QCOMPARE(rows.size(), 1 + 2 * 2);
        for (const QString& row : rows.mid(1)) {
            QVERIFY(row.startsWith("own,1,"));
            // They are the known images themselves.
            QVERIFY(std::abs(row.section(',', 4, 4).toDouble() - 0.5) < 1e-12);
        }
    }

    void aPresetsOwnClassesCanBeHeldOut() {
        const Outcome study =
            openSet({"--preset", path("held-out.json"), "--splits", "own", "--out", path("own")});
        QVERIFY2(study.exitCode == 0, qPrintable(study.error));
        QCOMPARE(lines("own/open-set.csv").size(), 1 + 2 * 2);
        const Outcome none = openSet({"--splits", "own", "--out", path("none")});
        QCOMPARE(none.exitCode, 2);
        QVERIFY2(none.error.contains("--splits own needs classes that are held_out in small"),
                 qPrintable(none.error));
    }

    /// Resumed, replayed, evaluated and embedded as any other.
    void aRunWithoutSomeClassesIsARun() {
        const QStringList train{"train", "--preset", path("held-out.json"), "--dataset",
                                path("data")};
        QCOMPARE(
            program_.run(train + QStringList{"--steps", "30", "--out", path("whole")}).exitCode, 0);
        QCOMPARE(program_.run(train + QStringList{"--steps", "12", "--out", path("cut")}).exitCode,
                 0);
        const Outcome resumed = program_.run({"train", "--resume", path("cut"), "--steps", "30"});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.error));
        QCOMPARE(program_.metrics("cut"), program_.metrics("whole"));
        for (const char* file : {"checkpoints/000030.safetensors", "preset.json"})
            QCOMPARE(program_.file(QString("cut/") + file),
                     program_.file(QString("whole/") + file));
        QVERIFY(program_.run({"replay", path("whole")}).output.contains("Identical: all"));

        const QString checkpoint = path("whole/checkpoints/000030.safetensors");
        QVERIFY(
            program_.run({"evaluate", "--checkpoint", checkpoint}).output.contains("of 24 images"));
        QCOMPARE(
            program_.run({"embed", "--checkpoint", checkpoint, "--out", path("test.csv")}).exitCode,
            0);
        const QStringList rows = lines("test.csv");
        QCOMPARE(rows.size(), 1 + 30);
        for (int sample = 0; sample < 30; ++sample) {
            const QStringList cells = rows[sample + 1].split(',');
            QCOMPARE(cells[0].toInt(), sample);
            QCOMPARE(cells[1].toInt(), sample % 10);
            QVERIFY(cells[2] != "1" && cells[2] != "7");
            QCOMPARE(cells[7] == "inf", sample % 10 == 1 || sample % 10 == 7);
        }
        QVERIFY(program_.file("whole/preset.json").contains("\"held_out\""));
        QCOMPARE(program_.run({"render", "--checkpoint", checkpoint, "--out", path("stage.png")})
                     .exitCode,
                 0);
    }

    void heldOutClassesThatTheDataLacksAreRefused() {
        Preset preset = smallPreset();
        preset.heldOut = {3, 12};
        writeFile(path("misfit.json"), QByteArray::fromStdString(presetJson(preset)));
        const Outcome refused = program_.run({"train", "--preset", path("misfit.json"), "--dataset",
                                              path("data"), "--out", path("misfit")});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.error.contains("data has the classes 0 to 9"), qPrintable(refused.error));
        QVERIFY(!QDir(path("misfit")).exists());
    }

private:
    QString path(const QString& name) const { return program_.path(name); }

    /// One epoch on the small data set.
    Outcome openSet(const QStringList& arguments) const {
        QStringList all{"open-set", "--dataset", path("data"), "--epochs", "1"};
        if (!arguments.contains("--preset"))
            all += {"--preset", path("small.json")};
        return program_.run(all + arguments);
    }

    QStringList lines(const QString& file) const {
        return QString::fromUtf8(program_.file(file)).split('\n', Qt::SkipEmptyParts);
    }

    Program program_;
};

CENTERSCOPE_GUILESS_TEST(OpenSetCommandTest)
#include "open_set_command_test.moc"
