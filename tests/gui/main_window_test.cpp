// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextEdit>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "training/center_loss_example.h"
#include "widgets/help_dialog.h"
#include "widgets/hyperparameter_card.h"
#include "widgets/plots_panel.h"
#include "widgets/preset_menu.h"
#include "widgets/value_edit.h"

using namespace centerscope;
using namespace centerscope::testing;

/// The window itself: training by mouse and keys, what is shown, menus, language, help.
class MainWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void spaceStartsAndPausesTraining() {
        QSignalSpy playing(session_.get(), &TrainingSession::playingChanged);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 10, kPatience);
        QCOMPARE(button("actionPlayButton")->text(), QString("Pause"));
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(playing.size(), 2, kPatience);
        QCOMPARE(button("actionPlayButton")->text(), QString("Play"));
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
    }

    void withTheFocusOnAButtonSpaceStillTrainsAndEnterPressesIt() {
        auto* halve = find<QAbstractButton>("halveButton");
        halve->setFocus();
        QTest::keyClick(halve, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("learningRateEdit")->value(), 0.005, kPatience);
        QTest::keyClick(halve, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
        QCOMPARE(find<ValueEdit>("learningRateEdit")->value(), 0.005);
    }

    void stepTrainsOnOneBatchAndPlacesIt() {
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        QCOMPARE(stage().cloud()->points.size(), std::size_t{10});
        singleStep(2);
        QTRY_COMPARE_WITH_TIMEOUT(stage().cloud()->lastStep, 2, kPatience);
        QVERIFY(!session_->isPlaying());
    }

    void theEpochBarCountsEveryImageThatIsLearnt() {
        Preset preset = smallPreset();
        preset.trainingImages = TrainingImages::All;
        open(preset);
        singleStep(1);
        const RunInfo& run = session_->run();
        const std::int64_t images = run.dataset->train.size() + run.dataset->validation.size();
        QVERIFY(run.dataset->validation.size() >= 10);
        QTRY_COMPARE_WITH_TIMEOUT(find<QProgressBar>("epochBar")->maximum(), images / 10,
                                  kPatience);
    }

    void stopAfterPausesAndSaysSo() {
        find<QSpinBox>("stopSpin")->setValue(20);
        find<QAbstractButton>("stopCheck")->click();
        click("actionPlayButton");
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("Stopped after step 20"), kPatience);
        QVERIFY(!session_->isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 20, kPatience);
        QVERIFY(!find<QAbstractButton>("stopCheck")->isChecked());
    }

    void runToMakesTenStepsOrEndsTheEpoch() {
        const auto stopsAt = [this](int step) {
            QTRY_COMPARE_WITH_TIMEOUT(stepShown(), step, kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(!session_->isPlaying(), kPatience);
        };
        action("actionRunTenSteps")->trigger();
        stopsAt(10);
        action("actionRunEpoch")->trigger();  // of 200 images, 10 per batch, 20 kept apart
        stopsAt(18);
        action("actionRunEpoch")->trigger();
        stopsAt(36);
    }

    void itTrainsToAnAccuracyAndPausesThere() {
        action("actionRunToGoal")->trigger();
        auto* dialog = find<QDialog>("goalDialog");
        dialog->findChild<QComboBox*>("measure")->setCurrentIndex(1);
        QCOMPARE(dialog->findChild<QDoubleSpinBox*>("value")->value(), 95.0);
        dialog->findChild<QDoubleSpinBox*>("value")->setValue(0);  // which any 20 batches reach
        dialog->findChild<QPushButton*>("startButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Stopped after step 20,"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->isPlaying(), kPatience);
    }

    void thePaceIsChosenWithOneClickAndCountsAtOnce() {
        click("actionPaceOneButton");
        QVERIFY(action("actionPaceOne")->isChecked());
        action("actionPlay")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() >= 1, kPatience);
        QVERIFY(session_->isPlaying());
        click("actionPaceFullButton");
        QVERIFY(!action("actionPaceOne")->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() >= 200, kPatience);
    }

    void aStopThatIsOverIsRefused() {
        singleStep(1);
        singleStep(2);
        find<QSpinBox>("stopSpin")->setValue(2);
        find<QAbstractButton>("stopCheck")->click();
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("cannot stop after step 2"), kPatience);
        QVERIFY(!find<QAbstractButton>("stopCheck")->isChecked());
    }

    void theHintToStartGoesWithTheFirstStep() {
        close();
        QSettings().clear();
        open();
        QVERIFY(message().contains("Space"));
        singleStep(1);
        QVERIFY(message().isEmpty());
    }

    void aSourceCanBeChosenWhilePaused() {
        click("testButton");
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->source == PointSource::Test,
                                 kPatience);
        QCOMPARE(stage().cloud()->points.size(), std::size_t{30});
        QVERIFY(action("actionTest")->isChecked());
    }

    void theCloudOfTheSourceBeforeIsTakenAwayAtOnce() {
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        click("testButton");
        QVERIFY(!stage().cloud());
        QCOMPARE(stage().summary(), QString("Evaluating…"));
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        QCOMPARE(stage().cloud()->source, PointSource::Test);
        click("liveBatchesButton");
        QVERIFY(!stage().cloud());
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        QCOMPARE(stage().cloud()->source, PointSource::LiveBatches);
    }

    void beforeTheFirstStepThereAreNoLiveBatches() {
        click("testButton");
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        click("liveBatchesButton");
        settle();
        QVERIFY(!stage().cloud());
        QVERIFY(stage().summary().startsWith("Nothing has been placed yet."));
    }

    void everyClassCanBeTickedInTheMenu() {
        QMenu* menu = find<QMenu>("classMenu");
        emit menu->aboutToShow();
        menu->actions().at(3)->trigger();
        QVERIFY(!stage().isClassVisible(3));
        emit menu->aboutToShow();
        QVERIFY(!menu->actions().at(3)->isChecked());
        menu->actions().back()->trigger();
        QVERIFY(stage().isClassVisible(3));
    }

    void theLanguageChangesWhileItRuns() {
        action("actionLanguage-de")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(button("actionStepButton")->text(), QString("Schritt"),
                                  kPatience);
        QCOMPARE(button("testButton")->text(), QString("Test"));
        QCOMPARE(button("liveBatchesButton")->text(), QString("Laufende Batches"));
        QStringList titles;
        for (const QAction* menu : window_->menuBar()->actions())
            titles << menu->text().remove('&');
        QCOMPARE(titles, QStringList({"Datei", "Bearbeiten", "Training", "Ansicht", "Untersuchen",
                                      "Hilfe"}));
        enterValue("lambdaEdit", "0,25");
        singleStep(1);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("lambdaEdit")->text(), QString("0,25"),
                                  kPatience);
        action("actionLanguage-en")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(button("actionStepButton")->text(), QString("Step"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("lambdaEdit")->text(), QString("0.25"),
                                  kPatience);
    }

    void everyButtonThatEndsADialogEndsIt_data() {
        QTest::addColumn<QString>("opener");
        QTest::addColumn<QString>("dialog");
        QTest::addColumn<QString>("button");
        QTest::newRow("help") << "actionHelpPicture"
                              << "helpDialog"
                              << "Close";
        QTest::newRow("about") << "actionAbout"
                               << "about"
                               << "Close";
        QTest::newRow("preset") << "actionAboutPreset"
                                << "presetDialog"
                                << "Close";
        QTest::newRow("no reset") << "actionReset"
                                  << "resetDialog"
                                  << "Cancel";
        QTest::newRow("reset") << "actionReset"
                               << "resetDialog"
                               << "Reset";
        QTest::newRow("no fork") << "actionFork"
                                 << "forkDialog"
                                 << "Cancel";
        QTest::newRow("fork") << "actionFork"
                              << "forkDialog"
                              << "Fork";
        QTest::newRow("no export") << "actionExport"
                                   << "exportDialog"
                                   << "Cancel";
        QTest::newRow("export") << "actionExport"
                                << "exportDialog"
                                << "Export";
        QTest::newRow("no snapshots") << "actionAutomaticSnapshots"
                                      << "automaticSnapshotsDialog"
                                      << "Cancel";
        QTest::newRow("snapshots") << "actionAutomaticSnapshots"
                                   << "automaticSnapshotsDialog"
                                   << "Start";
    }

    void everyButtonThatEndsADialogEndsIt() {
        QFETCH(QString, opener);
        QFETCH(QString, dialog);
        QFETCH(QString, button);
        singleStep(1);
        action(opener)->trigger();
        const QPointer<QDialog> shown = find<QDialog>(dialog);
        QVERIFY(shown->isVisible());
        const QList<QAbstractButton*> buttons = shown->findChildren<QAbstractButton*>();
        const auto pressed = std::ranges::find_if(buttons, [&button](const QAbstractButton* each) {
            return each->text().remove('&') == button;
        });
        QVERIFY(pressed != buttons.end());
        (*pressed)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!shown || !shown->isVisible(), kPatience);
        settle();
    }

    void whatWasAskedLastCounts() {
        begun([&] {
            session_->start(smallPreset(), folder_.filePath("other").toStdString(), 1);
            QTest::keyClick(window_.get(), Qt::Key_Space);
            QTest::keyClick(window_.get(), Qt::Key_Space);
        });
        settle();
        QVERIFY(!session_->isPlaying());
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying(), kPatience);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTest::keyClick(window_.get(), Qt::Key_Space);
        settle();
        QVERIFY(session_->isPlaying());
    }

    void helpListsEveryShortcut() {
        action("actionHelpShortcuts")->trigger();
        const QString text =
            find<QDialog>("helpDialog")->findChild<QTextEdit*>("shortcutsText")->toPlainText();
        int shortcuts = 0;
        for (const QAction* each : window_->findChildren<QAction*>()) {
            if (each->shortcut().isEmpty())
                continue;
            ++shortcuts;
            QVERIFY2(text.contains(each->text().remove('&')), qUtf8Printable(each->text()));
        }
        QVERIFY(shortcuts > 10);
    }

    void noMnemonicIsGivenTwice_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : Language::available())
            QTest::newRow(qUtf8Printable(language)) << language;
    }
    void noMnemonicIsGivenTwice() {
        QFETCH(QString, language);
        close();
        open(bundledPresets());
        action("actionLanguage-" + language)->trigger();
        settle();
        const auto verify = [](const QString& where, const QStringList& texts) {
            QStringList keys;
            for (const QString& text : texts)
                if (const QKeySequence key = QKeySequence::mnemonic(text); !key.isEmpty())
                    keys << key.toString();
            keys.sort();
            QStringList unique = keys;
            unique.removeDuplicates();
            QVERIFY2(keys == unique, qUtf8Printable(where + ": " + keys.join(" ")));
        };
        for (QMenu* menu : window_->findChildren<QMenu*>()) {
            emit menu->aboutToShow();
            QStringList texts;
            for (const QAction* each : menu->actions())
                texts << each->text();
            verify(menu->objectName(), texts);
            if (menu->objectName() == "trainMenu" || menu->objectName() == "languageMenu")
                for (const QAction* each : menu->actions())
                    QVERIFY2(each->isSeparator() || each->text().contains('&'),
                             qUtf8Printable(each->text()));
        }
        QStringList texts;
        for (const QAction* menu : window_->menuBar()->actions())
            texts << menu->text();
        for (const auto* card : window_->findChildren<HyperparameterCard*>()) {
            for (const QLabel* label : card->findChildren<QLabel*>())
                texts << (label->buddy() ? label->text() : QString());
            for (const QAbstractButton* button : card->findChildren<QAbstractButton*>())
                texts << (button->window() == window_.get() ? button->text() : QString());
        }
        verify("window", texts);
    }

    void whatIsInForceIsTickedAndStandsInTheTitle() {
        Preset other = smallPreset();
        other.id = other.name = "other";
        close();
        open({smallPreset(), other});
        const auto ticked = [this](const char* tool) {
            QMenu* menu = button(tool)->menu();
            emit menu->aboutToShow();
            QStringList texts;
            for (const QAction* each : menu->actions())
                if (each->isChecked())
                    texts << each->text();
            return texts;
        };
        QCOMPARE(ticked("actionPresetsButton"), QStringList(presetName(smallPreset())));
        QCOMPARE(ticked("actionDatasetsButton"), QStringList(folder_.filePath("data")));
        begun([this] { action("preset-other")->trigger(); });
        QCOMPARE(ticked("actionPresetsButton"), QStringList("other"));
        QCOMPARE(window_->windowTitle(), QString("other on data, seed 1 – Centerscope"));
        begun(
            [this] { session_->start(smallPreset(), folder_.filePath("other").toStdString(), 7); });
        QCOMPARE(ticked("actionDatasetsButton"), QStringList(folder_.filePath("other")));
        QVERIFY(window_->windowTitle().endsWith(" on other, seed 7 – Centerscope"));
    }

    void noShortcutIsGivenTwice() {
        QStringList shortcuts;
        for (const QAction* each : window_->findChildren<QAction*>())
            if (!each->shortcut().isEmpty())
                shortcuts << each->shortcut().toString();
        shortcuts.sort();
        QCOMPARE(shortcuts.removeDuplicates(), qsizetype{0});
    }

    void settingsAreThereAtTheNextStart() {
        click("fixedSampleButton");
        find<QSpinBox>("livePointsSpin")->setValue(500);
        action("actionThemeDark")->trigger();
        action("actionLanguage-de")->trigger();
        window_->close();
        close();
        open();
        QVERIFY(action("actionFixedSample")->isChecked());
        QCOMPARE(find<QSpinBox>("livePointsSpin")->value(), 500);
        QVERIFY(action("actionThemeDark")->isChecked());
        QCOMPARE(button("actionStepButton")->text(), QString("Schritt"));
        action("actionThemeLight")->trigger();
    }

    void nothingIsCutOffInASmallWindow_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << "en";
        QTest::newRow("German") << "de";
    }

    void nothingIsCutOffInASmallWindow() {
        QFETCH(QString, language);
        action("actionLanguage-" + language)->trigger();
        QVERIFY(window_->minimumSizeHint().width() <= 1280);
        QVERIFY(window_->minimumSizeHint().height() <= 800);
        window_->resize(1280, 800);
        QTRY_COMPARE_WITH_TIMEOUT(window_->size(), QSize(1280, 800), kPatience);
        for (const char* name : {"actionPlayButton", "actionResetButton", "snapshotButton"}) {
            const QToolButton* each = button(name);
            QVERIFY2(each->isVisible() && each->width() >= each->sizeHint().width(), name);
        }
    }

    void theLowerPlotIsChosenByKeyMenuAndMouseAndRemembered() {
        const auto* panel = window_->findChild<PlotsPanel*>();
        QCOMPARE(panel->lowerPlot(), LowerPlot::Error);
        QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(panel->lowerPlot(), LowerPlot::Distances);
        action("actionPlotRatio")->trigger();
        QCOMPARE(panel->lowerPlot(), LowerPlot::Ratio);
        const QList<QAction*> offered = button("lowerPlotButton")->menu()->actions();
        QCOMPARE(offered.size(), 6);
        offered.last()->trigger();
        QCOMPARE(panel->lowerPlot(), LowerPlot::ClassMeans);
        offered[4]->trigger();
        QCOMPARE(panel->lowerPlot(), LowerPlot::Gradients);
        window_->close();
        close();
        open();
        panel = window_->findChild<PlotsPanel*>();
        QCOMPARE(panel->lowerPlot(), LowerPlot::Gradients);
        QVERIFY(action("actionPlotGradients")->isChecked());
    }

    void helpSpeaksOfTheDataSetOfTheRun() {
        auto& help = *find<HelpDialog>("helpDialog");
        const auto text = [&help](const char* page) {
            return help.findChild<QTextEdit*>(page)->toPlainText();
        };
        QVERIFY(text("pictureText").contains("28 × 28 pixels"));
        QVERIFY(text("pictureText").contains("10 classes"));
        QVERIFY(text("questionsText").contains("2.30 is ln 10:"));
        help.setDataShape({{8, 9, 1}, 7});
        QVERIFY(text("pictureText").contains("8 × 9 pixels"));
        QVERIFY(text("pictureText").contains("7 classes"));
        QVERIFY(text("questionsText").contains("1.95 is ln 7:"));
    }

    void theExampleInHelpIsTheEnginesOwn() {
        action("actionHelpCheck")->trigger();
        const QString text = find<QTextEdit>("checkText")->toPlainText();
        const CenterLossExample example = centerLossExample();
        for (const CenterLossExample::Form& form : example.forms)
            QVERIFY(text.contains(QString::fromStdString(form.formula) + " = " +
                                  QString::number(form.loss, 'g', 8)));
        for (const CenterLossExample::Rule& rule : example.rules)
            for (const auto& [x, y] : rule.second)
                QVERIFY(text.contains(
                    QString("(%1, %2)").arg(x + 0.0, 0, 'g', 8).arg(y + 0.0, 0, 'g', 8)));
    }

    void closingWhileTrainingEndsAtOnce() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
        window_->close();
        close();  // joins the training thread; a hang fails by the test's time limit
    }
};

CENTERSCOPE_TEST(MainWindowTest)
#include "main_window_test.moc"
