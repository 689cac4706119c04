// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QTest>

#include "charts/step_polyline.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

StepSeries seriesOf(const std::vector<double>& values) {
    StepSeries series;
    for (const double value : values)
        series.append(value);
    return series;
}

/// Steps 0 to right over 200 scene units, values 0 to 100 over 100.
PlotMapping mappingOf(double right) {
    return {.range = {0, right, 0, 100}, .area = QRectF(10, 20, 200, 100)};
}

}  // namespace

class StepSeriesTest : public QObject {
    Q_OBJECT

private slots:
    void extremesAgreeWithLookingAtEveryStep() {
        std::vector<double> values;
        for (int k = 0; k < 1000; ++k)
            values.push_back(std::sin(k * 12.9898) * 43758.5453);
        const StepSeries series = seriesOf(values);
        for (const auto& [first, last] : {std::pair<std::size_t, std::size_t>{1, 1000},
                                          {1, 64},
                                          {2, 65},
                                          {64, 64},
                                          {63, 130},
                                          {500, 999}}) {
            const auto [low, high] =
                std::minmax_element(values.begin() + static_cast<std::ptrdiff_t>(first - 1),
                                    values.begin() + static_cast<std::ptrdiff_t>(last));
            QCOMPARE(series.extremes(first, last).low, *low);
            QCOMPARE(series.extremes(first, last).high, *high);
        }
    }

    void meansStartAnewAfterARestart() {
        MovingMean mean;
        QCOMPARE(mean.add(1), 1.0);
        QCOMPARE(mean.add(3), 2.0);
        mean.restart();
        QCOMPARE(mean.add(9), 9.0);
    }

    void meansAreOfTheLastTwentySteps() {
        MovingMean mean;
        double last = 0;
        for (int k = 1; k <= 100; ++k)
            last = mean.add(k);
        QCOMPARE(last, 90.5);  // of 81 to 100
    }

    void everyStepIsAVertexWhereThereIsRoom() {
        const auto pieces = stepPolylines(seriesOf({10, 20, 100}), mappingOf(4), false, 1);
        QCOMPARE(pieces.size(), 1);
        QCOMPARE(pieces[0], QPolygonF({QPointF(60, 110), QPointF(110, 100), QPointF(160, 20)}));
    }

    void aSingleSpikeAmongManyStepsIsKept() {
        std::vector<double> values(100000, 50);
        values[34567] = 97;
        values[70001] = 3;
        const auto pieces = stepPolylines(seriesOf(values), mappingOf(100000), false, 1);
        QCOMPARE(pieces.size(), 1);
        QVERIFY(pieces[0].size() <= 2 * 202);
        QCOMPARE(pieces[0].boundingRect().top(), 20 + 3.0);
        QCOMPARE(pieces[0].boundingRect().bottom(), 120 - 3.0);
    }

    void valuesThatAreNotFiniteLeaveAGap() {
        const auto pieces = stepPolylines(seriesOf({1, 2, kNoValue, 4}), mappingOf(5), false, 1);
        QCOMPARE(pieces.size(), 2);
        QCOMPARE(pieces[0].size(), 2);
        QCOMPARE(pieces[1].size(), 1);
    }

    void zeroLeavesALogarithmicPlotAtItsFoot() {
        PlotMapping mapping = mappingOf(3);
        mapping.range.bottom = -2;
        mapping.range.top = 2;
        const auto pieces = stepPolylines(seriesOf({1, 0}), mapping, true, 1);
        QCOMPARE(pieces.size(), 1);
        QCOMPARE(pieces[0][0].y(), 70.0);
        QVERIFY(pieces[0][1].y() > 120);
    }

    void dashesAreMeasuredAlongX() {
        QPolygonF zigzag;
        for (int k = 0; k <= 100; ++k)
            zigzag << QPointF(k, k % 2 ? 40 : 0);
        double drawn = 0;
        const auto dashes = dashedAlongX(zigzag, 6, 4).toSubpathPolygons();
        for (const QPolygonF& dash : dashes)
            drawn += dash.boundingRect().width();
        QCOMPARE(dashes.size(), 10);
        QCOMPARE(drawn, 60.0);
    }
};

CENTERSCOPE_GUILESS_TEST(StepSeriesTest)
#include "step_series_test.moc"
