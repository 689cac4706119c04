// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

#include <QDir>
#include <QTest>

#include "support/idx_files.h"
#include "support/program.h"
#include "support/room_test.h"

using namespace centerscope::testing;

/// Runs the real program with a standard output that takes nothing.
class StandardOutputTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        program_.writeSmallInputs();
        const Outcome run = program_.shell("exec $program " + kTrain + "--out run");
        QVERIFY2(run.exitCode == 0, qPrintable(run.error));
    }

    /// As Ctrl-C does it to `centerscope train | tee log`: the reader is gone, then comes the
    /// signal.
    void aReaderThatIsGoneCostsNothingOfARunThatIsStopped() {
        std::array<int, 2> ends{};
        QCOMPARE(pipe2(ends.data(), O_CLOEXEC), 0);
        QProcess process;
        process.setWorkingDirectory(program_.path("."));
        process.setChildProcessModifier([&ends] { dup2(ends[1], STDOUT_FILENO); });
        process.start(CENTERSCOPE_PROGRAM, {"train", "--preset", "small.json", "--dataset", "data",
                                            "--steps", "9000000", "--out", "interrupted"});
        close(ends[1]);
        QByteArray said;
        std::array<char, 256> part{};
        while (!said.contains("step 1 of")) {
            const ssize_t count = read(ends[0], part.data(), part.size());
            QVERIFY2(count > 0, said.constData());
            said.append(part.data(), count);
        }
        close(ends[0]);
        kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(QDir(program_.path("interrupted/checkpoints")).entryList(QDir::Files).size(),
                 2);  // of the beginning and of the end
        QVERIFY(program_.file("interrupted/evaluation.csv").contains(",test,"));
    }

    void aReplayThatCannotBeWrittenIsNoSuccess() {
        const Outcome replay = program_.shell(
            R"("$program" train --preset small.json --dataset data --steps 3 --out source &&
            ulimit -f 8 && "$program" replay source --out copy)");
        QCOMPARE(replay.exitCode, 1);
        QVERIFY2(replay.error.contains("copy does not hold all of the run"),
                 qPrintable(replay.error));
    }

    void aRunIsWholeWithoutStandardOutput_data() {
        QTest::addColumn<QByteArray>("output");
        QTest::newRow("full") << QByteArray(">/dev/full");
        QTest::newRow("closed") << QByteArray(">&-");
        QTest::newRow("all closed") << QByteArray("<&- >&- 2>&-");
        QTest::newRow("read-only") << QByteArray("1</dev/null");
    }

    void aRunIsWholeWithoutStandardOutput() {
        QFETCH(QByteArray, output);
        const QByteArray name = QByteArray("no-output-") + QTest::currentDataTag();
        const Outcome run =
            program_.shell("exec $program " + kTrain + "--out '" + name + "' " + output);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.error, QString());
        QCOMPARE(program_.metrics(name), program_.metrics("run"));
        for (const char* file :
             {"/evaluation.csv", "/events.jsonl", "/run.json", "/checkpoints/000020.safetensors"})
            QCOMPARE(program_.file(name + file), program_.file(QString("run") + file));
    }

    void whatIsAskedForAndCannotBeSaidIsAFailure_data() {
        QTest::addColumn<QByteArray>("command");
        const QByteArray checkpoint = " --checkpoint run/checkpoints/000020.safetensors";
        QTest::newRow("evaluate") << "evaluate" + checkpoint;
        QTest::newRow("evaluate --json") << "evaluate --json" + checkpoint;
        QTest::newRow("check") << QByteArray("check");
        QTest::newRow("check --json") << QByteArray("check --json");
        const QByteArray benchmark = "benchmark --preset small.json --steps 1 --threads 1";
        QTest::newRow("benchmark") << benchmark;
        QTest::newRow("benchmark --json") << benchmark + " --json";
        QTest::newRow("replay") << QByteArray("replay run");
        QTest::newRow("a finished run") << QByteArray("train --resume run");
        QTest::newRow("--help") << QByteArray("--help");
        QTest::newRow("--version") << QByteArray("--version");
        QTest::newRow("train --help") << QByteArray("train --help");
        QTest::newRow("render --version") << QByteArray("render --version");
        QTest::newRow("the window's --help") << QByteArray("--preset paper --help");
    }

    void whatIsAskedForAndCannotBeSaidIsAFailure() {
        QFETCH(QByteArray, command);
        for (const char* output : {" >/dev/full", " >&-"}) {
            const Outcome outcome = program_.shell("exec $program " + command + output);
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.error.startsWith("centerscope: The standard output cannot be written"),
                     qPrintable(outcome.error));
            QCOMPARE(outcome.error.count('\n'), 1);
        }
    }

    /// As with `| head -1`, which has what it wanted.
    void toAReaderThatHasGoneNothingIsSaid() {
        std::array<int, 2> ends{};
        QCOMPARE(pipe2(ends.data(), O_CLOEXEC), 0);
        close(ends[0]);
        QProcess process;
        process.setChildProcessModifier([&ends] { dup2(ends[1], STDOUT_FILENO); });
        process.start(CENTERSCOPE_PROGRAM, {"--help"});
        close(ends[1]);
        QVERIFY(process.waitForFinished(kPatience));
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(process.exitCode(), 1);
    }

private:
    const QByteArray kTrain = "train --preset small.json --dataset data --steps 20 ";

    Program program_;
};

CENTERSCOPE_GUILESS_TEST(StandardOutputTest)
#include "standard_output_test.moc"
