// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/main_window.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

#include "charts/embedding_chart.h"
#include "charts/loss_chart.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/small_preset.h"
#include "training/center_loss_example.h"
#include "widgets/export_choices.h"
#include "widgets/message_bar.h"
#include "widgets/plots_panel.h"
#include "widgets/run_chooser.h"
#include "widgets/value_edit.h"
#include "widgets/value_slider.h"

using namespace centerscope;
using namespace centerscope::testing;

/// The real window on a small data set: found by object names, used with mouse and keys.
class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(QDir(folder_.path()).mkdir("data"));
        writeDataset(folder_.filePath("data"), 200, 30);
        // Pictures go where this file says; settings into the same folder.
        qputenv("XDG_CONFIG_HOME", folder_.path().toUtf8());
        writeFile(folder_.filePath("user-dirs.dirs"),
                  "XDG_PICTURES_DIR=\"" + folder_.filePath("pictures").toUtf8() + "\"\n");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setApplicationName("centerscope-test");
        QCoreApplication::setOrganizationName("centerscope-test");
    }

    void init() {
        QSettings().clear();
        QSettings().setValue("run/dataset", folder_.filePath("data"));
        QSettings().setValue("window/language", "en");
        open();
    }

    void cleanup() {
        window_.reset();
        session_.reset();
    }

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

    void aChangeOfLambdaLeavesAMarkAndActsFromTheNextStep() {
        singleStep(1);
        enterValue("lambdaEdit", "1");
        singleStep(2);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QCOMPARE(marks()[0].step, 2);
        QVERIFY(marks()[0].text.contains("λ"));
        QCOMPARE(find<QLabel>("lambdaActsSince")->text(), QString("Acts since step 2."));
        const QList<QByteArrayList> rows = exportedMetrics();
        QCOMPARE(rows[1][3], QByteArray("0.01"));
        QCOMPARE(rows[2][3], QByteArray("1"));
    }

    void aDragIsOneChange() {
        auto* slider = find<ValueSlider>("alphaSlider");
        const QPoint middle = slider->rect().center();
        QTest::mousePress(slider, Qt::LeftButton, {}, middle);
        for (int dx = 5; dx <= 40; dx += 5)
            QTest::mouseMove(slider, middle + QPoint(dx, 0));
        QTest::mouseRelease(slider, Qt::LeftButton, {}, middle + QPoint(40, 0));
        singleStep(1);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QVERIFY(find<ValueEdit>("alphaEdit")->value() > 0.5);
    }

    void halveHalvesTheLearningRate() {
        click("halveButton");
        singleStep(1);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("learningRateEdit")->value(), 0.005, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QCOMPARE(exportedMetrics()[1][2], QByteArray("0.005"));
    }

    void aRuleThatHalvesIsShownAsTheValueInForce() {
        HalvingRule rule;
        rule.kind = HalvingRule::Kind::EveryNSteps;
        rule.every = 2;
        session_->setHalvingRule(rule);
        QTRY_VERIFY_WITH_TIMEOUT(!marks().empty() && marks().back().ahead, kPatience);
        QCOMPARE(marks().back().step, 2);
        for (int step = 1; step <= 3; ++step)
            singleStep(step);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("learningRateEdit")->value(), 0.005, kPatience);
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

    void aStopThatIsOverIsRefused() {
        singleStep(1);
        singleStep(2);
        find<QSpinBox>("stopSpin")->setValue(2);
        find<QAbstractButton>("stopCheck")->click();
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("cannot stop after step 2"), kPatience);
        QVERIFY(!find<QAbstractButton>("stopCheck")->isChecked());
    }

    void theHintToStartGoesWithTheFirstStep() {
        cleanup();
        QSettings().clear();
        open();
        QVERIFY(message().contains("Space"));
        singleStep(1);
        QVERIFY(message().isEmpty());
    }

    void aSourceCanBeChosenWhilePaused() {
        click("testButton");
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->source == StageSource::Test,
                                 kPatience);
        QCOMPARE(stage().cloud()->points.size(), std::size_t{30});
        QVERIFY(action("actionTest")->isChecked());
    }

    void aHiddenClassStaysHiddenInTheTable() {
        click("testButton");
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        QTest::keyClick(&stage(), Qt::Key_3, Qt::AltModifier);
        QVERIFY(!stage().isClassVisible(3));
        const QList<QByteArrayList> rows = exported("Visible points (table)", "points.csv");
        QCOMPARE(rows.size(), 1 + 27);
        for (const QByteArrayList& row : rows.mid(1))
            QVERIFY(row[1] != "3");
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

    void everyPictureCanBeExported_data() {
        QTest::addColumn<QString>("subject");
        for (const char* subject :
             {"Stage", "Loss plot", "Error plot", "Plot of the ratio", "Whole window"})
            QTest::newRow(subject) << subject;
    }

    void everyPictureCanBeExported() {
        QFETCH(QString, subject);
        singleStep(1);
        const std::tuple<QString, QString, QByteArray> formats[] = {
            {"PNG, twice as fine", "png", "\x89PNG"},
            {"SVG, to edit and for the web", "svg", "<?xml"},
            {"PDF, for print", "pdf", "%PDF"}};
        for (const auto& [format, ending, beginning] : formats) {
            const QString file = folder_.filePath("picture." + ending);
            exportTo(subject, format, file);
            QFile picture(file);
            QVERIFY(picture.open(QIODevice::ReadOnly));
            QVERIFY(picture.readAll().startsWith(beginning));
            QVERIFY(message().contains(file));
        }
    }

    void theFolderForPicturesIsMadeForTheFirstExport() {
        const QString pictures = folder_.filePath("pictures");
        QVERIFY(QDir(pictures).removeRecursively());
        exportTo("Stage", "PNG, as on the screen", pictures + "/first.png");
        QVERIFY(QFile::exists(pictures + "/first.png"));
    }

    void aFileThatCannotBeWrittenIsSaidInTheMessageBar() {
        exportTo("Stage", "PNG, as on the screen", "/nowhere/picture.png");
        QVERIFY(message().contains("/nowhere/picture.png"));
        QCOMPARE(bar().current()->kind, Message::Kind::Error);
    }

    void snapshotsAreNamedByStepAndNeverWrittenOver() {
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        click("snapshotButton");
        click("snapshotButton");
        const QDir snapshots(folder_.filePath("pictures/Centerscope/small-seed1"));
        QCOMPARE(snapshots.entryList(QDir::Files), QStringList({"000001-2.png", "000001.png"}));
        const QImage picture(snapshots.filePath("000001.png"));
        QCOMPARE(picture.size(), stage().size());
        QVERIFY(!picture.text().isEmpty());
    }

    void automaticSnapshotsComeAtTheirSteps() {
        action("actionAutomaticSnapshots")->trigger();
        auto* dialog = find<QDialog>("automaticSnapshotsDialog");
        dialog->findChild<QSpinBox*>("every")->setValue(3);
        dialog->findChild<QSpinBox*>("side")->setValue(300);
        dialog->findChild<QLineEdit*>("folder")->setText(folder_.filePath("film"));
        dialog->findChild<QPushButton*>("startButton")->click();
        QVERIFY(action("actionAutomaticSnapshots")->isChecked());
        for (int step = 1; step <= 7; ++step)
            singleStep(step);
        const QDir film(folder_.filePath("film"));
        QTRY_COMPARE_WITH_TIMEOUT(film.entryList(QDir::Files),
                                  QStringList({"000003.png", "000006.png"}), kPatience);
        QCOMPARE(QImage(film.filePath("000006.png")).size(), QSize(300, 300));
    }

    void resetStartsAgainWithTheSeed() {
        singleStep(1);
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        action("actionReset")->trigger();
        auto* dialog = find<QDialog>("resetDialog");
        dialog->findChild<QSpinBox*>("seed")->setValue(7);
        dialog->findChild<QPushButton*>("resetButton")->click();
        QVERIFY(started.wait(kPatience));
        QCOMPARE(session_->run().seed, std::uint64_t{7});
        QCOMPARE(stepShown(), 0);
        QVERIFY(!stage().cloud());
    }

    void aBadDataSetIsOneMessageAndTheRunGoesOn() {
        singleStep(1);
        QSignalSpy failed(session_.get(), &TrainingSession::failed);
        QFile::remove(folder_.filePath("bad"));
        QDir(folder_.path()).mkpath("bad");
        auto* menu = button("actionDatasetsButton")->menu();
        QVERIFY(QMetaObject::invokeMethod(menu, "chosen", Q_ARG(QString, folder_.filePath("bad"))));
        QVERIFY(failed.wait(kPatience));
        QVERIFY(message().contains("bad"));
        singleStep(2);
        QCOMPARE(session_->run().dataset->name, std::string("data"));
    }

    void whereTheDataOfLastTimeAreGoneTheBundledOnesComeAndItIsSaid() {
        cleanup();
        QDir(folder_.path()).mkpath("gone");
        QSettings().setValue("run/dataset", folder_.filePath("gone"));
        open();
        QCOMPARE(session_->run().dataset->name, std::string("MNIST"));
        QVERIFY(message().contains("gone"));
    }

    void aPresetStartsItsOwnRun() {
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        find<QAbstractButton>("preset-small")->click();
        QVERIFY(started.wait(kPatience));
        QCOMPARE(session_->run().run, std::uint64_t{2});
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
        QCOMPARE(titles, QStringList({"Datei", "Bearbeiten", "Training", "Ansicht", "Hilfe"}));
        enterValue("lambdaEdit", "0,25");
        singleStep(1);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("lambdaEdit")->text(), QString("0,25"),
                                  kPatience);
        action("actionLanguage-en")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(button("actionStepButton")->text(), QString("Step"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(find<ValueEdit>("lambdaEdit")->text(), QString("0.25"),
                                  kPatience);
    }

    void filesDoNotDependOnTheLanguage() {
        singleStep(1);
        const QList<QByteArrayList> english = exportedMetrics();
        action("actionLanguage-de")->trigger();
        exportTo(static_cast<int>(ExportChoices::Subject::Metrics), 0,
                 folder_.filePath("metrics.csv"));
        QCOMPARE(rowsOf(folder_.filePath("metrics.csv")), english);
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
        cleanup();
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
        QCOMPARE(offered.size(), 5);
        offered.last()->trigger();
        QCOMPARE(panel->lowerPlot(), LowerPlot::Gradients);
        window_->close();
        cleanup();
        open();
        panel = window_->findChild<PlotsPanel*>();
        QCOMPARE(panel->lowerPlot(), LowerPlot::Gradients);
        QVERIFY(action("actionPlotGradients")->isChecked());
    }

    void everyValidationIsATableToo() {
        session_->setValidationInterval(5);
        session_->setStopAfter(12);
        session_->play();
        const StepChart& ratio = window_->findChild<PlotsPanel*>()->chart(LowerPlot::Ratio);
        QTRY_COMPARE_WITH_TIMEOUT(ratio.plot().sparse[0].points.size(), std::size_t{2}, kPatience);
        const QList<QByteArrayList> rows =
            exported("Every validation and test (table)", "evaluation.csv");
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].size(), 12);
        QCOMPARE(rows[2][0], QByteArray("10"));
        QCOMPARE(rows[2][8].toDouble(), ratio.plot().sparse[0].points[1].y());
    }

    void aDivergenceIsNamedAndItsRemedyTrainsOn() {
        cleanup();
        Preset preset = smallPreset();
        preset.optimizer.kind = OptimizerDescription::Kind::Sgd;
        open(preset);
        enterValue("learningRateEdit", "1");
        enterValue("lambdaEdit", "1000");
        QTest::keyClick(window_.get(), Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Training has diverged"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->isPlaying(), kPatience);
        QCOMPARE(bar().current()->kind, Message::Kind::Error);
        auto* remedy = find<QPushButton>("firstActionButton");
        QCOMPARE(remedy->text(), QString("Return to the last good state with half the learning "
                                         "rate"));
        click("firstActionButton");
        QTRY_VERIFY_WITH_TIMEOUT(session_->isPlaying() && stepShown() > 50, kPatience);
        QVERIFY(!message().startsWith("Training has diverged"));
        QCOMPARE(find<ValueEdit>("learningRateEdit")->value(), 0.005);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
        QCOMPARE(marks()[0].step, 1);
    }

    void theExampleInHelpIsTheEnginesOwn() {
        action("actionHelpCheck")->trigger();
        const QString text = find<QTextEdit>("checkText")->toPlainText();
        const CenterLossExample example = centerLossExample();
        for (const CenterLossExample::Form& form : example.forms)
            QVERIFY(text.contains(QString::fromStdString(form.formula) + " = " +
                                  QString::number(form.loss, 'g', 8)));
        for (const CenterLossExample::Rule& rule : example.rules)
            for (Eigen::Index row = 0; row < rule.second.rows(); ++row)
                QVERIFY(text.contains(QString("(%1, %2)")
                                          .arg(rule.second(row, 0) + 0.0, 0, 'g', 8)
                                          .arg(rule.second(row, 1) + 0.0, 0, 'g', 8)));
    }

    void thePresetIsSavedWithTheValuesInForceAndOpenedAgain() {
        enterValue("lambdaEdit", "0.5");
        singleStep(1);
        auto* chooser = window_->findChild<RunChooser*>();
        const QString file = folder_.filePath("my größe.json");
        chooser->savePreset(file);
        QVERIFY2(message().contains("größe.json"), qUtf8Printable(message()));
        Preset expected = smallPreset();
        expected.id = "my-my-gr--e";
        expected.name = "my größe";
        expected.hyperparameters.lambda = 0.5;
        QVERIFY(loadPreset(file.toStdString()) == expected);
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        chooser->openPreset(file);
        QVERIFY(started.size() == 1 || started.wait(kPatience));
        QVERIFY(*session_->run().preset == expected);
        chooser->openPreset(folder_.filePath("nowhere.json"));
        QCOMPARE(bar().current()->kind, Message::Kind::Error);
    }

    void theWindowSaysWhatIsSpecialAboutThePreset() {
        action("actionAboutPreset")->trigger();
        auto* dialog = find<QDialog>("presetDialog");
        const QString text = dialog->findChild<QTextEdit*>()->toPlainText();
        QVERIFY2(text.contains("Adam") && text.contains("c −= α Δc"), qUtf8Printable(text));
        dialog->close();
    }

    void aPresetWithoutAlphaSaysWhatHappensInstead() {
        cleanup();
        Preset preset = smallPreset();
        preset.centerRule.kind = CenterRule::Kind::Frozen;
        preset.hyperparameters.alpha = 0;
        preset.alphaNote = "The centers stay.";
        open(preset);
        QVERIFY(!find<ValueEdit>("alphaEdit")->isVisible());
        QCOMPARE(find<QLabel>("alphaNote")->text(), QString("The centers stay."));
    }

    void aScheduledValueSaysSoUntilItIsTouched() {
        cleanup();
        Preset preset = smallPreset();
        preset.schedules.lambda.knots = {{1, 0}, {1'000'000, 1}};
        open(preset);
        const auto* says = find<QLabel>("lambdaActsSince");
        QTRY_VERIFY_WITH_TIMEOUT(says->text().contains("Scheduled"), kPatience);
        enterValue("lambdaEdit", "0.5");
        QTRY_COMPARE_WITH_TIMEOUT(says->text(), QString("Acts since step 1."), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(marks().size(), std::size_t{1}, kPatience);
    }

    void theEmptyStageOffersTheTwoWaysToBegin() {
        cleanup();
        Preset paper = smallPreset();
        paper.id = "paper";
        open(paper);
        auto* choice = find<QAbstractButton>("start-paper");
        QVERIFY(choice->isVisible());
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
        QVERIFY(!choice->isVisible());
    }

    void closingWhileTrainingEndsAtOnce() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 0, kPatience);
        window_->close();
        cleanup();  // joins the training thread; a hang fails by the test's time limit
    }

private:
    void open(const Preset& preset = smallPreset()) {
        session_ = std::make_unique<TrainingSession>(2);
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        window_ = std::make_unique<MainWindow>(*session_, std::vector{preset}, 2);
        window_->show();
        QVERIFY(QTest::qWaitForWindowActive(window_.get(), kPatience));
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
    QToolButton* button(const QString& name) { return find<QToolButton>(name); }
    EmbeddingChart& stage() { return *window_->findChild<EmbeddingChart*>(); }
    const std::vector<StepMark>& marks() { return window_->findChild<LossChart*>()->plot().marks; }
    MessageBar& bar() { return *find<MessageBar>("messages"); }
    QString message() { return bar().current() ? bar().current()->text : QString(); }

    int stepShown() { return window_->locale().toInt(find<QLabel>("stepLabel")->text()); }

    void click(const QString& name) {
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }

    /// Makes a step by its button and waits until the window shows it.
    void singleStep(int step) {
        click("actionStepButton");
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), step, kPatience);
    }

    void enterValue(const QString& edit, const QString& text) {
        auto* field = find<ValueEdit>(edit);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    void exportTo(int subject, int format, const QString& file) {
        action("actionExport")->trigger();
        auto* dialog = find<QDialog>("exportDialog");
        dialog->findChild<QComboBox*>("subject")->setCurrentIndex(subject);
        dialog->findChild<QComboBox*>("format")->setCurrentIndex(format);
        dialog->findChild<QLineEdit*>("file")->setText(file);
        dialog->findChild<QPushButton*>("exportButton")->click();
    }

    void exportTo(const QString& subject, const QString& format, const QString& file) {
        exportTo(find<QComboBox>("subject")->findText(subject),
                 find<QComboBox>("format")->findText(format), file);
    }

    QList<QByteArrayList> rowsOf(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QList<QByteArrayList> rows;
        for (const QByteArray& line : file.readAll().trimmed().split('\n'))
            rows << line.split(',');
        return rows;
    }

    QList<QByteArrayList> exported(const QString& subject, const QString& name) {
        exportTo(subject, "PNG, as on the screen", folder_.filePath(name));
        return rowsOf(folder_.filePath(name));
    }

    QList<QByteArrayList> exportedMetrics() {
        return exported("Metrics of every step (table)", "metrics.csv");
    }

    QTemporaryDir folder_;
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<MainWindow> window_;
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
