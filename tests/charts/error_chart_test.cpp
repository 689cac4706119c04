// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/error_chart.h"

#include <cmath>

#include <QTest>

#include "charts/step_polyline.h"
#include "charts/step_ticks.h"
#include "support/room_test.h"

using namespace centerscope;

namespace {

RunHistory historyOf(const std::vector<double>& accuracies) {
    RunHistory history;
    for (const double accuracy : accuracies) {
        StepMetrics metrics;
        metrics.step = static_cast<std::int64_t>(history.steps.size()) + 1;
        metrics.batchAccuracy = accuracy;
        history.steps.push_back(metrics);
    }
    return history;
}

}  // namespace

class ErrorChartTest : public QObject {
    Q_OBJECT

private slots:
    void errorsAreInPercent() {
        ErrorChart chart;
        chart.setHistory(historyOf({0.25, 0.75}));
        QCOMPARE(chart.plot().curves[0].raw.at(1), 75.0);
        QCOMPARE(chart.plot().smooth(0, 2), 50.0);
        QVERIFY(chart.isLogarithmic());
    }

    void onlyTheValidationSplitIsDrawn() {
        RunHistory history = historyOf({0.5, 0.5});
        history.evaluations = {{1, SplitKind::Validation, 0, 0, 0.9},
                               {1, SplitKind::Test, 0, 0, 0.8},
                               {2, SplitKind::Validation, 0, 0, 0.95}};
        ErrorChart chart;
        chart.setHistory(history);
        const auto& points = chart.plot().sparse[0].points;
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points[1].x(), 2.0);
        QVERIFY(qFuzzyCompare(points[1].y(), 5.0));
    }

    void axesReachFromAllWrongToTheDecadeOfTheBest() {
        ErrorChart chart;
        chart.setHistory(historyOf({0.1, 0.5}));
        QCOMPARE(chart.mapping().range.top, 2.0);
        QCOMPARE(chart.mapping().range.bottom, 1.0);
        RunHistory better = historyOf({0.1, 0.5});
        better.evaluations = {{2, SplitKind::Validation, 0, 0, 0.98}};
        chart.setHistory(better);
        QCOMPARE(chart.mapping().range.bottom, 0.0);
    }

    void axesReachForTheRunThatWasLeft() {
        RunHistory left;
        left.run = 1;
        left.former = std::make_shared<const RunHistory>(historyOf({0.95, 0.99}));
        ErrorChart chart;
        chart.setHistory(left);
        QCOMPARE(chart.mapping().range.bottom, 0.0);
    }

    /// The first batch has an error of 50 %, the second none: 0 has a line of its own, half a
    /// decade below the last number, and the curve of every step ends on it.
    void nothingWrongStandsAtTheFootAs0() {
        ErrorChart chart;
        chart.setLocale(QLocale::c());
        chart.resize(500, 300);
        chart.setSmoothing(Smoothing::ofLevel(0));
        chart.setHistory(historyOf({0.5, 1}));
        chart.grab();  // which gives it its size
        const PlotRange& range = chart.mapping().range;
        QCOMPARE(range.bottom, 0.5);
        QCOMPARE(chart.plot().zero, std::optional(range.bottom));
        const auto ticks = valueTicks(chart.mapping(), chart.plot().heights(), chart.locale());
        QCOMPARE(ticks.front().text, QString("0"));
        QCOMPARE(ticks.front().at, range.bottom);
        QCOMPARE(ticks[1].text, QString("10"));
        const auto pieces =
            stepPolylines(chart.plot().curves[0].raw, chart.mapping(), chart.plot().heights(), 1);
        QVERIFY(std::fabs(pieces.back().back().y() - chart.mapping().area.bottom()) < 1e-6);
    }

    void whereSomethingIsAlwaysWrongThereIsNo0() {
        ErrorChart chart;
        chart.setHistory(historyOf({0.5, 0.6}));
        QVERIFY(!chart.plot().zero);
        RunHistory checked = historyOf({0.5, 0.6});
        checked.evaluations = {{2, SplitKind::Validation, 0, 0, 1}};
        chart.setHistory(checked);
        QVERIFY(chart.plot().zero);
    }

    void aPerfectBatchIsDrawnAtTheFoot() {
        ErrorChart chart;
        chart.resize(500, 300);
        chart.setHistory(historyOf({1, 1, 1}));
        QVERIFY(std::isfinite(chart.mapping().range.bottom));
        QVERIFY(!chart.grab().isNull());
    }
};

CENTERSCOPE_TEST(ErrorChartTest)
#include "error_chart_test.moc"
