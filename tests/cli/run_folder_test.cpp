// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "training/metrics_csv.h"

using namespace centerscope;

class RunFolderTest : public QObject {
    Q_OBJECT

private slots:
    void aNewFolderIsMadeForEachRun() {
        const QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        QCOMPARE(RunFolder({}, "paper-seed1").path(), QString("runs/paper-seed1"));
        QCOMPARE(RunFolder({}, "paper-seed1").path(), QString("runs/paper-seed1-2"));
        QVERIFY(QDir::setCurrent(before));
    }

    void linesAreOnDiskAsSoonAsTheyAreAppended() {
        const QTemporaryDir folder;
        RunFolder run(folder.filePath("run"), "unused");
        run.append(Evaluation{7, SplitKind::Test, 0.5, 2, 0.75});
        QFile file(folder.filePath("run/evaluation.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray::fromStdString(evaluationCsvHeader()) +
                                     "7,test,0.5,2,0.75,0,0,0,0,0,0,0\n");
    }

    void snapshotsAreNamedByTheirStep() {
        const QTemporaryDir folder;
        RunFolder run(folder.filePath("run"), "unused");
        run.writeSnapshot(200, "picture");
        QVERIFY(QFile::exists(folder.filePath("run/snapshots/000200.png")));
    }

    void aFolderThatCannotBeMadeIsNamed() {
        try {
            RunFolder run(QString("/proc/nowhere"), "unused");
            QFAIL("accepted");
        } catch (const WriteError& error) {
            QVERIFY(QString(error.what()).startsWith("/proc/nowhere cannot be written"));
        }
    }
};

QTEST_GUILESS_MAIN(RunFolderTest)
#include "run_folder_test.moc"
