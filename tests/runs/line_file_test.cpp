// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/line_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "support/full_disk.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

class LineFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_.emplace();
        file_ = LineFile(path().toStdString());
        file_.append("one\n");
    }

    void linesThatWaitAreAPartOfTheText() {
        appendOnFullDisk("two\n");
        QCOMPARE(onDisk(), QByteArray("one\n"));
        QCOMPARE(file_.text(), std::string("one\ntwo\n"));
        file_.append("three\n");
        QCOMPARE(onDisk(), QByteArray("one\ntwo\nthree\n"));
    }

    void aCutOnDiskTakesTheLinesThatWait() {
        file_.append("two\n");
        appendOnFullDisk("three\n");
        file_.cut(4);
        QCOMPARE(onDisk(), QByteArray("one\n"));
        file_.append("2\n");
        QCOMPARE(onDisk(), QByteArray("one\n2\n"));
    }

    void aCutAmongTheLinesThatWaitLeavesTheOthers() {
        appendOnFullDisk("two\n");
        appendOnFullDisk("three\n");
        {
            const FullDisk full;
            QVERIFY_EXCEPTION_THROWN(file_.cut(8), WriteError);
        }
        file_.append("3\n");
        QCOMPARE(onDisk(), QByteArray("one\ntwo\n3\n"));
    }

    /// As those that a cut has not taken, which failed.
    void whatStandsAfterTheLinesIsCutOffBeforeTheNext() {
        QFile file(path());
        const QByteArray after = "of another program\n";
        QVERIFY(file.open(QIODevice::Append) && file.write(after) == after.size());
        file.close();
        file_.append("two\n");
        QCOMPARE(onDisk(), QByteArray("one\ntwo\n"));
    }

private:
    QString path() const { return folder_->filePath("lines"); }

    QByteArray onDisk() const {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void appendOnFullDisk(const char* line) {
        const FullDisk full;
        QVERIFY_EXCEPTION_THROWN(file_.append(line), WriteError);
    }

    std::optional<QTemporaryDir> folder_;
    LineFile file_;
};

CENTERSCOPE_GUILESS_TEST(LineFileTest)
#include "line_file_test.moc"
