// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/trash.h"

#include <filesystem>
#include <memory>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/error.h"
#include "support/room_test.h"

using namespace centerscope;
namespace fs = std::filesystem;

/// Where the trash cannot be written, Qt would put things into the current folder.
class TrashTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        folder_ = std::make_unique<QTemporaryDir>();
        dataHome_ = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", QFile::encodeName(folder_->filePath("data")));
        run_ = folder_->filePath("run").toStdString();
        fs::create_directories(run_ / "checkpoints");
        before_ = QDir::currentPath();
        fs::create_directories(folder_->filePath("current").toStdString());
        QDir::setCurrent(folder_->filePath("current"));
    }
    void cleanup() {
        QDir::setCurrent(before_);
        qputenv("XDG_DATA_HOME", dataHome_);
    }

    void whatIsPutAwayLiesInTheTrash() {
        QVERIFY(hasTrash(run_));
        QVERIFY(putInTrash(run_));
        QVERIFY(!fs::exists(run_));
        QVERIFY(QFile::exists(folder_->filePath("data/Trash/files/run/checkpoints")));
    }

    void aFileInPlaceOfTheTrashMeansThatThereIsNone() { requireNone("data/Trash"); }

    void aFileInPlaceOfOneOfItsFoldersMeansThatThereIsNone() { requireNone("data/Trash/files"); }

private:
    void requireNone(const char* file) {
        fs::create_directories(fs::path(folder_->filePath(file).toStdString()).parent_path());
        QFile inTheWay(folder_->filePath(file));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QVERIFY(!hasTrash(run_));
        QVERIFY_THROWS_EXCEPTION(WriteError, putInTrash(run_));
        QVERIFY(fs::exists(run_ / "checkpoints"));
        QVERIFY(QDir().isEmpty());
    }

    std::unique_ptr<QTemporaryDir> folder_;
    QByteArray dataHome_;
    QString before_;
    fs::path run_;
};

CENTERSCOPE_GUILESS_TEST(TrashTest)
#include "trash_test.moc"
