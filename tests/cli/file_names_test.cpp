// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "support/idx_files.h"
#include "support/program.h"
#include "support/room_test.h"

using namespace centerscope::testing;

/// Runs the real program on files with names of every kind: behind links, and not in UTF-8.
class FileNamesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        program_.writeSmallInputs();
        require("$program train --preset small.json --dataset data --steps 4 --out run");
    }

    void aCheckpointFindsItsRunHoweverItIsNamed_data() {
        QTest::addColumn<QByteArray>("script");
        const QByteArray evaluate = "\n$program evaluate --checkpoint ";
        QTest::newRow("from within its folder")
            << "cd run/checkpoints" + evaluate + "000004.safetensors";
        QTest::newRow("with a dot") << "cd run/checkpoints" + evaluate + "./000004.safetensors";
        QTest::newRow("with two dots")
            << "cd run/checkpoints" + evaluate + "../checkpoints/000004.safetensors";
        QTest::newRow("through a link to it")
            << "ln -s run/checkpoints/000004.safetensors link" + evaluate + "link";
        QTest::newRow("through a link to its folder")
            << "ln -s run/checkpoints folder" + evaluate + "folder/000004.safetensors";
        QTest::newRow("where the folder is a link")
            << "mkdir big moved && cp run/*.json moved && cp run/checkpoints/* big\n"
               "ln -s ../big moved/checkpoints" +
                   evaluate + "moved/checkpoints/000004.safetensors";
    }

    void aCheckpointFindsItsRunHoweverItIsNamed() {
        QFETCH(QByteArray, script);
        const Outcome found = program_.shell(script);
        QVERIFY2(found.exitCode == 0, qPrintable(found.error));
        QVERIFY(found.output.contains("of 30 images"));
    }

    /// The folder above a link is the one above what it leads to.
    void twoDotsAfterALinkAreThoseOfItsTarget() {
        require("mkdir -p far/away near && cp -r data far/data && ln -s ../far/away near/link");
        require(
            "$program train --preset small.json --steps 2 --dataset near/link/../data "
            "--out near/link/../dotted");
        QVERIFY(QFile::exists(program_.path("far/dotted/run.json")));
        QVERIFY(!QFile::exists(program_.path("near/dotted")));
        require("$program evaluate --checkpoint far/dotted/checkpoints/000002.safetensors");
        require("$program train --resume far/dotted --steps 3");
        require("$program replay far/dotted --dataset near/link/../data --out near/link/../again");
        QVERIFY(QFile::exists(program_.path("far/again/run.json")));
    }

    void anyBytesAreAName_data() {
        QTest::addColumn<QByteArray>("locale");
        QTest::newRow("UTF-8") << QByteArray("C.UTF-8");
        QTest::newRow("C") << QByteArray("C");
    }

    void anyBytesAreAName() {
        QFETCH(QByteArray, locale);
        const QByteArray folder = QByteArray("caf\xe9-\xc3\xa9-") + QTest::currentDataTag();
        const QByteArray start = "export LC_ALL=" + locale + "\nmkdir " + folder + " && cd " +
                                 folder +
                                 " && cp -r ../data d\xff && cp ../small.json s\xff.json\n";
        require(start +
                "$program train --preset s\xff.json --dataset d\xff --steps 3 --out r\xff "
                "--save-initial i\xff --snapshot-every 3\n"
                "test -f r\xff/run.json && test -f i\xff || exit 3");
        const QByteArray go = "export LC_ALL=" + locale + "\ncd " + folder + "\n";
        require(go + "$program train --resume r\xff --steps 5");
        require(go +
                "$program train --resume r\xff/checkpoints/000005.safetensors --steps 6 "
                "--out s\xff");
        require(go + "$program replay r\xff --out t\xff && test -f t\xff/run.json");
        const QByteArray checkpoint = "--checkpoint r\xff/checkpoints/000005.safetensors";
        require(go + "$program evaluate " + checkpoint);
        require(go + "$program embed " + checkpoint + " --out e\xff.npy && test -f e\xff.npy");
        require(go + "$program render " + checkpoint + " --out e\xff.svg && test -f e\xff.svg");
        const Outcome missing =
            program_.shell(go + "$program replay none\xff 2>error; test $? = 1");
        QCOMPARE(missing.exitCode, 0);
        require(go + "grep -q 'none\xff:' error");
    }

    void anEmptyNameIsOneSentence() {
        const QByteArray train = "train --preset small.json --steps 1 --dataset data ";
        const QByteArray checkpoint = "--checkpoint run/checkpoints/000004.safetensors ";
        for (const QByteArray& command :
             {QByteArray("train --dataset ''"), train + "--out ''", train + "--save-initial ''",
              QByteArray("train --resume ''"), QByteArray("train --preset ''"),
              QByteArray("evaluate --checkpoint ''"), "evaluate --dataset '' " + checkpoint,
              "embed --out '' " + checkpoint, "render --out '' " + checkpoint,
              QByteArray("replay ''"), QByteArray("replay run --out ''"),
              QByteArray("replay run --dataset ''"), QByteArray("--dataset ''")}) {
            const Outcome refused = program_.shell("$program " + command);
            QVERIFY2(refused.exitCode == 2, command.constData());
            QCOMPARE(refused.error.count('\n'), 1);
            QVERIFY2(refused.error.contains("found \"\"") ||
                         refused.error.contains("There is no preset \"\""),
                     qPrintable(refused.error));
        }
    }

private:
    void require(const QByteArray& script) const {
        const Outcome outcome = program_.shell(script);
        QVERIFY2(outcome.exitCode == 0, qPrintable(QString::fromLatin1(script) + outcome.error));
    }

    Program program_;
};

CENTERSCOPE_GUILESS_TEST(FileNamesTest)
#include "file_names_test.moc"
