// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "gui/random_user.h"
#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;
using namespace std::chrono_literals;

/// The real window in hands that do not wait. Leaks show in the sanitizer's lane.
class RoughUseTest : public WindowTest {
    Q_OBJECT

private slots:
    void initTestCase() {
        WindowTest::initTestCase();
        QDir::setCurrent(folder_.path());  // where files go whose names are typed at random
    }

    void init() {
        QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support)"));
        WindowTest::init();
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
            action("preset-small")->trigger();
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
        close();  // joins the training thread; a hang fails by the test's time limit
    }

private:
    /// Plays, and waits until it does.
    void train() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying(), kPatience);
    }

    void reset() {
        find<QAction>("actionReset")->trigger();
        find<QDialog>("resetDialog")->findChild<QAbstractButton*>("acceptButton")->click();
    }
};

CENTERSCOPE_TEST(RoughUseTest)
#include "rough_use_test.moc"
