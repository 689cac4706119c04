// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_heights.h"

#include <cmath>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

SmoothableSeries constantSeries(std::size_t steps, double value) {
    SmoothableSeries series;
    for (std::size_t step = 1; step <= steps; ++step)
        series.append(value);
    return series;
}

}  // namespace

class CurveHeightsTest : public QObject {
    Q_OBJECT

private slots:
    void everyStepOfAShortCurveCounts() {
        SmoothableSeries series;
        for (const double value : {3.0, 1.0, 0.5})
            series.append(value);
        const CurveHeights heights = heightsOf(series, 1, 3, Smoothing());
        QCOMPARE(heights.peak, 3.0);
        QCOMPARE(heights.highest, 3.0);
        QCOMPARE(heights.lowest, 1.5);  // (3 + 1 + 0.5) / 3
    }

    void withoutSmoothingTheValuesThemselvesCount() {
        SmoothableSeries series;
        for (int step = 1; step <= 5000; ++step)
            series.append(step == 1234 ? 0.125 : step == 4321 ? 5 : 2);
        const CurveHeights heights = heightsOf(series, 1, 5000, Smoothing::ofLevel(0));
        QCOMPARE(heights.lowest, 0.125);
        QCOMPARE(heights.peak, 5.0);
    }

    void aSpikeIsThePeakAndNotTheHighest() {
        SmoothableSeries series = constantSeries(699, 2);
        series.append(4000);
        for (int step = 701; step <= 1000; ++step)
            series.append(2);
        const CurveHeights heights = heightsOf(series, 1, 1000, Smoothing());
        QCOMPARE(heights.highest, 2.0);
        QCOMPARE(heights.peak, (4000 + 19 * 2) / 20.0);
    }

    void onlyTheStepsAskedForCount() {
        SmoothableSeries series = constantSeries(100, 50);
        for (int step = 101; step <= 200; ++step)
            series.append(2);
        QCOMPARE(heightsOf(series, 150, 200, Smoothing()).peak, 2.0);
    }

    void valuesThatAreNoneOrNotAboveZeroBreakNothing() {
        SmoothableSeries series;
        for (const double value : {kNone, 0.0, -1.0, kNone})
            series.append(value);
        const CurveHeights heights = heightsOf(series, 1, 4, Smoothing());
        QVERIFY(std::isinf(heights.lowest));
        QCOMPARE(heights.peak, 0.0);
        QCOMPARE(heightsOf(series, 1, 1, Smoothing()).highest, 0.0);
    }
};

CENTERSCOPE_GUILESS_TEST(CurveHeightsTest)
#include "curve_heights_test.moc"
