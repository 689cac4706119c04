// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chart_look.h"

#include <algorithm>
#include <cmath>

#include <QTest>

#include "charts/class_palette.h"
#include "support/contrast.h"
#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

class ChartLookTest : public QObject {
    Q_OBJECT

private slots:
    void everyClassIsLegibleInItsColour() {
        for (const bool dark : {false, true})
            for (const ClassColors colors : {ClassColors::ColorBlindAware, ClassColors::Seed})
                for (int label = 0; label < 10; ++label) {
                    const QColor ground = dark ? QColor(0x17, 0x19, 0x1d) : QColor(Qt::white);
                    const QColor ink = legibleOn(ground, classColor(colors, label, dark));
                    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name()));
                }
    }

    void whatIsLegibleStaysAsItIs() {
        QCOMPARE(legibleOn(Qt::white, QColor(0x83, 0x2d, 0xb6)), QColor(0x83, 0x2d, 0xb6));
        QCOMPARE(legibleOn(Qt::black, QColor(0x92, 0xda, 0xdd)), QColor(0x92, 0xda, 0xdd));
    }
};

CENTERSCOPE_TEST(ChartLookTest)
#include "chart_look_test.moc"
