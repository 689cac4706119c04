// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "gui/random_user.h"
#include "session/training_session.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/small_preset.h"
#include "widgets/main_window.h"

using namespace centerscope;
using namespace centerscope::testing;
using namespace std::chrono_literals;

/// The real window in hands that do not wait. Leaks show in the sanitizer's lane.
class RoughUseTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        for (const char* name : {"data", "other"}) {
            QVERIFY(QDir(folder_.path()).mkdir(name));
            writeDataset(folder_.filePath(name), 200, 30);
        }
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            qputenv(variable, folder_.path().toUtf8());
        writeFile(folder_.filePath("user-dirs.dirs"),
                  "XDG_PICTURES_DIR=\"" + folder_.filePath("pictures").toUtf8() + "\"\n");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setApplicationName("centerscope-test");
        QCoreApplication::setOrganizationName("centerscope-test");
        QDir::setCurrent(folder_.path());  // where files go whose names are typed at random
    }

    void init() {
        QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
        QSettings().clear();
        QSettings().setValue("run/dataset", folder_.filePath("data"));
        QSettings().setValue("window/language", "en");
        session_ = std::make_unique<TrainingSession>(2);
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        window_ = std::make_unique<MainWindow>(*session_, std::vector{smallPreset()}, 2);
        window_->show();
        QVERIFY(QTest::qWaitForWindowActive(window_.get(), kPatience));
        QVERIFY(started.size() == 1 || started.wait(kPatience));
    }

    void cleanup() {
        window_.reset();
        session_.reset();
    }

    void dataSetAndPresetCanBeSwitchedWhileItTrains() {
        QMenu* data = find<QToolButton>("actionDatasetsButton")->menu();
        for (int k = 0; k < 10; ++k) {
            train();
            QSignalSpy started(session_.get(), &TrainingSession::runStarted);
            const QString folder = folder_.filePath(k % 2 ? "data" : "other");
            QVERIFY(QMetaObject::invokeMethod(data, "chosen", Q_ARG(QString, folder)));
            QVERIFY(started.wait(kPatience));
            QCOMPARE(QString::fromStdString(session_->run().datasetFolder.string()), folder);
            train();
            find<QAbstractButton>("preset-small")->click();
            QVERIFY(started.wait(kPatience));
        }
    }

    void aHundredResetsWhileItTrains() {
        for (int k = 0; k < 100; ++k) {
            session_->play();
            QSignalSpy started(session_.get(), &TrainingSession::runStarted);
            reset();
            QVERIFY(started.wait(kPatience));
        }
        QCOMPARE(session_->run().run, std::uint64_t{101});
    }

    void resetsThatDoNotWaitForEachOtherEndInOneRun() {
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        for (int k = 0; k < 100; ++k)
            reset();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 100, kPatience);
        train();
    }

    void everyControlAtRandom_data() {
        QTest::addColumn<std::uint32_t>("seed");
        for (std::uint32_t seed : {1U, 2U, 3U})
            QTest::addRow("seed %u", seed) << seed;
    }

    void everyControlAtRandom() {
        QFETCH(std::uint32_t, seed);
        RandomUser user(*window_, seed);
        user.start(0ms);
        QTRY_VERIFY_WITH_TIMEOUT(user.deeds() >= 300, kPatience);
        user.stop();
        user.putAside();
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        reset();
        QVERIFY(started.wait(kPatience));
        train();
    }

    void closingWhileTrainingEndsAtOnce() {
        train();
        window_->close();
        cleanup();  // joins the training thread; a hang fails by the test's time limit
    }

private:
    template <typename T>
    T* find(const QString& name) {
        T* found = window_->findChild<T*>(name);
        if (!found)
            qFatal("There is no %s", qUtf8Printable(name));
        return found;
    }

    /// Plays, and waits until it does.
    void train() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying(), kPatience);
    }

    void reset() {
        find<QAction>("actionReset")->trigger();
        find<QDialog>("resetDialog")->findChild<QAbstractButton*>("resetButton")->click();
    }

    QTemporaryDir folder_;
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(RoughUseTest)
#include "rough_use_test.moc"
