// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/comparison_chart.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

namespace {

RecordedRun runOf(std::vector<double> losses, double seconds) {
    RecordedRun run;
    for (std::size_t k = 0; k < losses.size(); ++k) {
        StepMetrics metrics;
        metrics.step = static_cast<std::int64_t>(k + 1);
        metrics.totalLoss = losses[k];
        metrics.batchSize = 100;
        metrics.imagesPerSecond = 100 / seconds;  // a step takes so many
        run.rows.steps.push_back(metrics);
    }
    Evaluation validation;
    validation.step = 2;
    validation.accuracy = 0.75;
    Evaluation test = validation;
    test.split = SplitKind::Test;
    run.rows.evaluations = {validation, test};
    return run;
}

const ComparedMeasure& measure(const char* name) {
    return *std::ranges::find_if(kComparedMeasures, [name](const ComparedMeasure& each) {
        return QByteArray(each.name) == name;
    });
}

}  // namespace

/// The curves of runs over each other.
class ComparisonChartTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        chart_ = std::make_unique<ComparisonChart>();
        chart_->resize(600, 300);
        RunComparison comparison;
        comparison.runs = {runOf({4, 2, 3}, 0.5), runOf({1}, 2)};
        chart_->setComparison(std::make_shared<const RunComparison>(std::move(comparison)));
    }

    void eachRunHasItsSmoothedCurve() {
        const auto& curves = chart_->plot().sparse;
        QCOMPARE(curves.size(), std::size_t{2});
        // The mean of the last twenty steps: of all there are.
        QCOMPARE(curves[0].points, (std::vector<QPointF>{{1, 4}, {2, 3}, {3, 3}}));
        QCOMPARE(curves[1].points, (std::vector<QPointF>{{1, 1}}));
        QVERIFY(curves[0].color != curves[1].color);
        QVERIFY(!chart_->plot().logarithmic);
    }

    void secondsAreThoseOfTraining() {
        chart_->setAxis(ComparedAxis::Seconds);
        const auto& curves = chart_->plot().sparse;
        QCOMPARE(curves[0].points, (std::vector<QPointF>{{0.5, 4}, {1, 3}, {1.5, 3}}));
        QCOMPARE(curves[1].points, (std::vector<QPointF>{{2, 1}}));
    }

    void anErrorOfValidationIsWhatAccuracyLacks() {
        chart_->setMeasure(measure("Error of validation in %"));
        QCOMPARE(chart_->plot().sparse[0].points, (std::vector<QPointF>{{2, 25}}));
        chart_->setAxis(ComparedAxis::Seconds);
        QCOMPARE(chart_->plot().sparse[0].points, (std::vector<QPointF>{{1, 25}}));
    }

    void valuesFarApartAreLogarithmic() {
        RunComparison comparison;
        comparison.runs = {runOf({100}, 1), runOf({1}, 1)};
        chart_->setComparison(std::make_shared<const RunComparison>(std::move(comparison)));
        QVERIFY(chart_->plot().logarithmic);
        QVERIFY(chart_->mapping().range.bottom < 0 && chart_->mapping().range.top > 2);
    }

    /// Runs 1 and 3 are the same; 2 is so up to its end; 4 differs in one bit of one value.
    void aCurveThatLiesOnAnEarlierOneSaysSo() {
        RunComparison comparison;
        comparison.runs = {runOf({4, 2, 3}, 0.5), runOf({4, 2}, 0.5), runOf({4, 2, 3}, 0.5),
                           runOf({4, std::nextafter(2.0, 3.0), 3}, 0.5)};
        chart_->setComparison(std::make_shared<const RunComparison>(std::move(comparison)));
        const auto& curves = chart_->plot().sparse;
        const auto nameOf = [&curves](std::size_t run) { return curves[run].name; };
        QCOMPARE(nameOf(0), QString("1:"));
        QCOMPARE(nameOf(1), QString("2:"));
        QCOMPARE(nameOf(2), QString("3 = 1:"));
        QCOMPARE(nameOf(3), QString("4:"));
        QVERIFY(curves[0].line == CurveLine::Solid);
        QVERIFY(curves[1].line == CurveLine::Dashed);
        QVERIFY(curves[2].line == CurveLine::Dashed);
        QVERIFY(curves[3].line == CurveLine::Solid);
        chart_->setMeasure(measure("Error of validation in %"));
        QCOMPARE(nameOf(3), QString("4 = 1:"));
    }

    /// Zoomed in, each step is a point of its own again, with the value that it has in all.
    void aDeepZoomShowsEveryStep() {
        std::vector<double> losses;
        for (int k = 0; k < 100'000; ++k)
            losses.push_back(2 + std::sin(k));
        RunComparison comparison;
        comparison.runs = {runOf(losses, 0.5), runOf({1}, 2)};
        chart_->setComparison(std::make_shared<const RunComparison>(std::move(comparison)));
        const std::size_t all = chart_->plot().sparse[0].points.size();
        QVERIFY(all <= 600);
        const PlotRange whole = chart_->mapping().range;
        while (chart_->mapping().range.width() > 50)
            chart_->zoomBy(2, chart_->mapping().area.center());
        const PlotRange& range = chart_->mapping().range;
        const auto& points = chart_->plot().sparse[0].points;
        std::int64_t inSight = 0;
        for (const QPointF& point : points)
            inSight += point.x() >= range.left && point.x() <= range.right;
        QCOMPARE(inSight, std::int64_t(std::floor(range.right) - std::ceil(range.left)) + 1);
        const auto step = static_cast<std::size_t>(points[3].x());
        SmoothableSeries series;
        for (const double loss : losses)
            series.append(loss);
        QCOMPARE(points[3].y(), series.smooth(step, Smoothing()));
        chart_->resetZoom();
        QCOMPARE(chart_->plot().sparse[0].points.size(), all);
        QVERIFY(chart_->mapping().range == whole);
    }

private:
    std::unique_ptr<ComparisonChart> chart_;
};

CENTERSCOPE_TEST(ComparisonChartTest)
#include "comparison_chart_test.moc"
