// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_job.h"

#include <chrono>
#include <filesystem>
#include <memory>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "support/idx_files.h"
#include "support/made_data.h"
#include "support/patience.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;
namespace fs = std::filesystem;

/// What it unpacks, by the folders that stand for it.
class ImportJobTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(folder_->path()).mkdir("tmp"));
        temporary_ = qgetenv("TMPDIR");
        qputenv("TMPDIR", QFile::encodeName(folder_->filePath("tmp")));
        job_ = std::make_unique<ImportJob>();
        QByteArray images;
        for (int k = 0; k < 40; ++k)
            images += madePixels(k);
        const QByteArray pixels = npyFile("|u1", "(40, 8, 8)", images);
        const QByteArray labels = npyFile("|u1", "(40,)", QByteArray("\1\2").repeated(20));
        const QByteArray inner = zipFile({{"x.npy", pixels}, {"y.npy", labels}});
        writeFile(file("packed.zip"), zipFile({{"inner.zip", inner}}));
        QVERIFY(QDir(folder_->path()).mkdir("plain"));
        writeFile(file("plain/x.npy"), pixels);
        writeFile(file("plain/y.npy"), labels);
    }
    void cleanup() {
        job_.reset();
        qputenv("TMPDIR", temporary_);
    }

    void otherChoicesReadWhatIsUnpackedAlready() {
        read("packed.zip");
        const QStringList first = unpacked();
        QCOMPARE(first.size(), 2);
        ImportChoices choices;
        choices.transposes = true;
        read("packed.zip", choices);
        QCOMPARE(unpacked(), first);
    }

    void oneThatIsWrittenAnewTakesThoseWithinItAlong() {
        read("packed.zip");
        const QStringList first = unpacked();
        const fs::path archive = file("packed.zip").toStdString();
        fs::last_write_time(archive, fs::last_write_time(archive) + std::chrono::seconds(1));
        read("packed.zip");
        QCOMPARE(unpacked().size(), 2);
        for (const QString& left : first)
            QVERIFY(!unpacked().contains(left));
    }

    void anotherPathLetsThemGo() {
        read("packed.zip");
        read("plain");
        QCOMPARE(unpacked(), QStringList());
    }

    void cancelledItLetsThemGoAndUnpacksAnew() {
        read("packed.zip");
        job_->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(unpacked(), QStringList(), kPatience);
        read("packed.zip");
        QCOMPARE(unpacked().size(), 2);
    }

    void nothingStaysAfterItsEnd() {
        read("packed.zip");
        job_.reset();
        QCOMPARE(unpacked(), QStringList());
    }

private:
    QString file(const QString& name) const { return folder_->filePath(name); }
    QStringList unpacked() const {
        return QDir(file("tmp")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    void read(const QString& name, const ImportChoices& choices = {}) {
        QSignalSpy imported(job_.get(), &ImportJob::imported);
        QSignalSpy failed(job_.get(), &ImportJob::failed);
        job_->read(file(name).toStdString(), choices);
        QTRY_COMPARE_WITH_TIMEOUT(imported.size() + failed.size(), 1, kPatience);
        QCOMPARE(failed.size(), 0);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QByteArray temporary_;
    std::unique_ptr<ImportJob> job_;
};

CENTERSCOPE_GUILESS_TEST(ImportJobTest)
#include "import_job_test.moc"
