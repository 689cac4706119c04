// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "gui/window_test.h"
#include "runs/run_folder.h"
#include "support/full_disk.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/dataset_menu.h"
#include "widgets/file_place.h"
#include "widgets/preset_menu.h"
#include "widgets/run_chooser.h"
#include "widgets/value_edit.h"

using namespace centerscope;
using namespace centerscope::testing;

/// What the window offers for a run to survive: continuing it, undo, fork.
class SurvivingWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        library_ = std::make_unique<QTemporaryDir>();
        WindowTest::init();
    }

    void aRunThatIsNotRecordedSaysSoAndAsksBeforeItIsLost() {
        makeSteps(1);
        auto* strip = find<QLabel>("unrecordedLabel");
        QVERIFY(!strip->isVisible());
        const auto isAsked = [this] { return window_->findChild<QMessageBox*>("quitQuestion"); };
        {
            const FullDisk full;
            singleStep(2);
            QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
            QVERIFY(message().contains("not recorded"));
            begun([this] { session_->reset(2); });
            QVERIFY(!strip->isVisible());  // nothing of the new one can be lost yet
            begun([this] { session_->undo(); });
            QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatience);
            QVERIFY(message().contains("not recorded"));
            QVERIFY(!window_->close());
            QTRY_VERIFY_WITH_TIMEOUT(isAsked(), kPatience);
            isAsked()->reject();
            QTRY_VERIFY_WITH_TIMEOUT(!isAsked(), kPatience);
            QVERIFY(window_->isVisible());
        }
        singleStep(3);
        QTRY_VERIFY_WITH_TIMEOUT(!strip->isVisible(), kPatience);
        QVERIFY(!message().contains("not recorded"));
        QVERIFY(window_->close());
    }

    void aClosedRunIsOfferedAndResumesWhereItStood() {
        makeSteps(3);
        close();
        open();
        QVERIFY(message().contains("stands at step 3"));
        pressFirstAction();
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 3, kPatience);
        singleStep(4);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{4},
                                  kPatience);
    }

    void aRunThatWasCutOffIsOfferedFromItsLastCheckpoint() {
        find<QSpinBox>("checkpointIntervalSpin")->setValue(2);
        makeSteps(5);
        settle();
        auto killed = std::make_unique<QTemporaryDir>();
        std::filesystem::copy(library_->path().toStdString(), killed->path().toStdString(),
                              std::filesystem::copy_options::recursive);
        close();
        library_.swap(killed);
        open();
        QVERIFY(message().contains("cut off at step 5"));
        QCOMPARE(bar().current()->kind, Notice::Kind::Warning);
        pressFirstAction();
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 5, kPatience);
    }

    void theOfferOfARunIsOverWhenAnotherTrains() {
        makeSteps(2);
        close();
        open();
        QVERIFY(message().contains("stands at step 2"));
        singleStep(1);
        QVERIFY2(message().isEmpty(), qUtf8Printable(message()));
    }

    void withoutAnEarlierRunNothingIsOffered() { QVERIFY(message().isEmpty()); }

    void closingWhileTrainingWritesACheckpoint() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
        settle();
        window_->close();
        close();
        const auto last = RunLibrary(library_->path().toStdString()).newestToResume();
        QVERIFY(last);
        QVERIFY(!last->wasCutOff());
    }

    void undoNamesWhatItRevertsAndLeavesAMark() {
        QVERIFY(!action("actionUndo")->isEnabled());
        singleStep(1);
        enterValue("lambdaEdit", "0.1");
        QTRY_COMPARE_WITH_TIMEOUT(action("actionUndo")->text(), QString("&Undo: λ 0.01 → 0.1"),
                                  kPatience);
        singleStep(2);
        QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!action("actionUndo")->isEnabled(), kPatience);
        singleStep(3);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{2}, kPatience);
        QCOMPARE(marks()[1].text, QString("λ 0.1 → 0.01"));
        QCOMPARE(find<ValueEdit>("lambdaEdit")->value(), 0.01);
    }

    void aResetStaysInGreyAndCanBeUndone() {
        makeSteps(4);
        begun([&] { session_->reset(7); });
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().former.size(), std::size_t{4}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(action("actionUndo")->text(), QString("&Undo: Reset"), kPatience);
        singleStep(1);
        begun([&] { action("actionUndo")->trigger(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 4, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{4},
                                  kPatience);
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{1});
    }

    void aRunLeftForAnotherPresetComesBackByUndo() {
        makeSteps(4);
        Preset other = smallPreset();
        other.id = "other";
        begun([&] { session_->start(other, folder_.filePath("data").toStdString(), 1); });
        QTRY_COMPARE_WITH_TIMEOUT(action("actionUndo")->text(), QString("&Undo: choose preset"),
                                  kPatience);
        singleStep(1);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{1},
                                  kPatience);
        QCOMPARE(lossChart().plot().former.size(), std::size_t{4});
        begun([&] { QTest::keyClick(window_.get(), Qt::Key_Z, Qt::ControlModifier); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 4, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{4},
                                  kPatience);
        QVERIFY(lossChart().plot().former.empty());  // as before
        QCOMPARE(session_->run().preset->id, smallPreset().id);
    }

    void everyWayThatEndsARunLeavesItInGreyAndIsUndone_data() {
        QTest::addColumn<QString>("way");
        for (const char* way : {"reset", "preset", "preset file", "data set", "data set folder",
                                "checkpoint", "library", "fork", "dropped preset",
                                "dropped data set", "dropped checkpoint", "dropped run"})
            QTest::newRow(way) << QString(way);
    }

    /// From the run that stands at step 4.
    void everyWayThatEndsARunLeavesItInGreyAndIsUndone() {
        QFETCH(QString, way);
        makeSteps(2);
        settle();
        const QString past = QString::fromStdString(library().runs().front().folder.string());
        close();
        open();
        makeSteps(4);
        const RunInfo before = session_->run();
        begun([&] { endRunBy(way, past); });
        QVERIFY(session_->run().run != before.run);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().former.size(), std::size_t{4}, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(action("actionUndo")->isEnabled(), kPatience);
        begun([&] { action("actionUndo")->trigger(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 4, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{4},
                                  kPatience);
        QVERIFY(*session_->run().preset == *before.preset);
        QCOMPARE(session_->run().seeds.seed, before.seeds.seed);
        QVERIFY(session_->run().datasetFolder == before.datasetFolder);
        singleStep(5);
    }

    void undoOfAForkLeadsBackToWhereTheRunStood() {
        makeSteps(5);
        begun([&] { session_->forkAt(2); });
        QTRY_COMPARE_WITH_TIMEOUT(action("actionUndo")->text(), QString("&Undo: fork at a step"),
                                  kPatience);
        begun([&] { action("actionUndo")->trigger(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 5, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{5},
                                  kPatience);
    }

    void returnGoesToTheStepAskedForAndLeavesTheRestInGrey() {
        makeSteps(5);
        action("actionFork")->trigger();
        auto* dialog = find<QDialog>("forkDialog");
        auto* number = dialog->findChild<QLineEdit*>("number");
        number->setText("6");
        QVERIFY(!dialog->findChild<QPushButton*>("acceptButton")->isEnabled());
        number->setText("2");
        begun([&] { dialog->findChild<QPushButton*>("acceptButton")->click(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 2, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{2},
                                  kPatience);
        QCOMPARE(lossChart().plot().former.size(), std::size_t{5});
        singleStep(3);
    }

    void aForkUnderWayLeavesTheWindowFree() {
        const auto* progress = find<QProgressDialog>("forkProgress");
        QCOMPARE(progress->windowModality(), Qt::NonModal);
        QCOMPARE(progress->parentWidget(), window_.get());
    }

    void escapeCancelsAFork() {
        auto* progress = find<QProgressDialog>("forkProgress");
        const QSignalSpy canceled(progress, &QProgressDialog::canceled);
        progress->show();
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), progress, kPatience);
        QTest::keyClick(progress, Qt::Key_Escape);
        QCOMPARE(canceled.size(), 1);
        QVERIFY(progress->isHidden());
    }

    /// It may open at any time, while the keys are meant for the stage.
    void aSpaceDoesNotCancelAFork() {
        auto* progress = find<QProgressDialog>("forkProgress");
        const QSignalSpy canceled(progress, &QProgressDialog::canceled);
        progress->show();
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), progress, kPatience);
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return})
            QTest::keyClick(QApplication::focusWidget(), key);
        QCOMPARE(canceled.size(), 0);
        QTest::keyClick(progress, Qt::Key_Escape);
    }

    void aCheckpointSavedWithoutAnEndingGetsOne() {
        singleStep(1);
        QTimer::singleShot(0, this, [this] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>()->setText(folder_.filePath("kept"));
            QMetaObject::invokeMethod(dialog, "accept");
        });
        action("actionSaveCheckpoint")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("kept.safetensors"), kPatience);
        QVERIFY(QFile::exists(folder_.filePath("kept.safetensors")));
    }

    /// Each kind of file begins where the last of its kind was, also after the next start.
    void dialogsRememberThePlaceOfTheirKindOfFile() {
        const QDir root(folder_.path());
        for (const char* name : {"presets", "checkpoints"})
            QVERIFY(root.mkpath(QLatin1String(name)));
        singleStep(1);
        chooseFile("actionSavePreset", root.filePath("presets/mine.json"));
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("mine.json"), kPatience);
        chooseFile("actionSaveCheckpoint", root.filePath("checkpoints/mine.safetensors"));
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("mine.safetensors"), kPatience);
        close();
        open();
        QCOMPARE(placeOf("actionOpenPreset"), root.filePath("presets"));
        QCOMPARE(placeOf("actionSaveCheckpoint"), root.filePath("checkpoints"));
        QCOMPARE(placeOf("actionOpenDataset"), folder_.path());  // beside the present one
        QCOMPARE(FilePlace(FilePlace::Kind::Dataset).last(), folder_.path());  // once it is left
        singleStep(1);
        settle();
        const std::string own = library().runs().front().folder.string() + "/checkpoints";
        begun([this, own] {
            chooseFile("actionOpenCheckpoint", QString::fromStdString(own) + "/000000.safetensors");
        });
        QCOMPARE(placeOf("actionOpenCheckpoint"), QString::fromStdString(own));
    }

    /// A view of graphics would take it, and do nothing.
    void whatIsDroppedOnTheStageOrAPlotIsForTheWindow() {
        QList<ChartView*> charts = window_->findChildren<ChartView*>();
        charts.removeIf([this](const ChartView* each) { return each->window() != window_.get(); });
        QVERIFY(charts.size() > 2);
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(folder_.filePath("data"))});
        for (ChartView* chart : charts) {
            QVERIFY(!chart->acceptDrops() && !chart->viewport()->acceptDrops());
            QDragEnterEvent enter({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
            QApplication::sendEvent(chart->viewport(), &enter);
            QVERIFY(enter.isAccepted());
        }
    }

    void theSeedOfACheckpointIsNotThatOfNewRuns() {
        begun([this] { session_->reset(7); });
        singleStep(1);
        settle();
        const QString checkpoint =
            QString::fromStdString(library().runs().front().folder.string()) +
            "/checkpoints/000000.safetensors";
        begun([this] { session_->reset(3); });
        begun([&] { drop(checkpoint); });
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{7});
        begun([this] { openPreviewed([this] { drop(folder_.filePath("other")); }); });
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{3});
    }

    void theLossPlotOffersTheStepUnderThePointer() {
        makeSteps(5);
        QTRY_COMPARE_WITH_TIMEOUT(lossChart().plot().curves[0].raw.size(), std::size_t{5},
                                  kPatience);
        const QPoint place(static_cast<int>(lossChart().mapping().sceneX(3)),
                           static_cast<int>(lossChart().mapping().area.center().y()));
        QTimer::singleShot(0, this, [this] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            QCOMPARE(menu->actions().constFirst()->text(), QString("Fork at step 3"));
            menu->actions().constFirst()->trigger();
            menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                                lossChart().viewport()->mapToGlobal(place));
        begun([&] { QApplication::sendEvent(lossChart().viewport(), &event); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 3, kPatience);
    }

    void theEventLogGoesToTheClipboard() {
        enterValue("lambdaEdit", "0.1");
        QSignalSpy ready(session_.get(), &TrainingSession::eventsReady);
        action("actionCopyEvents")->trigger();
        QVERIFY(ready.wait(kPatience));
        QVERIFY(QGuiApplication::clipboard()->text().contains("\"change\":\"lambda\""));
    }

    void aVanishedFolderIsOneMessageAndTrainingContinues() {
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        singleStep(1);
        settle();
        QVERIFY(QDir(library_->path()).removeRecursively());
        for (int step = 2; step <= 5; ++step)
            singleStep(step);
        QVERIFY(message().contains("Training continues"));
        QCOMPARE(bar().current()->kind, Notice::Kind::Error);
        QCOMPARE(failed.size(), 1);
    }

    void aDamagedCheckpointIsRefusedInTheWindowsLanguage() {
        action("actionLanguage-de")->trigger();
        writeFile(library_->filePath("damaged.safetensors"), "abc");
        session_->openCheckpoint(library_->filePath("damaged.safetensors").toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("Erwartet wurde eine safetensors-Datei"),
                                 kPatience);
        singleStep(1);
    }

private:
    RunLibrary library() const override { return RunLibrary(library_->path().toStdString()); }

    void endRunBy(const QString& way, const QString& past) {
        const QString checkpoint = past + "/checkpoints/000000.safetensors";
        if (way == "reset")
            return accept("actionReset", "resetDialog", "7");
        if (way == "fork")
            return accept("actionFork", "forkDialog", "2");
        if (way == "preset")
            return chooseFrom(*window_->findChild<RunChooser*>()->presetMenu());
        if (way == "preset file")
            return chooseFile("actionOpenPreset", past + "/preset.json");
        if (way == "data set")
            return chooseFrom(*window_->findChild<RunChooser*>()->datasetMenu());
        if (way == "data set folder")
            return openPreviewed(
                [this] { chooseFile("actionOpenDataset", folder_.filePath("other")); });
        if (way == "checkpoint")
            return chooseFile("actionOpenCheckpoint", checkpoint);
        if (way == "library")
            return openFromLibrary(past);
        if (way == "dropped preset")
            return drop(past + "/preset.json");
        if (way == "dropped data set")
            return openPreviewed([this] { drop(folder_.filePath("other")); });
        if (way == "dropped checkpoint")
            return drop(checkpoint);
        drop(past);
    }

    /// Accepts the preview that it leads to, once that is there.
    void openPreviewed(const std::function<void()>& ask) {
        ask();
        auto* open = find<QPushButton>("openDataButton");
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), kPatience);
        QTest::mouseClick(open, Qt::LeftButton);
    }

    void accept(const QString& actionName, const QString& dialogName, const QString& number) {
        action(actionName)->trigger();
        auto* dialog = find<QDialog>(dialogName);
        dialog->findChild<QLineEdit*>("number")->setText(number);
        QTest::mouseClick(dialog->findChild<QPushButton*>("acceptButton"), Qt::LeftButton);
    }

    static void chooseFrom(QMenu& menu) {
        menu.popup({});
        QTest::keyClick(&menu, Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &menu,
                        Qt::Key_Return);
    }

    void chooseFile(const QString& actionName, const QString& file) {
        QTimer::singleShot(0, this, [file] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>()->setText(file);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        action(actionName)->trigger();
    }

    /// Where the dialog of an action begins, which is then closed.
    QString placeOf(const QString& actionName) {
        QString place;
        QTimer::singleShot(0, this, [&place] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            place = dialog->directory().absolutePath();
            dialog->reject();
        });
        action(actionName)->trigger();
        return place;
    }

    void openFromLibrary(const QString& past) {
        QTest::keyClick(window_.get(), Qt::Key_R, Qt::ControlModifier);
        auto* runs = find<QTreeView>("runs");
        for (int row = 0; row < runs->model()->rowCount(); ++row)
            if (runs->model()->index(row, 0).data(Qt::ToolTipRole).toString().endsWith(past))
                runs->selectionModel()->setCurrentIndex(
                    runs->model()->index(row, 0),
                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QTest::mouseClick(find<QPushButton>("openButton"), Qt::LeftButton);
    }

    void drop(const QString& path) {
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
        QApplication::sendEvent(window_.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, &dropped, Qt::LeftButton, {});
        QApplication::sendEvent(window_.get(), &drop);
    }

    void pressFirstAction() { find<QPushButton>("firstActionButton")->click(); }

    std::unique_ptr<QTemporaryDir> library_;
};

CENTERSCOPE_TEST(SurvivingWindowTest)
#include "surviving_window_test.moc"
