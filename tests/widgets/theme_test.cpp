// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include "support/contrast.h"
#include "support/room_test.h"
#include "widgets/icon.h"

namespace centerscope {

using testing::contrast;

class ThemeTest : public QObject {
    Q_OBJECT

private:
    /// The most opaque pixel's colour: what a stroke is drawn in.
    static QColor inkOf(const QImage& image) {
        QColor ink(Qt::transparent);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() > ink.alpha())
                    ink = image.pixelColor(x, y);
        return ink;
    }

private slots:
    void modesSwitchAtRunTime() {
        Theme theme(Theme::Mode::Light);
        QVERIFY(!Theme::isDark(QApplication::palette()));
        const QString light = qApp->styleSheet();
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(Theme::isDark(QApplication::palette()));
        QVERIFY(qApp->styleSheet() != light);
        theme.setMode(Theme::Mode::System);
        QVERIFY(!Theme::isDark(QApplication::palette()));  // this platform has a light one
    }

    void noPlaceholderIsLeftInTheStyleSheet() {
        Theme theme(Theme::Mode::Dark);
        QString sheet = qApp->styleSheet();
        sheet.remove(0, sheet.indexOf("*/"));
        QVERIFY(!sheet.isEmpty());
        QVERIFY2(!sheet.contains(u'@'), qPrintable(sheet.mid(sheet.indexOf(u'@'), 30)));
    }

    void textIsReadable() {
        for (const QPalette& palette : {Theme::lightPalette(), Theme::darkPalette()}) {
            for (const auto ground : {QPalette::Window, QPalette::Base}) {
                QVERIFY(contrast(palette.color(QPalette::Text), palette.color(ground)) > 7);
                QVERIFY(contrast(Theme::mutedText(palette), palette.color(ground)) > 4.5);
                QVERIFY(contrast(Theme::accent(palette), palette.color(ground)) > 4.5);
                QVERIFY(contrast(Theme::error(palette), palette.color(ground)) > 4.5);
            }
            QVERIFY(contrast(palette.color(QPalette::HighlightedText), Theme::accent(palette)) >
                    4.5);
        }
    }

    void everyIconDraws() {
        Theme theme(Theme::Mode::Light);
        icon("play");  // links the resources
        const QStringList files = QDir(":/icons").entryList({"*.svg"});
        QVERIFY(files.size() >= 16);
        for (const QString& file : files) {
            const QImage image = icon(file.chopped(4)).pixmap(QSize(24, 24), 2.0).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            QVERIFY2(inkOf(image).alpha() > 200, qPrintable(file));
        }
    }

    void iconsFollowThePalette() {
        Theme theme(Theme::Mode::Light);
        const QIcon play = icon("play");
        const auto drawn = [&play] { return inkOf(play.pixmap(24, 24).toImage()); };
        QCOMPARE(drawn(), Theme::lightPalette().color(QPalette::ButtonText));
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(drawn(), Theme::darkPalette().color(QPalette::ButtonText));
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::ThemeTest)
#include "theme_test.moc"
