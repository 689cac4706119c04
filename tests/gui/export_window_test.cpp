// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/exporter.h"
#include "widgets/plots_panel.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Pictures and tables that the window writes.
class ExportWindowTest : public WindowTest {
    Q_OBJECT

private slots:
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

    void everyPictureCanBeExported_data() {
        QTest::addColumn<QString>("subject");
        for (const char* subject :
             {"Stage", "Loss plot", "Error plot", "Plot of the ratio", "Whole window"})
            QTest::newRow(subject) << subject;
    }

    void everyPictureCanBeExported() {
        QFETCH(QString, subject);
        session_->setValidationInterval(1);
        showAPoint();
        QTRY_VERIFY_WITH_TIMEOUT(!plots().chart(LowerPlot::Ratio).plot().isEmpty(), kPatience);
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

    void anEmptyPlotIsNotExported() {
        for (const char* subject : {"Stage", "Loss plot", "Error plot", "Plot of the ratio"}) {
            exportTo(subject, "PNG, as on the screen", folder_.filePath("nothing.png"));
            QVERIFY2(message().contains("nothing in this plot"), subject);
            bar().dismiss();
        }
        QVERIFY(!QFile::exists(folder_.filePath("nothing.png")));
    }

    void aPictureHasTheSizeInMillimetresOrPixels() {
        showAPoint();
        const auto sizeOf = [this](const char* unit, int width, int height) {
            action("actionExport")->trigger();
            auto* dialog = find<QDialog>("exportDialog");
            dialog->findChild<QComboBox*>("sizeIn")->setCurrentText(unit);
            dialog->findChild<QSpinBox*>("width")->setValue(width);
            dialog->findChild<QSpinBox*>("height")->setValue(height);
            dialog->findChild<QSpinBox*>("fontSize")->setValue(14);
            dialog->findChild<QCheckBox*>("notes")->setChecked(false);
            dialog->findChild<QLineEdit*>("file")->setText(folder_.filePath("sized.png"));
            QFile::remove(folder_.filePath("sized.png"));
            awaitExport([dialog] { dialog->findChild<QPushButton*>("exportButton")->click(); });
            return QImage(folder_.filePath("sized.png")).size();
        };
        QCOMPARE(sizeOf("Pixels", 500, 400), QSize(500, 400));
        QCOMPARE(sizeOf("Millimetres", 127, 254), QSize(480, 960));  // five and ten inches
    }

    /// However fine it is drawn: then its letters are as much larger.
    void pixelsBeginWithThoseOfTheStageAndAreThoseOfTheFile() {
        showAPoint();
        const QString file = folder_.filePath("pixels.png");
        const auto choose = [this](const char* box, const char* text) {
            find<QDialog>("exportDialog")->findChild<QComboBox*>(box)->setCurrentText(text);
        };
        const auto size = [this] {
            const auto side = [this](const char* name) {
                return find<QDialog>("exportDialog")->findChild<QSpinBox*>(name);
            };
            return QSize(side("width")->value(), side("height")->value());
        };
        action("actionExport")->trigger();
        choose("format", "PNG, as on the screen");
        QCOMPARE(size(), stage().size());  // to be read, not changed
        choose("sizeIn", "Pixels");
        QCOMPARE(size(), stage().size());
        choose("format", "PNG, four times as fine");
        QCOMPARE(size(), 4 * stage().size());
        auto* width = find<QDialog>("exportDialog")->findChild<QSpinBox*>("width");
        width->setValue(1);
        QCOMPARE(width->value(), 4 * 200);
        choose("format", "PNG, twice as fine");
        QCOMPARE(size(), QSize(800, 4 * stage().height()));  // typed, so it stays
        width->setValue(1001);
        find<QDialog>("exportDialog")->findChild<QLineEdit*>("file")->setText(file);
        const QSize asked = size();
        awaitExport([this] {
            find<QDialog>("exportDialog")->findChild<QPushButton*>("exportButton")->click();
        });
        QCOMPARE(QImage(file).size(), asked);
        action("actionExport")->trigger();
        QCOMPARE(size(), asked);
        choose("sizeIn", "Millimetres");
        QCOMPARE(size().width(), qRound(stage().width() * 25.4 / 96));
        find<QDialog>("exportDialog")->reject();
    }

    void automaticSnapshotsProposeAxesThatFit() {
        showAPoint();
        const double limit = stage().fittedLimit();
        const auto proposed = [this] {
            action("actionAutomaticSnapshots")->trigger();
            auto* dialog = find<QDialog>("automaticSnapshotsDialog");
            dialog->reject();
            return dialog->findChild<QDoubleSpinBox*>("limit")->value();
        };
        QCOMPARE(proposed(), std::max(Preset().axisLimit, limit));
        session_->setStopAfter(510);
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud()->lastStep >= 510, kPatience);
        QCOMPARE(proposed(), stage().fittedLimit());
    }

    void theFolderForPicturesIsMadeForTheFirstExport() {
        const QString pictures = folder_.filePath("pictures");
        QVERIFY(QDir(pictures).removeRecursively());
        showAPoint();
        exportTo("Stage", "PNG, as on the screen", pictures + "/first.png");
        QVERIFY(QFile::exists(pictures + "/first.png"));
    }

    void nothingIsExportedWithoutANameForIt() {
        action("actionExport")->trigger();
        auto* dialog = find<QDialog>("exportDialog");
        auto* file = dialog->findChild<QLineEdit*>("file");
        file->setText(" ");
        QVERIFY(!dialog->findChild<QPushButton*>("exportButton")->isEnabled());
        file->setText("picture.png");
        QVERIFY(dialog->findChild<QPushButton*>("exportButton")->isEnabled());
        dialog->reject();
    }

    void theProposedNameHasTheStepThatIsExported() {
        singleStep(1);
        action("actionExport")->trigger();
        singleStep(2);
        auto* go = find<QDialog>("exportDialog")->findChild<QPushButton*>("exportButton");
        awaitExport([go] { go->click(); });
        QVERIFY2(message().contains("small-seed1-step000002-stage.png"), qPrintable(message()));
    }

    /// The first may still be being written.
    void theProposedNameIsFree() {
        singleStep(1);
        const auto* exporter = window_->findChild<Exporter*>();
        QSignalSpy written(exporter, &Exporter::written);
        for (int k = 0; k < 2; ++k) {
            action("actionExport")->trigger();
            find<QDialog>("exportDialog")->findChild<QPushButton*>("exportButton")->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(written.size(), qsizetype{2}, kPatience);
        QVERIFY(written[0][1] != written[1][1]);
    }

    void aFileIsReplacedOnlyByConsent() {
        singleStep(1);
        const QString file = folder_.filePath("there.csv");
        QFile there(file);
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("mine");
        there.close();
        const auto ask = [&] {
            action("actionExport")->trigger();
            auto* dialog = find<QDialog>("exportDialog");
            dialog->findChild<QComboBox*>("subject")->setCurrentText(
                "Metrics of every step (table)");
            dialog->findChild<QLineEdit*>("file")->setText(file);
            dialog->findChild<QPushButton*>("exportButton")->click();
            return find<QMessageBox>("replaceQuestion");
        };
        QTest::keyClick(ask(), Qt::Key_Escape);
        QVERIFY(find<QDialog>("exportDialog")->isVisible());
        find<QDialog>("exportDialog")->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QMessageBox* question = ask();
        awaitExport([question] { question->buttons().constFirst()->click(); });
        QVERIFY(there.open(QIODevice::ReadOnly));
        QVERIFY(there.readAll() != "mine");
    }

    void aCaptionIsAddedToThePicture() {
        showAPoint();
        const QString file = folder_.filePath("picture.png");
        exportTo("Stage", "PNG, as on the screen", file);
        const int without = QImage(file).height();
        action("actionExport")->trigger();
        auto* dialog = find<QDialog>("exportDialog");
        dialog->findChild<QCheckBox*>("caption")->setChecked(true);
        dialog->findChild<QLineEdit*>("file")->setText(file);
        QFile::remove(file);
        awaitExport([dialog] { dialog->findChild<QPushButton*>("exportButton")->click(); });
        QCOMPARE(QImage(file).height(), without + 26);
    }

    /// And what is written in its file is in English.
    void theCaptionInAPictureIsInTheLanguageOfTheWindow() {
        showAPoint();
        action("actionLanguage-de")->trigger();
        action("actionExport")->trigger();
        auto* dialog = find<QDialog>("exportDialog");
        auto* format = dialog->findChild<QComboBox*>("format");
        format->setCurrentIndex(format->findText("SVG", Qt::MatchStartsWith));
        dialog->findChild<QCheckBox*>("caption")->setChecked(true);
        const QString file = folder_.filePath("german.svg");
        dialog->findChild<QLineEdit*>("file")->setText(file);
        awaitExport([dialog] { dialog->findChild<QPushButton*>("exportButton")->click(); });
        QFile picture(file);
        QVERIFY(picture.open(QIODevice::ReadOnly));
        const QByteArray svg = picture.readAll();
        QCOMPARE(svg.count("Lernrate"), 1);
        QCOMPARE(svg.count("learning rate"), 1);
    }

    void aFileThatCannotBeWrittenIsSaidInTheMessageBar() {
        showAPoint();
        exportTo("Stage", "PNG, as on the screen", "/nowhere/picture.png");
        QVERIFY(message().contains("/nowhere/picture.png"));
        QCOMPARE(bar().current()->kind, Notice::Kind::Error);
    }

    void snapshotsAreNamedByStepAndNeverWrittenOver() {
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        for (int k = 0; k < 2; ++k)
            awaitExport([this] { click("snapshotButton"); });
        const QDir snapshots(folder_.filePath("pictures/Centerscope/small-seed1"));
        QCOMPARE(snapshots.entryList(QDir::Files), QStringList({"000001-2.png", "000001.png"}));
        const QImage picture(snapshots.filePath("000001.png"));
        QCOMPARE(picture.size(), stage().size());
        QVERIFY(!picture.text().isEmpty());
    }

    void anEmptyStageIsNotSaved() {
        click("snapshotButton");
        QVERIFY(message().contains("nothing on the stage"));
        QVERIFY(!QDir(folder_.filePath("pictures/Centerscope/small-seed1")).exists("000000.png"));
    }

    void automaticSnapshotsComeAtTheirSteps() {
        action("actionAutomaticSnapshots")->trigger();
        auto* dialog = find<QDialog>("automaticSnapshotsDialog");
        QCOMPARE(dialog->findChild<QDoubleSpinBox*>("limit")->value(), Preset().axisLimit);
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

    void filesDoNotDependOnTheLanguage() {
        singleStep(1);
        const QList<QByteArrayList> english = exportedMetrics();
        action("actionLanguage-de")->trigger();
        QCOMPARE(exported("Messwerte jedes Schritts (Tabelle)", "metrics.csv"), english);
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
        QCOMPARE(rows[0].size(), 13);
        QCOMPARE(rows[2][0], QByteArray("10"));
        QCOMPARE(rows[2][8].toDouble(), ratio.plot().sparse[0].points[1].y());
    }

private:
    const PlotsPanel& plots() { return *window_->findChild<PlotsPanel*>(); }

    void showAPoint() {
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && !lossChart().plot().isEmpty(), kPatience);
    }
};

CENTERSCOPE_TEST(ExportWindowTest)
#include "export_window_test.moc"
