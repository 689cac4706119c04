// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window_settings.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class WindowSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setApplicationName("centerscope-test");
        QCoreApplication::setOrganizationName("centerscope-test");
    }

    void init() { QSettings().clear(); }

    void whatIsSavedIsThereAgain() {
        WindowSettings saved;
        saved.theme = Theme::Mode::Dark;
        saved.colors = ClassColors::Seed;
        saved.hues = ClassHues::InTurn;
        saved.stage = {PointSource::Test, 500, 300, 7};
        saved.lowerPlot = LowerPlot::Gradients;
        saved.lossAxis = AxisScale::Logarithmic;
        saved.smoothing = 5;
        saved.runOrder = {RunTable::Accuracy, false};
        saved.seed = 18446744073709551615U;
        saved.recentPresets = QStringList{"a.json", "b.json"};
        saved.readout = false;
        saved.exports = {.subject = ExportChoices::Subject::Points,
                         .format = ExportChoices::Format::Pdf,
                         .look = FigureLook::Seed,
                         .sizeIn = ExportChoices::Size::Millimetres,
                         .width = 84,
                         .height = 60,
                         .fontSize = 9,
                         .hasNotes = false,
                         .captionInPicture = true,
                         .folder = "/folder"};
        saved.save();
        const WindowSettings loaded = WindowSettings::load();
        QCOMPARE(loaded.theme, saved.theme);
        QCOMPARE(loaded.colors, saved.colors);
        QCOMPARE(loaded.hues, saved.hues);
        QCOMPARE(loaded.stage, saved.stage);
        QCOMPARE(loaded.lowerPlot, saved.lowerPlot);
        QCOMPARE(loaded.lossAxis, saved.lossAxis);
        QCOMPARE(loaded.smoothing, saved.smoothing);
        QVERIFY(loaded.runOrder == saved.runOrder);
        QCOMPARE(loaded.seed, saved.seed);
        QCOMPARE(loaded.recentPresets, saved.recentPresets);
        QCOMPARE(loaded.exports.subject, saved.exports.subject);
        QCOMPARE(loaded.exports.format, saved.exports.format);
        QCOMPARE(loaded.exports.look, saved.exports.look);
        QCOMPARE(loaded.readout, saved.readout);
        QCOMPARE(loaded.exports.sizeIn, saved.exports.sizeIn);
        QCOMPARE(loaded.exports.width, saved.exports.width);
        QCOMPARE(loaded.exports.height, saved.exports.height);
        QCOMPARE(loaded.exports.fontSize, saved.exports.fontSize);
        QCOMPARE(loaded.exports.hasNotes, saved.exports.hasNotes);
        QCOMPARE(loaded.exports.captionInPicture, saved.exports.captionInPicture);
        QVERIFY(!loaded.isFirstStart);
    }

    void choicesAreStoredByNameSoThatOneMoreShiftsNone() {
        WindowSettings saved;
        saved.exports.subject = ExportChoices::Subject::Window;
        saved.save();
        QCOMPARE(QSettings().value("export/subject").toString(), QString("window"));
    }

    void whatIsUnknownIsAsGoodAsNone() {
        for (const char* key : {"export/subject", "stage/source", "window/theme"})
            QSettings().setValue(key, 3);
        QSettings().setValue("stage/livePoints", -5);
        QSettings().setValue("plots/smoothing", 77);
        const WindowSettings loaded = WindowSettings::load();
        QCOMPARE(loaded.exports.subject, ExportChoices::Subject::Stage);
        QCOMPARE(loaded.stage.source, PointSource::LiveBatches);
        QCOMPARE(loaded.theme, Theme::Mode::System);
        QCOMPARE(loaded.stage.livePoints, 100);
        QCOMPARE(loaded.smoothing, Smoothing::kLevels - 1);
    }

private:
    QTemporaryDir folder_;
};

CENTERSCOPE_GUILESS_TEST(WindowSettingsTest)
#include "window_settings_test.moc"
