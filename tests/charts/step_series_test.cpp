// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_series.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <QTest>

#include "charts/step_polyline.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

auto placeOf(const std::vector<double>& values, std::size_t step) {
    return values.begin() + static_cast<std::ptrdiff_t>(step - 1);
}

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
                                          {17, 1000},
                                          {250, 777},
                                          {1, 64},
                                          {2, 65},
                                          {64, 64},
                                          {63, 130},
                                          {500, 999}}) {
            const auto [low, high] =
                std::minmax_element(values.begin() + static_cast<std::ptrdiff_t>(first - 1),
                                    values.begin() + static_cast<std::ptrdiff_t>(last));
            QCOMPARE(series.stretch(first, last).low, *low);
            QCOMPARE(series.stretch(first, last).high, *high);
            QCOMPARE(series.mean(first, last),
                     std::accumulate(placeOf(values, first), placeOf(values, last + 1), 0.0) /
                         static_cast<double>(last - first + 1));
        }
    }

    void meansStartAnewWhereValuesAreNotComparable() {
        SmoothableSeries series;
        series.append(1);
        series.append(3);
        series.append(9, false);
        series.append(11);
        const Smoothing smoothing;
        QCOMPARE(series.smooth(1, smoothing), 1.0);
        QCOMPARE(series.smooth(2, smoothing), 2.0);
        QCOMPARE(series.smooth(3, smoothing), 9.0);
        QCOMPARE(series.smooth(4, smoothing), 10.0);
    }

    void meansStartAnewAfterAGap() {
        SmoothableSeries series;
        for (const double value : {1.0, kNoValue, kNoValue, 5.0, 7.0})
            series.append(value);
        const Smoothing smoothing;
        QVERIFY(std::isnan(series.smooth(2, smoothing)));
        QCOMPARE(series.smooth(4, smoothing), 5.0);
        QCOMPARE(series.smooth(5, smoothing), 6.0);
    }

    void meansAreOfTheLastTwentySteps() {
        SmoothableSeries series;
        for (int k = 1; k <= 100; ++k)
            series.append(k);
        QCOMPARE(series.smooth(100, Smoothing()), 90.5);  // of 81 to 100
    }

    void windowsGrowWithTheRun() {
        SmoothableSeries series;
        for (int k = 1; k <= 10000; ++k)
            series.append(k);
        // 2 % of the steps up to there: of 9,801 to 10,000 and of 4,901 to 5,000.
        QCOMPARE(series.smooth(10000, Smoothing()), 9900.5);
        QCOMPARE(series.smooth(5000, Smoothing()), 4950.5);
    }

    void levelsOfSmoothingReachFromNoneToStrong() {
        QVERIFY(Smoothing::ofLevel(0).isNone());
        QCOMPARE(Smoothing::ofLevel(0).window(1000000), std::size_t{1});
        QVERIFY(Smoothing::ofLevel(Smoothing::kDefaultLevel) == Smoothing());
        for (int level = 1; level < Smoothing::kLevels; ++level)
            for (const std::size_t step : {10, 1000, 1000000})
                QVERIFY(Smoothing::ofLevel(level).window(step) >
                        Smoothing::ofLevel(level - 1).window(step));
    }

    void aHugeValueTakesNoDigitsOfThoseAfterIt() {
        SmoothableSeries series;
        series.append(1e30);
        for (int k = 0; k < 5000; ++k)
            series.append(2);
        QCOMPARE(series.smooth(5001, Smoothing()), 2.0);
    }

    void everyStepIsAVertexWhereThereIsRoom() {
        const auto pieces = stepPolylines(seriesOf({10, 20, 100}), mappingOf(4), {}, 1);
        QCOMPARE(pieces.size(), 1);
        QCOMPARE(pieces[0], QPolygonF({QPointF(60, 110), QPointF(110, 100), QPointF(160, 20)}));
    }

    void aSingleSpikeAmongManyStepsIsKept() {
        std::vector<double> values(100000, 50);
        values[34567] = 97;
        values[70001] = 3;
        const auto pieces = stepPolylines(seriesOf(values), mappingOf(100000), {}, 1);
        QCOMPARE(pieces.size(), 1);
        QVERIFY(pieces[0].size() <= 2 * 202);
        QCOMPARE(pieces[0].boundingRect().top(), 20 + 3.0);
        QCOMPARE(pieces[0].boundingRect().bottom(), 120 - 3.0);
    }

    void valuesThatAreNotFiniteLeaveAGap() {
        const auto pieces = stepPolylines(seriesOf({1, 2, kNoValue, 4}), mappingOf(5), {}, 1);
        QCOMPARE(pieces.size(), 2);
        QCOMPARE(pieces[0].size(), 2);
        QCOMPARE(pieces[1].size(), 1);
    }

    void aColumnWithAValueThatIsNoneIsAGapThatKeepsItsSpike() {
        std::vector<double> values(100000, 50);
        values[50000] = kNoValue;
        values[50001] = 97;
        const auto pieces = stepPolylines(seriesOf(values), mappingOf(100000), {}, 1);
        QCOMPARE(pieces.size(), 3);
        QCOMPARE(pieces[1].boundingRect().top(), 20 + 3.0);
        const auto gaps = stepGaps(seriesOf(values), mappingOf(100000), 1);
        QCOMPARE(gaps.size(), std::size_t{1});
        QVERIFY(gaps[0].first <= 110 && gaps[0].second >= 110);
        QVERIFY(gaps[0].second - gaps[0].first <= 1 + 1e-9);
    }

    void gapsThatTouchAreOne() {
        std::vector<double> values(1000, 50);
        for (std::size_t k = 299; k < 500; ++k)
            values[k] = kNoValue;
        const auto gaps = stepGaps(seriesOf(values), mappingOf(1000), 1);
        QCOMPARE(gaps.size(), std::size_t{1});
        QVERIFY(std::fabs(gaps[0].first - 70) <= 1);
        QVERIFY(std::fabs(gaps[0].second - 110) <= 1);
    }

    void bandsReachFromTheSmallestToTheLargestOfEachColumn() {
        std::vector<double> values;
        for (int k = 0; k < 20000; ++k)
            values.push_back(k % 2 ? 20 : 60);
        values[10000] = 95;
        const auto bands = stepBands(seriesOf(values), mappingOf(20000), {}, 1);
        QCOMPARE(bands.size(), 1);
        QCOMPARE(bands[0].boundingRect().top(), 120 - 95.0);
        QCOMPARE(bands[0].boundingRect().bottom(), 120 - 20.0);
        QVERIFY(bands[0].containsPoint(QPointF(60, 80), Qt::OddEvenFill));   // 40 at step 5,000
        QVERIFY(!bands[0].containsPoint(QPointF(60, 50), Qt::OddEvenFill));  // 70 there
        QVERIFY(bands[0].size() <= 4 * 202);
    }

    void bandsAreConnectedAsALineIs() {
        std::vector<double> values(300, 20);  // 1.5 steps per column
        std::fill(values.begin() + 150, values.end(), 80);
        const auto bands = stepBands(seriesOf(values), mappingOf(300), {}, 1);
        QCOMPARE(bands.size(), 1);
        QVERIFY(bands[0].containsPoint(QPointF(10 + 150.5 / 300 * 200, 70), Qt::OddEvenFill));
    }

    void thereAreNoBandsWhereEveryStepHasItsPlace() {
        QVERIFY(stepBands(seriesOf({1, 2, 3}), mappingOf(4), {}, 1).isEmpty());
    }

    void aBandHasAGapToo() {
        std::vector<double> values(20000, 50);
        values[10000] = kNoValue;
        QCOMPARE(stepBands(seriesOf(values), mappingOf(20000), {}, 1).size(), 3);
    }

    void smoothedCurvesHaveOnePlacePerColumnAndItsMean() {
        SmoothableSeries series;
        for (int k = 0; k < 100000; ++k)
            series.append(k % 2 ? 20 : 60);
        const auto pieces = smoothPolylines(series, Smoothing(), mappingOf(100000), {}, 1);
        QCOMPARE(pieces.size(), 1);
        QVERIFY(pieces[0].size() <= 202);
        for (const QPointF& point : pieces[0])
            QVERIFY(std::fabs(point.y() - 80) < 1);  // 40
    }

    void withoutSmoothingNoSpikeIsLost() {
        SmoothableSeries series;
        for (int k = 0; k < 100000; ++k)
            series.append(k == 34567 ? 97 : 50);
        const auto pieces =
            smoothPolylines(series, Smoothing::ofLevel(0), mappingOf(100000), {}, 1);
        QCOMPARE(pieces[0].boundingRect().top(), 20 + 3.0);
    }

    void zeroLeavesALogarithmicPlotAtItsFoot() {
        PlotMapping mapping = mappingOf(3);
        mapping.range.bottom = -2;
        mapping.range.top = 2;
        const auto pieces = stepPolylines(seriesOf({1, 0}), mapping, {true}, 1);
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
