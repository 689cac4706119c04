// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/clipped_line.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

const QRectF kArea(0, 0, 100, 50);

}  // namespace

class ClippedLineTest : public QObject {
    Q_OBJECT

private slots:
    void aLineInsideStaysAsItIs() {
        const QLineF line(0, 50, 100, 0);
        QCOMPARE(clippedLine(line, kArea).value(), line);
    }

    void whatLeavesTheAreaIsCutOff() {
        QCOMPARE(clippedLine({-10, 20, 110, 20}, kArea).value(), QLineF(0, 20, 100, 20));
        QCOMPARE(clippedLine({30, 40, 30, 31990}, kArea).value(), QLineF(30, 40, 30, 50));
        QCOMPARE(clippedLine({40, -20, 60, 20}, kArea).value(), QLineF(50, 0, 60, 20));
    }

    void nothingIsLeftOfALineOutside() {
        QVERIFY(!clippedLine({-10, 0, -1, 50}, kArea));
        QVERIFY(!clippedLine({-30, 20, 20, 90}, kArea));  // past a corner
        QVERIFY(!clippedLine({10, 60, 90, 60}, kArea));
    }

    void aPolylineThatComesBackIsInPieces() {
        const QPolygonF line({{10, 40}, {20, 40}, {20, 90}, {40, 90}, {40, 40}, {50, 40}});
        QCOMPARE(clippedPolyline(line, kArea), QList<QPolygonF>({{{10, 40}, {20, 40}, {20, 50}},
                                                                 {{40, 50}, {40, 40}, {50, 40}}}));
    }

    void aPolylineThatLeavesFromJustBesideTheEdgeEndsThere() {
        const QPointF outside(20, 50 + 1e-12);  // Qt takes it for the point on the edge
        const QPolygonF line({{10, 40}, outside, {25, 90}, {30, 90}, {30, 40}});
        QCOMPARE(clippedPolyline(line, kArea).size(), 2);
    }

    void aPolylineThatOnlyTouchesTheEdgeStaysWhole() {
        const QPolygonF line({{10, 40}, {20, 50}, {30, 40}});
        QCOMPARE(clippedPolyline(line, kArea), QList<QPolygonF>({line}));
    }
};

CENTERSCOPE_GUILESS_TEST(ClippedLineTest)
#include "clipped_line_test.moc"
