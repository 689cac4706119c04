// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/measure_chart.h"

#include <cmath>
#include <limits>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Evaluation evaluation(std::int64_t step, const ClusterMeasures& clusters,
                      SplitKind split = SplitKind::Validation) {
    Evaluation made;
    made.step = step;
    made.split = split;
    made.clusters = clusters;
    made.nearestCenterAgreement = 0.97;
    made.headGradient = 0.5;
    made.embeddingGradient = 0.02;
    made.centerToMean = clusters.withinClassRms / 2;
    return made;
}

/// Centers that still coincide at step 100, and clusters that stand apart at step 200.
RunHistory historyOfTwo() {
    RunHistory history;
    history.run = 1;
    for (std::int64_t step = 1; step <= 200; ++step) {
        StepMetrics metrics;
        metrics.step = step;
        history.steps.push_back(metrics);
    }
    history.evaluations = {evaluation(100, {0.1, 0, 0.2, kInfinity}),
                           evaluation(150, {9, 9, 9, 1}, SplitKind::Test),
                           evaluation(200, {0.5, 2, 4, 0.25})};
    return history;
}

}  // namespace

class MeasureChartTest : public QObject {
    Q_OBJECT

private slots:
    void centersAndClassMeansAreThoseOfValidation() {
        MeasureChart chart(Measure::ClassMeans);
        chart.setHistory(historyOfTwo());
        QCOMPARE(chart.plot().sparse.size(), std::size_t{1});
        QCOMPARE(chart.plot().sparse[0].points, (std::vector<QPointF>{{100, 0.05}, {200, 0.25}}));
    }

    void distancesAreThoseOfValidation() {
        MeasureChart chart(Measure::Distances);
        chart.setHistory(historyOfTwo());
        const auto& curves = chart.plot().sparse;
        QCOMPARE(curves.size(), std::size_t{3});
        QCOMPARE(curves[0].points, (std::vector<QPointF>{{100, 0.1}, {200, 0.5}}));
        QCOMPARE(curves[1].points, (std::vector<QPointF>{{100, 0}, {200, 2}}));
        QCOMPARE(curves[2].points, (std::vector<QPointF>{{100, 0.2}, {200, 4}}));
        QVERIFY(chart.mapping().range.top >= 4);
    }

    void stepsReachAsFarAsBesideTheRunThatWasLeft() {
        RunHistory returned;
        returned.run = 2;
        returned.former = std::make_shared<const RunHistory>(historyOfTwo());
        MeasureChart chart(Measure::Distances);
        chart.setHistory(returned);
        QCOMPARE(chart.mapping().range.right, 200.0);
    }

    void anInfiniteRatioIsLeftOut() {
        MeasureChart chart(Measure::Ratio);
        chart.resize(500, 300);
        chart.setHistory(historyOfTwo());
        QVERIFY(chart.isLogarithmic());
        QCOMPARE(chart.plot().sparse[0].points, (std::vector<QPointF>{{200, 0.25}}));
        QVERIFY(std::isfinite(chart.mapping().range.top));
        QVERIFY(std::isfinite(chart.mapping().range.bottom));
        QVERIFY(!chart.grab().isNull());
    }

    void agreementIsInPercent() {
        MeasureChart chart(Measure::Agreement);
        chart.setHistory(historyOfTwo());
        QVERIFY(qFuzzyCompare(chart.plot().sparse[0].points[1].y(), 97.0));
        QCOMPARE(chart.mapping().range.bottom, 90.0);
        QCOMPARE(chart.mapping().range.top, 100.0);
    }

    void gradientsOfBothLossesAreDrawn() {
        MeasureChart chart(Measure::Gradients);
        chart.setHistory(historyOfTwo());
        QCOMPARE(chart.plot().sparse[0].points[1].y(), 0.5);
        QCOMPARE(chart.plot().sparse[1].points[1].y(), 0.02);
    }

    void theFirstValidationIsAwaitedWithAnExplanation() {
        MeasureChart chart(Measure::Ratio);
        chart.resize(500, 300);
        RunHistory history = historyOfTwo();
        history.evaluations.clear();
        chart.setHistory(history);
        QVERIFY(chart.plot().isEmpty());
        QVERIFY(chart.summary().contains("will be drawn here"));
        QVERIFY(!chart.grab().isNull());
    }

    void aRunThatHasGoneBackIsDrawnUpToThere() {
        MeasureChart chart(Measure::Ratio);
        RunHistory history = historyOfTwo();
        chart.setHistory(history);
        SessionUpdate update;
        update.run = 2;
        update.origin = ForkPoint{1, 120};
        history.append(update);
        chart.setHistory(history);
        QVERIFY(chart.plot().sparse[0].points.empty());
    }
};

CENTERSCOPE_TEST(MeasureChartTest)
#include "measure_chart_test.moc"
