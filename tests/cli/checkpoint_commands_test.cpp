// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "data/dataset_catalogue.h"
#include "runs/run_folder.h"
#include "support/idx_files.h"
#include "support/program.h"
#include "support/room_test.h"
#include "support/small_preset.h"
#include "training/trainer.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

std::string lambdaAt(int step, const char* value) {
    return R"({"step":)" + std::to_string(step) + R"(,"change":"lambda","to":)" + value +
           R"(,"cause":"user"})" + "\n";
}

}  // namespace

/// Runs the real program.
class CheckpointCommandsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        program_.writeSmallInputs();
        const Outcome run =
            program_.run({"train", "--preset", path("small.json"), "--dataset", path("data"),
                          "--steps", "50", "--halve-every", "20", "--out", path("run")});
        QVERIFY2(run.exitCode == 0, qPrintable(run.error));
    }

    void aRunReplaysToTheSameBits() {
        const Outcome replay = program_.run({"replay", path("run"), "--threads", "1"});
        QVERIFY2(replay.exitCode == 0, qPrintable(replay.error));
        QVERIFY(replay.output.contains("Identical: all 53 rows"));  // 50 and 3 evaluations
    }

    void aRunThatAUserHasChangedReplaysToTheSameBits() {
        const auto dataset = loadDataset(path("data").toStdString());
        Preset preset = smallPreset();
        const RunManifest manifest{makeRunConfig(preset, *dataset, 5, bestInstructionSet()),
                                   {},
                                   path("data").toStdString(),
                                   {}};
        {
            ThreadPool pool(2);
            Trainer<float> trainer(preset, dataset, 5, pool);
            RunFolder folder =
                RunFolder::create(path("changed").toStdString(), manifest, [](const Message&) {});
            for (int step = 1; step <= 80; ++step) {
                if (step == 10) {
                    HalvingRule rule;
                    rule.kind = HalvingRule::Kind::OnPlateau;
                    rule.watch = HalvingRule::Watch::ValidationLoss;
                    rule.patience = 5;
                    trainer.setHalvingRule(rule);
                }
                if (step == 30) {
                    trainer.setLambda(0.25);
                    trainer.setBatchSize(33);
                }
                if (step == 45)
                    trainer.halveLearningRate();
                if (step == 60) {
                    trainer.setBatchSize(3);
                    trainer.setAlpha(0.1);
                }
                if (step % 20 == 3)  // a live run validates when it has the time
                    trainer.observeValidationLoss(step - 3, 1.0);
                folder.record(trainer.state().history);
                folder.append(trainer.step());
            }
            folder.record(trainer.state().history);
            folder.writeCheckpoint(trainer.state());
        }
        const Outcome replay =
            program_.run({"replay", path("changed"), "--out", path("changed-again")});
        QVERIFY2(replay.exitCode == 0, qPrintable(replay.error));
        QVERIFY(replay.output.contains("Identical: all 80 rows"));
        QVERIFY(program_.file("changed/events.jsonl").contains("\"cause\":\"rule\""));
        for (const char* file : {"events.jsonl", "checkpoints/000080.safetensors"})
            QCOMPARE(program_.file(QString("changed-again/") + file),
                     program_.file(QString("changed/") + file));
    }

    void anEventLogByHandIsFollowed() {
        QVERIFY(QDir().mkpath(path("by-hand")));
        for (const char* file : {"run.json", "preset.json"})
            QVERIFY(QFile::copy(path("run/") + file, path("by-hand/") + file));
        writeFile(path("by-hand/events.jsonl"),
                  QByteArray::fromStdString(
                      lambdaAt(30, "0.75") +
                      R"({"step":35,"change":"batch_size","to":20,"cause":"user"})"
                      "\n"
                      R"({"step":36,"change":"halving_rule","to":{"rule":"every","steps":4}})"
                      "\n"));
        const Outcome replay = program_.run({"replay", path("by-hand"), "--out", path("made")});
        QVERIFY2(replay.exitCode == 0, qPrintable(replay.error));
        const QStringList rows = program_.metrics("made");
        const auto cell = [&rows](int step, int column) {
            return rows[step].section(',', column, column);
        };
        QCOMPARE(rows.size(), 51);
        QCOMPARE(cell(29, 3), QString("0.01"));
        QCOMPARE(cell(30, 3), QString("0.75"));
        QCOMPARE(cell(36, 2), QString("0.005"));  // halved once, after step 20
        QCOMPARE(cell(37, 2), QString("0.0025"));
        QCOMPARE(cell(41, 2), QString("0.00125"));
        QVERIFY(cell(36, 8).toDouble() * 20 == std::round(cell(36, 8).toDouble() * 20));
        QCOMPARE(program_.file("made/events.jsonl").count("\"cause\":\"rule\""), 5);
    }

    /// Its table of evaluations had a column less, and keeps what it has.
    void aRunOfAnOlderProgramReplaysAndKeepsItsColumns() {
        QDir().mkpath(path("older/checkpoints"));
        for (const char* name : {"metrics.csv", "events.jsonl", "run.json", "preset.json",
                                 "identity.json", "checkpoints/000050.safetensors"})
            QVERIFY(QFile::copy(path("run/") + name, path("older/") + name));
        QByteArray older;
        for (const QByteArray& line : program_.file("run/evaluation.csv").split('\n'))
            older += line.isEmpty() ? line : line.left(line.lastIndexOf(',')) + '\n';
        writeFile(path("older/evaluation.csv"), older);
        const Outcome replay = program_.run({"replay", path("older")});
        QVERIFY2(replay.exitCode == 0, qPrintable(replay.error));
        const Outcome longer = program_.run({"train", "--resume", path("older"), "--steps", "60"});
        QVERIFY2(longer.exitCode == 0, qPrintable(longer.error));
        const QByteArray table = program_.file("older/evaluation.csv");
        QVERIFY(table.startsWith(older));
        QVERIFY(table.size() > older.size());
        for (const QByteArray& line : table.trimmed().split('\n'))
            QCOMPARE(line.count(','), older.split('\n').front().count(','));
        const Outcome again = program_.run({"replay", path("older")});
        QVERIFY2(again.exitCode == 0, qPrintable(again.error));
    }

    void aRowThatDiffersIsNamed() {
        QVERIFY(QDir().mkpath(path("differs")));
        for (const char* file : {"run.json", "preset.json", "metrics.csv"})
            QVERIFY(QFile::copy(path("run/") + file, path("differs/") + file));
        writeFile(path("differs/events.jsonl"), QByteArray::fromStdString(lambdaAt(7, "3")));
        const Outcome replay = program_.run({"replay", path("differs")});
        QCOMPARE(replay.exitCode, 1);
        QCOMPARE(replay.error.count('\n'), 1);
        QVERIFY2(replay.error.contains("expected the row 7,1,0.01,0.01,"),
                 qPrintable(replay.error));
    }

    void rowsThatAreMissingAreNamed() {
        QCOMPARE(program_.shell("cp -r run holed").exitCode, 0);
        const QByteArray whole = program_.file("run/metrics.csv");
        const qsizetype begin = whole.indexOf("\n30,") + 1;
        const qsizetype end = whole.indexOf('\n', begin) + 1;
        const auto replayed = [this](const QByteArray& rows) {
            writeFile(path("holed/metrics.csv"), rows);
            return program_.run({"replay", path("holed")});
        };
        const QString sentence = "metrics.csv: expected the row of step 30, found none.";
        for (const QByteArray& rows :
             {whole.left(begin) + whole.mid(end), whole.left(begin), whole.left(begin + 9)}) {
            const Outcome replay = replayed(rows);
            QCOMPARE(replay.exitCode, 1);
            QCOMPARE(replay.error.count('\n'), 1);
            QVERIFY2(replay.error.contains(sentence), qPrintable(replay.error));
        }
        QVERIFY(replayed(whole.left(begin) + "x" + whole.mid(begin))
                    .error.contains("metrics.csv: expected a row at line 31, found other text"));
        for (const QByteArray& headless : {QByteArray(), whole.mid(begin)})
            QVERIFY(replayed(headless).error.contains("expected the row of step 1, found none"));
        // Older folders do not say where their rows begin.
        writeFile(path("holed/run.json"),
                  program_.file("run/run.json").replace("\"first_step\": 1", "\"older\": 1"));
        const Outcome late = replayed(whole.mid(begin));
        QCOMPARE(late.exitCode, 0);
        QVERIFY2(late.output.contains("Identical: all 24 rows, which begin with step 30."),
                 qPrintable(late.output));
    }

    void whatCannotBeReplayedSaysWhy() {
        QVERIFY(QDir().mkpath(path("never")));
        QVERIFY(QFile::copy(path("run/preset.json"), path("never/preset.json")));
        const QByteArray manifest = program_.file("run/run.json");
        const auto refusal = [this](QByteArray json, const QStringList& more = {}) {
            writeFile(path("never/run.json"), json);
            const Outcome outcome = program_.run(QStringList{"replay", path("never")} + more);
            return outcome.exitCode == 1 && outcome.error.count('\n') == 1 ? outcome.error
                                                                           : QString();
        };
        QVERIFY(
            refusal(QByteArray(manifest).replace("\"format_version\": 1", "\"format_version\": 2"))
                .contains("newer program"));
        QByteArray older = manifest;
        QVERIFY(manifest.contains("\"numerics\": 2"));
        QVERIFY(refusal(older.replace("  \"numerics\": 2,\n", "")).contains("found revision 1,"));
        QVERIFY(refusal(QByteArray(manifest).replace("\"numerics\": 2", "\"numerics\": 3"))
                    .contains("found revision 3,"));
        QVERIFY(refusal("{").contains("run.json: expected JSON"));
        QVERIFY(QDir().mkpath(path("other")));
        writeDataset(path("other"), 201, 30);
        QVERIFY(refusal(manifest, {"--dataset", path("other")}).contains("expected the data set"));
        QCOMPARE(program_.run({"replay"}).exitCode, 2);
        QVERIFY(program_.run({"replay", path("data")}).error.contains("run.json"));
    }

    void evaluateGivesTheRowOfEvaluationCsv() {
        const Outcome outcome = program_.run({"evaluate", "--checkpoint", checkpoint(), "--json"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.error));
        const QJsonObject found = QJsonDocument::fromJson(outcome.output.toUtf8()).object();
        const QStringList row =
            QString::fromUtf8(program_.file("run/evaluation.csv")).split('\n').at(3).split(',');
        QCOMPARE(row[1], QString("test"));
        QCOMPARE(found["split"].toString(), row[1]);
        QCOMPARE(found["step"].toInt(), 50);
        QCOMPARE(found["images"].toInt(), 30);
        QVERIFY(found["softmax_loss"].toDouble() == row[2].toDouble());
        QVERIFY(found["center_loss"].toDouble() == row[3].toDouble());
        QVERIFY(found["accuracy"].toDouble() == row[4].toDouble());
        const Outcome line =
            program_.run({"evaluate", "--checkpoint", checkpoint(), "--split", "validation"});
        QVERIFY(line.output.contains("validation accuracy") && line.output.contains("20 images"));
    }

    void whatIsReadIsNeverWrittenOver() {
        QVERIFY(QFile::link(checkpoint(), path("link.csv")));
        QVERIFY(QFile::link(path("data/train-images-idx3-ubyte"), path("link.png")));
        const auto refused = [this](const char* command, const QString& out) {
            const Outcome outcome =
                program_.run({command, "--checkpoint", checkpoint(), "--out", out});
            return outcome.exitCode == 2 && outcome.error.contains("--out would write over");
        };
        const QByteArray rows = program_.file("run/metrics.csv");
        QVERIFY(refused("embed", path("link.csv")));
        QVERIFY(refused("render", path("link.png")));
        QVERIFY(refused("embed", path("run/metrics.csv")));
        QCOMPARE(program_.file("run/metrics.csv"), rows);
    }

    void compareSaysWhatDiffersBetweenRuns() {
        const Outcome run =
            program_.run({"train", "--preset", path("small.json"), "--dataset", path("data"),
                          "--lambda", "0.125", "--steps", "5", "--halve-at",
                          "1001,1002,1003,1004,1005,1006,1007,1008,1009", "--out", path("other")});
        QVERIFY2(run.exitCode == 0, qPrintable(run.error));
        const Outcome table =
            program_.run({"compare", path("run"), path("other"), "--out", path("compared.csv")});
        QVERIFY2(table.exitCode == 0, qPrintable(table.error));
        const QStringList csv = QString::fromUtf8(program_.file("compared.csv")).split('\n');
        QVERIFY(csv[0].startsWith("kind,name,"));
        QVERIFY(csv.contains("difference,hyperparameters.lambda,0.01,0.125"));
        QVERIFY(csv.contains("result,steps,50,5"));
        QVERIFY(!csv.filter("difference,seed").size());
        const Outcome json = program_.run({"compare", path("run"), path("other"), "--json"});
        const QJsonObject found = QJsonDocument::fromJson(json.output.toUtf8()).object();
        QCOMPARE(found["runs"].toArray().size(), 2);
        QVERIFY(table.output.contains("hyperparameters.lambda"));
        QVERIFY2(table.output.contains("1009]"), qPrintable(table.output));  // to no terminal
        const Outcome page =
            program_.run({"compare", path("run"), path("other"), "--out", path("compared.svg")});
        QVERIFY2(page.exitCode == 0, qPrintable(page.error));
        const QByteArray svg = program_.file("compared.svg");
        QVERIFY(svg.contains("Total loss") && svg.contains("Seconds of training"));
        QCOMPARE(svg.count("validation images"), 2);  // the stages' captions
        QVERIFY(svg.contains(">1: step 50<") && svg.contains(">2: step 5<"));
        const Outcome over = program_.run(
            {"compare", path("run"), path("other"), "--out", path("run") + "/run.json"});
        QCOMPARE(over.exitCode, 2);
        QCOMPARE(program_.run({"compare", path("run")}).exitCode, 2);
    }

    void embedWritesAllDimensionsAndRenderDrawsTwo() {
        const Outcome trained = program_.run({"train", "--preset", path("small.json"), "--dataset",
                                              path("data"), "--steps", "3", "--embedding-size", "8",
                                              "--balanced", "--out", path("wide")});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.error));
        const QString last = path("wide/checkpoints/000003.safetensors");
        QCOMPARE(program_.run({"embed", "--checkpoint", last, "--out", path("w.npy")}).exitCode, 0);
        const QByteArray npy = program_.file("w.npy");
        QVERIFY(npy.contains("'shape': (30, 8)"));
        QCOMPARE(npy.size() - npy.indexOf('\n') - 1, 30 * 8 * 4);
        QCOMPARE(program_.run({"render", "--checkpoint", last, "--out", path("w.png")}).exitCode,
                 0);
        QVERIFY(!QImage(path("w.png")).isNull());
        QCOMPARE(program_.run({"replay", path("wide")}).exitCode, 0);
        const auto page =
            program_.run({"compare", path("wide"), path("run"), "--out", path("wide.svg")});
        QVERIFY2(page.exitCode == 0, qPrintable(page.error));
        QVERIFY(program_.file("wide.svg").contains("projection of 8 dimensions"));
    }

    /// The axes are the run's: what draws its checkpoint takes them from its folder.
    void placesAreOnTheAxesOfTheRun() {
        const Outcome trained =
            program_.run({"train", "--preset", path("small.json"), "--dataset", path("data"),
                          "--steps", "2", "--embedding-size", "4", "--out", path("axes")});
        QVERIFY2(trained.exitCode == 0, qPrintable(trained.error));
        const QString last = path("axes/checkpoints/000002.safetensors");
        const auto embed = [&] {
            const Outcome made =
                program_.run({"embed", "--checkpoint", last, "--out", path("axes.csv")});
            QList<QStringList> rows;
            for (const QString& line :
                 QString::fromUtf8(program_.file("axes.csv")).split('\n', Qt::SkipEmptyParts))
                rows << line.split(',');
            return std::pair(rows, made.error);
        };
        const auto before = embed().first;
        QCOMPARE(before[0].mid(3, 2), (QStringList{"projected_x", "projected_y"}));
        QCOMPARE(before[0].mid(8),
                 (QStringList{"embedding_1", "embedding_2", "embedding_3", "embedding_4"}));

        const QByteArray axes = program_.file("axes/projection.json");
        QFile file(path("axes/projection.json"));
        const auto write = [&file](const QByteArray& bytes) {
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
                   (file.close(), true);
        };
        QVERIFY(write("{\"dimensions\": 4, \"units\": [3, 1]}"));
        const auto onUnits = embed().first;
        QCOMPARE(onUnits.size(), before.size());
        for (qsizetype k = 1; k < onUnits.size(); ++k) {
            QCOMPARE(onUnits[k][3], onUnits[k][11]);
            QCOMPARE(onUnits[k][4], onUnits[k][9]);
            QCOMPARE(onUnits[k].mid(8), before[k].mid(8));
        }

        QVERIFY(write(axes.left(axes.size() / 2)));
        const auto [again, error] = embed();
        QVERIFY2(error.contains("projection.json"), qPrintable(error));
        QCOMPARE(again, before);
    }

    void embedWritesOnePlaceAnImage() {
        QCOMPARE(
            program_.run({"embed", "--checkpoint", checkpoint(), "--out", path("e.csv")}).exitCode,
            0);
        QCOMPARE(
            program_.run({"embed", "--checkpoint", checkpoint(), "--out", path("e.npy")}).exitCode,
            0);
        const QStringList csv =
            QString::fromUtf8(program_.file("e.csv")).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(csv[0], QString("sample,label,predicted,x,y,step,probability,loss"));
        QCOMPARE(csv.size(), 31);
        const QByteArray npy = program_.file("e.npy");
        QVERIFY(npy.startsWith(QByteArray("\x93NUMPY\x01\x00", 8)));
        QVERIFY(npy.contains("'shape': (30, 2)"));
        const qsizetype start = npy.indexOf('\n') + 1;
        QCOMPARE(start % 64, 0);
        QCOMPARE(npy.size() - start, 30 * 2 * 4);
        float last[2];
        memcpy(last, npy.constData() + npy.size() - sizeof last, sizeof last);
        QCOMPARE(csv.back().section(',', 3, 3).toFloat(), last[0]);
        QCOMPARE(csv.back().section(',', 4, 4).toFloat(), last[1]);
    }

    void renderDrawsEachFormat() {
        for (const char* name : {"r.png", "r.svg", "r.pdf"}) {
            const Outcome outcome = program_.run(
                {"render", "--checkpoint", checkpoint(), "--split", "train", "--out", path(name)});
            QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.error));
            QVERIFY2(outcome.error.isEmpty(), qPrintable(outcome.error));
        }
        const QImage picture(path("r.png"));
        QVERIFY(!picture.isNull());
        QVERIFY(picture.text("Description").contains("step 50"));
        QVERIFY(program_.file("r.svg").contains("<svg"));
        QVERIFY(program_.file("r.pdf").startsWith("%PDF"));
    }

    void renderReachesAsFarAsThePointsWhereNoRangeIsGiven() {
        const QStringList render{"render", "--checkpoint", checkpoint(),     "--split",
                                 "train",  "--out",        path("reach.svg")};
        QCOMPARE(program_.run(render).exitCode, 0);
        QVERIFY(!program_.file("reach.svg").contains("points outside"));
        QCOMPARE(program_.run(render + QStringList{"--limit", "0.001"}).exitCode, 0);
        QVERIFY(program_.file("reach.svg").contains("points outside"));
    }

    void otherImagesHaveToBeAskedFor() {
        QVERIFY(QFile::copy(checkpoint(), path("alone.safetensors")));
        const Outcome refused =
            program_.run({"evaluate", "--checkpoint", path("alone.safetensors")});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.error.count('\n'), 1);
        QVERIFY2(refused.error.contains("--dataset"), qPrintable(refused.error));
        QVERIFY(QDir().mkpath(path("others")));
        writeDataset(path("others"), 201, 31);
        const Outcome asked = program_.run(
            {"evaluate", "--checkpoint", path("alone.safetensors"), "--dataset", path("others")});
        QCOMPARE(asked.exitCode, 0);
        QVERIFY2(asked.error.contains("has learnt data"), qPrintable(asked.error));
        QVERIFY(asked.output.contains("31 images"));
    }

    void wrongUsageExitsWith2AndOneSentence() {
        for (const QStringList& arguments :
             {QStringList{"evaluate"},
              {"evaluate", "--checkpoint", checkpoint(), "--split", "all"},
              {"embed", "--checkpoint", checkpoint()},
              {"embed", "--checkpoint", checkpoint(), "--out", "x.txt"},
              {"render", "--checkpoint", checkpoint(), "--out", "x.bmp"},
              {"replay", "one", "two"}}) {
            const Outcome outcome = program_.run(arguments);
            QVERIFY2(outcome.exitCode == 2, qPrintable(arguments.join(' ')));
            QCOMPARE(outcome.error.count('\n'), 1);
        }
        for (const char* command : {"replay", "evaluate", "embed", "render"})
            QVERIFY(program_.run({command, "--help"}).output.contains("--dataset"));
    }

private:
    QString path(const QString& name) const { return program_.path(name); }
    QString checkpoint() const { return path("run/checkpoints/000050.safetensors"); }

    Program program_;
};

CENTERSCOPE_GUILESS_TEST(CheckpointCommandsTest)
#include "checkpoint_commands_test.moc"
