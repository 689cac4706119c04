// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <functional>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "charts/loss_chart.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/small_preset.h"
#include "training/run_folder.h"
#include "widgets/main_window.h"
#include "widgets/message_bar.h"
#include "widgets/value_edit.h"

using namespace centerscope;
using namespace centerscope::testing;

/// What the window offers for a run to survive: going on with it, undo, return.
class SurvivingWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        writeDataset(folder_.path(), 200, 30);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setApplicationName("centerscope-test");
        QCoreApplication::setOrganizationName("centerscope-test");
    }

    void init() {
        QSettings().clear();
        QSettings().setValue("run/dataset", folder_.path());
        QSettings().setValue("window/language", "en");
        archive_ = std::make_unique<QTemporaryDir>();
        open();
    }

    void cleanup() { close(); }

    void aClosedRunIsOfferedAndGoesOnWhereItStood() {
        for (int step = 1; step <= 3; ++step)
            singleStep(step);
        close();
        open();
        QVERIFY(message().contains("stands at step 3"));
        pressFirstAction();
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 3, kPatience);
        singleStep(4);
        QTRY_COMPARE_WITH_TIMEOUT(chart().plot().curves[0].raw.size(), std::size_t{4}, kPatience);
    }

    void aRunThatWasCutOffIsOfferedFromItsLastCheckpoint() {
        find<QSpinBox>("checkpointIntervalSpin")->setValue(2);
        for (int step = 1; step <= 5; ++step)
            singleStep(step);
        settle();
        auto killed = std::make_unique<QTemporaryDir>();
        std::filesystem::copy(archive_->path().toStdString(), killed->path().toStdString(),
                              std::filesystem::copy_options::recursive);
        close();
        archive_.swap(killed);
        open();
        QVERIFY(message().contains("cut off at step 5"));
        QCOMPARE(bar().current()->kind, Message::Kind::Warning);
        pressFirstAction();
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 4, kPatience);
    }

    void withoutAnEarlierRunNothingIsOffered() { QVERIFY(message().isEmpty()); }

    void closingWhileTrainingWritesACheckpoint() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
        settle();
        window_->close();
        close();
        const auto last = RunArchive(archive_->path().toStdString()).newest();
        QVERIFY(last);
        QVERIFY(!last->wasCutOff());
    }

    void undoNamesWhatItTakesBackAndLeavesAMark() {
        QVERIFY(!action("actionUndo")->isEnabled());
        singleStep(1);
        enterValue("lambdaEdit", "0.1");
        QTRY_COMPARE_WITH_TIMEOUT(action("actionUndo")->text(), QString("&Undo: λ 0.01 → 0.1"),
                                  kPatience);
        singleStep(2);
        QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!action("actionUndo")->isEnabled(), kPatience);
        singleStep(3);
        QTRY_COMPARE_WITH_TIMEOUT(chart().plot().marks.size(), std::size_t{2}, kPatience);
        QCOMPARE(chart().plot().marks[1].text, QString("λ 0.1 → 0.01"));
        QCOMPARE(find<ValueEdit>("lambdaEdit")->value(), 0.01);
    }

    void aResetStaysInGreyAndCanBeUndone() {
        for (int step = 1; step <= 4; ++step)
            singleStep(step);
        begun([&] { session_->reset(7); });
        QTRY_COMPARE_WITH_TIMEOUT(chart().plot().former.size(), std::size_t{4}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(action("actionUndo")->text(), QString("&Undo: Reset"), kPatience);
        singleStep(1);
        begun([&] { action("actionUndo")->trigger(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 4, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(chart().plot().curves[0].raw.size(), std::size_t{4}, kPatience);
        QCOMPARE(session_->run().seed, std::uint64_t{1});
    }

    void returnGoesToTheStepAskedForAndLeavesTheRestInGrey() {
        for (int step = 1; step <= 5; ++step)
            singleStep(step);
        action("actionReturn")->trigger();
        auto* dialog = find<QDialog>("returnDialog");
        QCOMPARE(dialog->findChild<QSpinBox*>("step")->maximum(), 5);
        dialog->findChild<QSpinBox*>("step")->setValue(2);
        begun([&] { dialog->findChild<QPushButton*>("returnButton")->click(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 2, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(chart().plot().curves[0].raw.size(), std::size_t{2}, kPatience);
        QCOMPARE(chart().plot().former.size(), std::size_t{5});
        singleStep(3);
    }

    void theLossPlotOffersTheStepUnderThePointer() {
        for (int step = 1; step <= 5; ++step)
            singleStep(step);
        QTRY_COMPARE_WITH_TIMEOUT(chart().plot().curves[0].raw.size(), std::size_t{5}, kPatience);
        const QPoint place(static_cast<int>(chart().mapping().sceneX(3)),
                           static_cast<int>(chart().mapping().area.center().y()));
        QTimer::singleShot(0, this, [this] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QCOMPARE(menu->actions().constFirst()->text(), QString("Return to step 3"));
            menu->actions().constFirst()->trigger();
            menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                                chart().viewport()->mapToGlobal(place));
        begun([&] { QApplication::sendEvent(chart().viewport(), &event); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 3, kPatience);
    }

    void theEventLogGoesToTheClipboard() {
        enterValue("lambdaEdit", "0.1");
        QSignalSpy told(session_.get(), &TrainingSession::eventsTold);
        action("actionCopyEvents")->trigger();
        QVERIFY(told.wait(kPatience));
        QVERIFY(QGuiApplication::clipboard()->text().contains("\"change\":\"lambda\""));
    }

    void aVanishedFolderIsOneMessageAndTrainingGoesOn() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        singleStep(1);
        settle();
        QVERIFY(QDir(archive_->path()).removeRecursively());
        for (int step = 2; step <= 5; ++step)
            singleStep(step);
        QVERIFY(message().contains("Training goes on."));
        QCOMPARE(bar().current()->kind, Message::Kind::Error);
        QCOMPARE(failed.size(), 1);
    }

    void aDamagedCheckpointIsRefusedInTheWindowsLanguage() {
        action("actionLanguage-de")->trigger();
        writeFile(archive_->filePath("damaged.safetensors"), "abc");
        session_->openCheckpoint(archive_->filePath("damaged.safetensors").toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("Erwartet wurde eine safetensors-Datei"),
                                 kPatience);
        singleStep(1);
    }

private:
    void open() {
        session_ = std::make_unique<TrainingSession>(2, RunArchive(archive_->path().toStdString()));
        begun([&] {
            window_ = std::make_unique<MainWindow>(*session_, std::vector{smallPreset()}, 2);
            window_->show();
            QVERIFY(QTest::qWaitForWindowActive(window_.get(), kPatience));
        });
    }

    void close() {
        window_.reset();
        session_.reset();
    }

    /// Waits until a new run has begun.
    void begun(const std::function<void()>& command) {
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        command();
        QVERIFY(started.size() == 1 || started.wait(kPatience));
    }

    template <typename T>
    T* find(const QString& name) {
        T* found = window_->findChild<T*>(name);
        if (!found)
            qFatal("There is no %s", qUtf8Printable(name));
        return found;
    }

    QAction* action(const QString& name) { return find<QAction>(name); }
    LossChart& chart() { return *window_->findChild<LossChart*>(); }
    MessageBar& bar() { return *find<MessageBar>("messages"); }
    QString message() { return bar().current() ? bar().current()->text : QString(); }
    void pressFirstAction() { find<QPushButton>("firstActionButton")->click(); }
    int stepShown() { return window_->locale().toInt(find<QLabel>("stepLabel")->text()); }

    void singleStep(int step) {
        action("actionStep")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), step, kPatience);
    }

    /// All that the steps made so far have to write is written: the events are told behind it.
    void settle() {
        QSignalSpy told(session_.get(), &TrainingSession::eventsTold);
        session_->askForEvents();
        QVERIFY(told.wait(kPatience));
    }

    void enterValue(const QString& edit, const QString& text) {
        auto* field = find<ValueEdit>(edit);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    QTemporaryDir folder_;
    std::unique_ptr<QTemporaryDir> archive_;
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(SurvivingWindowTest)
#include "surviving_window_test.moc"
