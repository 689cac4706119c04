// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_look.h"

#include <algorithm>
#include <cmath>

#include <QTest>

#include "charts/class_palette.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

/// Contrast of two colours as WCAG 2 defines it, 1 to 21.
double contrastOf(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

class ChartLookTest : public QObject {
    Q_OBJECT

private slots:
    void everyClassIsLegibleInItsColour() {
        for (const bool dark : {false, true})
            for (const ClassColors colors : {ClassColors::ColorBlindAware, ClassColors::Seed})
                for (int label = 0; label < 10; ++label) {
                    const QColor ground = dark ? QColor(0x17, 0x19, 0x1d) : QColor(Qt::white);
                    const QColor ink = legibleOn(ground, classColor(colors, label, dark));
                    QVERIFY2(contrastOf(ink, ground) >= 4.5, qPrintable(ink.name()));
                }
    }

    void whatIsLegibleStaysAsItIs() {
        QCOMPARE(legibleOn(Qt::white, QColor(0x83, 0x2d, 0xb6)), QColor(0x83, 0x2d, 0xb6));
        QCOMPARE(legibleOn(Qt::black, QColor(0x92, 0xda, 0xdd)), QColor(0x92, 0xda, 0xdd));
    }
};

CENTERSCOPE_TEST(ChartLookTest)
#include "chart_look_test.moc"
