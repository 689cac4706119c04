// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/write_whole.h"

#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class WriteWholeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_.emplace(); }

    void aFileIsReplacedAndKeepsItsPermissions() {
        write("file", "first");
        QCOMPARE(chmod(name("file").c_str(), 0600), 0);
        write("file", "second");
        QCOMPARE(read("file"), QByteArray("second"));
        struct stat status {};
        QCOMPARE(stat(name("file").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, 0600U);
        QCOMPARE(names(), QStringList{"file"});
    }

    void aFileOfTheUsersBesideItStays() {
        write("picture.png.part", "the user's");
        write("picture.png", "ours");
        QCOMPARE(read("picture.png.part"), QByteArray("the user's"));
        QCOMPARE(names(), (QStringList{"picture.png", "picture.png.part"}));
    }

    void aLinkStaysAndWhatItLeadsToIsWritten() {
        QVERIFY(QDir(folder_->path()).mkdir("far"));
        write("far/file", "first");
        QCOMPARE(symlink("far/file", name("link").c_str()), 0);
        QCOMPARE(symlink("link", name("second").c_str()), 0);
        write("second", "through two links");
        QCOMPARE(read("far/file"), QByteArray("through two links"));
        QCOMPARE(symlink("far/new", name("dangling").c_str()), 0);
        write("dangling", "made");
        QCOMPARE(read("far/new"), QByteArray("made"));
        for (const char* link : {"link", "second", "dangling"})
            QVERIFY(std::filesystem::is_symlink(name(link)));
        QCOMPARE(names(), QStringList({"dangling", "far", "link", "second"}));
    }

    void linksInARingAreRefusedAndStay() {
        QCOMPARE(symlink("ring", name("ring").c_str()), 0);
        QVERIFY_EXCEPTION_THROWN(write("ring", "never"), WriteError);
        QVERIFY(std::filesystem::is_symlink(name("ring")));
        QCOMPARE(names(), QStringList{"ring"});
    }

    void aPipeTakesTheBytes() {
        QCOMPARE(mkfifo(name("pipe").c_str(), 0600), 0);
        QCOMPARE(symlink("pipe", name("link").c_str()), 0);
        const std::string bytes(200'000, 'x');  // more than a pipe holds
        for (const char* to : {"pipe", "link"}) {
            QByteArray taken;
            std::thread reader([&] { taken = read("pipe"); });
            write(to, bytes);
            reader.join();
            QCOMPARE(taken, QByteArray::fromStdString(bytes));
            QVERIFY(std::filesystem::is_fifo(name("pipe")));
        }
        QCOMPARE(names(), QStringList({"link", "pipe"}));
    }

    /// A terminal's other end is a device that cannot harm anything.
    void aDeviceTakesTheBytes() {
        const int ours = posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(ours >= 0 && grantpt(ours) == 0 && unlockpt(ours) == 0);
        const std::string device = ptsname(ours);
        QCOMPARE(symlink(device.c_str(), name("link").c_str()), 0);
        write("link", "bytes");
        char found[8] = {};
        QCOMPARE(::read(ours, found, 5), 5);
        QCOMPARE(QByteArray(found), QByteArray("bytes"));
        QVERIFY(std::filesystem::is_character_file(device));
        QCOMPARE(names(), QStringList{"link"});
        close(ours);
    }

    void aFolderIsRefused() {
        QVERIFY(QDir(folder_->path()).mkdir("folder"));
        QVERIFY_EXCEPTION_THROWN(write("folder", "never"), WriteError);
        QCOMPARE(names(), QStringList{"folder"});
    }

private:
    std::string name(const char* file) const { return folder_->filePath(file).toStdString(); }
    void write(const char* file, std::string_view bytes) const { writeWhole(name(file), bytes); }
    QByteArray read(const char* file) const {
        QFile opened(folder_->filePath(file));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    QStringList names() const {
        return QDir(folder_->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDir::Name);
    }

    std::optional<QTemporaryDir> folder_;
};

CENTERSCOPE_GUILESS_TEST(WriteWholeTest)
#include "write_whole_test.moc"
