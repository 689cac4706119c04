// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/input_file.h"

#include <algorithm>
#include <sys/stat.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "support/idx_files.h"
#include "support/refusal.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

QByteArray contentOf(const QString& path) {
    InputFile file(path.toStdString());
    QByteArray content;
    QByteArray piece(1000, '\0');
    std::size_t got = 1;
    while (got > 0) {
        got = file.read({reinterpret_cast<std::uint8_t*>(piece.data()),
                         static_cast<std::size_t>(piece.size())});
        content.append(piece.constData(), static_cast<qsizetype>(got));
    }
    return content;
}

QByteArray someBytes() {
    QByteArray bytes;
    for (int k = 0; k < 100'000; ++k)
        bytes.append(static_cast<char>(k % 1009 * k % 253));
    return bytes;
}

}  // namespace

class InputFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(folder_.isValid()); }

    void plainAndGzippedFilesGiveTheSameBytes() {
        writeFile(path("plain"), someBytes());
        writeFile(path("packed.gz"), gzip(someBytes()));
        QCOMPARE(contentOf(path("plain")), someBytes());
        QCOMPARE(contentOf(path("packed.gz")), someBytes());
        writeFile(path("packed"), gzip(someBytes()));
        QCOMPARE(contentOf(path("packed")), someBytes());
        writeFile(path("plain.gz"), someBytes());
        QCOMPARE(contentOf(path("plain.gz")), someBytes());
    }

    void membersOfAGzipFileFollowEachOther() {
        writeFile(path("members.gz"), gzip("one ") + gzip("") + gzip("two"));
        QCOMPARE(contentOf(path("members.gz")), "one two");
    }

    void anEmptyPlainFileHasNoBytes() {
        writeFile(path("empty"), "");
        QCOMPARE(contentOf(path("empty")), "");
    }

    void whatIsNoSoundFileIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        const QByteArray packed = gzip(someBytes());
        const auto inverted = [&packed](qsizetype at) {
            QByteArray bytes = packed;
            bytes[at] = static_cast<char>(~bytes[at]);
            return bytes;
        };
        QTest::newRow("truncated") << packed.left(100)
                                   << "expected the rest of its gzip data, "
                                      "found the end of the file at byte 100.";
        QTest::newRow("damaged") << inverted(packed.size() / 2)
                                 << "expected sound gzip data, found damage before byte";
        QTest::newRow("wrong checksum") << inverted(packed.size() - 8) << "(incorrect data check).";
        QTest::newRow("garbage after it")
            << packed + "garbage"
            << QString("expected the file to end with its gzip data at byte %1, found more.")
                   .arg(packed.size());
    }
    void whatIsNoSoundFileIsRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        writeFile(path("file.gz"), bytes);
        const QString refusal = refusalOf([this] { contentOf(path("file.gz")); });
        QVERIFY2(refusal.startsWith(path("file.gz") + ": "), qPrintable(refusal));
        QVERIFY2(refusal.contains(reason), qPrintable(refusal));
    }

    void aMissingFileIsRefused() {
        QCOMPARE(refusalOf([&] { InputFile(path("nothing").toStdString()); }),
                 path("nothing") + ": expected a file, found nothing.");
    }

    void aFolderIsRefused() {
        QCOMPARE(refusalOf([&] { InputFile(folder_.path().toStdString()); }),
                 folder_.path() + ": expected a regular file, found a folder.");
    }

    // Would hang here if the pipe were opened like a file.
    void aPipeIsRefusedWithoutWaiting() {
        const QString pipe = path("pipe");
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        QCOMPARE(refusalOf([&] { InputFile(pipe.toStdString()); }),
                 pipe + ": expected a regular file, found a pipe.");
    }

    void aDeviceIsRefused() {
        QCOMPARE(refusalOf([] { InputFile("/dev/zero"); }),
                 QString("/dev/zero: expected a regular file, found a device."));
    }

private:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
};

CENTERSCOPE_GUILESS_TEST(InputFileTest)
#include "input_file_test.moc"
