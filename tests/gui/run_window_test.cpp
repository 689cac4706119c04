// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

#include "gui/window_test.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/preset_menu.h"
#include "widgets/run_chooser.h"

using namespace centerscope;
using namespace centerscope::testing;

/// What the window trains: presets, data sets, a reset.
class RunWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void resetStartsAgainWithTheSeed() {
        singleStep(1);
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        action("actionReset")->trigger();
        auto* dialog = find<QDialog>("resetDialog");
        auto* number = dialog->findChild<QLineEdit*>("number");
        auto* accept = dialog->findChild<QPushButton*>("acceptButton");
        for (const char* seed : {"", "7,0", "-1", "07", "9223372036854775808"}) {
            number->setText(seed);
            QVERIFY2(!accept->isEnabled(), seed);
            QVERIFY2(dialog->findChild<QLabel*>("problem")->isVisible(), seed);
        }
        number->setText("5000000000");
        QVERIFY(!dialog->findChild<QLabel*>("problem")->isVisible());
        accept->click();
        QVERIFY(started.wait(kPatience));
        QCOMPARE(session_->run().seeds.seed, std::uint64_t{5'000'000'000});
        action("actionReset")->trigger();
        QCOMPARE(number->text(), QString("5000000000"));
        dialog->reject();
        QCOMPARE(stepShown(), 0);
        QVERIFY(!stage().cloud());
    }

    void whatWasSaidOfARunGoesWithIt() {
        singleStep(1);
        action("actionEvaluateTest")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Test set at step 1"), kPatience);
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        session_->reset(2);
        QVERIFY(started.wait(kPatience));
        QVERIFY(!message().startsWith("Test set"));
    }

    void aBadDataSetIsOneMessageAndTheRunContinues() {
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
        close();
        QDir(folder_.path()).mkpath("gone");
        QSettings().setValue("run/dataset", folder_.filePath("gone"));
        open();
        QCOMPARE(session_->run().dataset->name, std::string("MNIST"));
        QVERIFY(message().contains("gone"));
    }

    void aPresetStartsItsOwnRun() {
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        action("preset-small")->trigger();
        QVERIFY(started.wait(kPatience));
        QCOMPARE(session_->run().run, std::uint64_t{2});
    }

    void aPresetIsChosenByTheKeyboard() {
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        auto* menu = window_->findChild<RunChooser*>()->presetMenu();
        menu->popup({});
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : menu,
                        Qt::Key_Return);
        QVERIFY(started.size() == 1 || started.wait(kPatience));
        QCOMPARE(session_->run().run, std::uint64_t{2});
        QVERIFY(!menu->isVisible());
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
        expected.description = "The preset small with another lambda.";
        QVERIFY(loadPreset(file.toStdString()) == expected);
        QSignalSpy started(session_.get(), &TrainingSession::runStarted);
        chooser->openPreset(file);
        QVERIFY(started.size() == 1 || started.wait(kPatience));
        QVERIFY(*session_->run().preset == expected);
        chooser->openPreset(folder_.filePath("nowhere.json"));
        QCOMPARE(bar().current()->kind, Notice::Kind::Error);
    }

    void theWindowSaysWhatIsSpecialAboutThePreset() {
        action("actionAboutPreset")->trigger();
        auto* dialog = find<QDialog>("presetDialog");
        const QString text = dialog->findChild<QTextEdit*>()->toPlainText();
        QVERIFY2(text.contains("Adam") && text.contains("c −= α Δc"), qUtf8Printable(text));
        dialog->close();
    }

    void theEmptyStageOffersTheTwoWaysToBegin() {
        close();
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

    void aWayToBeginWhoseDataAreGoneStartsNothing() {
        close();
        Preset paper = smallPreset();
        paper.id = "paper";
        const QString gone = folder_.filePath("gone");
        QDir(folder_.path()).mkpath("gone");
        writeDataset(gone, 200, 30);
        QSettings().setValue("run/dataset", gone);
        open(paper);
        QVERIFY(QDir(gone).removeRecursively());
        click("start-paper");
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("gone"), kPatience);
        settle();
        QVERIFY(!session_->isPlaying());
        QCOMPARE(stepShown(), 0);
    }
};

CENTERSCOPE_TEST(RunWindowTest)
#include "run_window_test.moc"
