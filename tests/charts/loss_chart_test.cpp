// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/loss_chart.h"

#include <cmath>
#include <limits>
#include <memory>

#include <QFontMetrics>
#include <QTest>

#include "charts/error_chart.h"
#include "support/room_test.h"

using namespace centerscope;
using Which = Hyperparameter;
using Cause = HyperparameterChange::Cause;

namespace {

StepMetrics metricsOf(std::int64_t step, double lambda, double softmax, double center) {
    StepMetrics metrics;
    metrics.step = step;
    metrics.lambda = lambda;
    metrics.headLoss = softmax;
    metrics.embeddingLoss = center;
    metrics.totalLoss = softmax + lambda * center;
    metrics.batchAccuracy = 0.5;
    return metrics;
}

RunHistory historyOf(int steps) {
    RunHistory history;
    history.run = 7;
    for (int step = 1; step <= steps; ++step)
        history.steps.push_back(metricsOf(step, 0.1, 2.0 / step, 1));
    return history;
}

}  // namespace

class LossChartTest : public QObject {
    Q_OBJECT

private slots:
    void theThreeCurvesAreTotalSoftmaxAndWeightedCenterLoss() {
        RunHistory history;
        history.steps = {metricsOf(1, 0.5, 2, 3)};
        LossChart chart;
        chart.setHistory(history);
        const auto& curves = chart.plot().curves;
        QCOMPARE(curves.size(), std::size_t{3});
        QCOMPARE(curves[0].raw.at(1), 3.5);
        QCOMPARE(curves[1].raw.at(1), 2.0);
        QCOMPARE(curves[2].raw.at(1), 1.5);
        QVERIFY(curves[0].line == CurveLine::Solid);
        QVERIFY(curves[1].line == CurveLine::Dashed);
        QVERIFY(curves[2].line == CurveLine::Dotted);
    }

    void aPeakAtTheStartDoesNotFlattenWhatFollowsAndIsNamed() {
        RunHistory history;
        for (int step = 1; step <= 1000; ++step)
            history.steps.push_back(metricsOf(step, 0, step <= 20 ? 40 : 2, 0));
        LossChart chart;
        chart.resize(600, 400);
        chart.setHistory(history);
        QVERIFY(chart.mapping().range.top <= 3);
        QVERIFY(chart.plot().above.contains("40"));
        chart.setScale(AxisScale::Logarithmic);
        QVERIFY(chart.plot().above.isEmpty());
        QVERIFY(chart.mapping().range.top > std::log10(40));
    }

    /// Beside it they would leave the curves a third of the room.
    void theLabelsOfANarrowPlotStandAboveIt() {
        LossChart chart;
        chart.setHistory(historyOf(50));
        const auto areaAt = [&chart](QSize size) {
            chart.resize(size);
            chart.grab();  // which lays it out
            return chart.mapping().area;
        };
        const QRectF wide = areaAt({500, 180});
        const QRectF narrow = areaAt({247, 180});
        QVERIFY(wide.right() < 400);  // labels are there
        QVERIFY2(narrow.width() > 170, qPrintable(QString::number(narrow.width())));
        QVERIFY(narrow.right() < 247);
        QVERIFY(narrow.top() > wide.top() + 10);
        QVERIFY(narrow.height() > 60);
        const QRectF least = areaAt({220, chart.minimumSizeHint().height()});
        QVERIFY(least.bottom() + QFontMetrics(chart.font()).height() < chart.height());
    }

    void aNarrowPlotStaysWhereItIsWhateverIsInSight() {
        RunInfo info;
        auto dataset = std::make_shared<Dataset>();
        dataset->classNames.resize(10);
        info.dataset = dataset;
        LossChart chart;
        chart.startRun(info);
        chart.resize(210, 180);
        chart.setHistory(historyOf(400));
        chart.grab();
        const QRectF area = chart.mapping().area;
        for (const double share : {0.2, 0.4, 0.6, 0.8}) {
            chart.zoomTo({{area.left() + share * area.width(), area.top() + 2},
                          QSizeF(0.1 * area.width(), 10)});
            QCOMPARE(chart.mapping().area.top(), area.top());
            chart.zoomTo({{area.left() + 2, area.top() + share * area.height()}, QSizeF(20, 10)});
            QCOMPARE(chart.mapping().area.top(), area.top());
            chart.resetZoom();
        }
        RunHistory longer = historyOf(400);
        longer.steps.push_back(metricsOf(401, 0.1, 12345, 1));  // another value has more digits
        chart.setHistory(longer);
        QCOMPARE(chart.mapping().area.top(), area.top());
    }

    /// Lower plots have other ticks, which are of other widths.
    void everySizeHasOneLayoutWhereTheLossHasExploded() {
        RunHistory history;
        for (int step = 1; step <= 50; ++step)
            history.steps.push_back(metricsOf(step, 0, 5 * std::pow(10, step / 12.5), 0));
        LossChart chart;
        chart.setScale(AxisScale::Logarithmic);
        chart.setHistory(history);
        for (const int height : {150, 160, 170, 180, 190})
            for (int width = 150; width <= 350; ++width) {
                chart.resize(width, height);
                chart.grab();
                QVERIFY(chart.mapping().area.right() < width);
            }
    }

    void aPeakLaterIsShownWhole() {
        RunHistory history;
        for (int step = 1; step <= 1000; ++step)
            history.steps.push_back(metricsOf(step, 0, step > 500 && step < 530 ? 40 : 2, 0));
        LossChart chart;
        chart.resize(600, 400);
        chart.setHistory(history);
        QVERIFY(chart.mapping().range.top >= 40);
        QVERIFY(chart.plot().above.isEmpty());
    }

    void aSingleSpikeDoesNotFlattenWhatIsAroundItAndIsNamed() {
        RunHistory history;
        for (int step = 1; step <= 1000; ++step)
            history.steps.push_back(metricsOf(step, 0, step == 700 ? 4000 : 2, 0));
        LossChart chart;
        chart.resize(600, 400);
        chart.setHistory(history);
        QVERIFY(chart.mapping().range.top <= 10);
        QVERIFY(chart.plot().above.contains("202"));  // (4000 + 19 · 2) / 20
        chart.setScale(AxisScale::Logarithmic);
        QVERIFY(chart.mapping().range.top <= 1);
    }

    void theFormerRunDoesNotHoldTheAxis_data() {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }

    void theFormerRunDoesNotHoldTheAxis() {
        QFETCH(bool, logarithmic);
        auto former = std::make_shared<RunHistory>();
        for (int step = 1; step <= 200; ++step)
            former->steps.push_back(metricsOf(step, 0, step < 100 ? 2 : 4483, 0));
        RunHistory history;
        history.run = 2;
        history.former = former;
        LossChart chart;
        chart.setLocale(QLocale::c());
        chart.resize(600, 400);
        chart.setScale(logarithmic ? AxisScale::Logarithmic : AxisScale::Linear);
        chart.setHistory(history);
        const double whole = logarithmic ? 4 : 4483;
        QVERIFY(chart.mapping().range.top >= whole);  // there is nothing else to see
        for (int step = 1; step <= 50; ++step)
            history.steps.push_back(metricsOf(step, 0, 2, 0));
        chart.setHistory(history);
        QVERIFY(chart.mapping().range.top <= (logarithmic ? 1 : 3));
        QCOMPARE(chart.plot().above, QString("▲ the former run, up to 4483"));
    }

    void smoothingStartsAnewWhereLambdaChanges() {
        RunHistory history;
        for (int step = 1; step <= 30; ++step)
            history.steps.push_back(metricsOf(step, 0.1, step, 0));
        history.steps.push_back(metricsOf(31, 1, 100, 0));
        history.steps.push_back(metricsOf(32, 1, 200, 0));
        LossChart chart;
        chart.setHistory(history);
        QCOMPARE(chart.plot().smooth(0, 30), 20.5);  // of steps 11 to 30
        QCOMPARE(chart.plot().smooth(0, 31), 100.0);
        QCOMPARE(chart.plot().smooth(0, 32), 150.0);
    }

    void takingInBitByBitGivesTheSameCurves() {
        LossChart atOnce;
        atOnce.setHistory(historyOf(200));
        LossChart bitByBit;
        for (const int steps : {0, 1, 37, 37, 200})
            bitByBit.setHistory(historyOf(steps));
        QCOMPARE(bitByBit.plot().curves[0].size(), std::size_t{200});
        for (std::size_t step = 1; step <= 200; ++step)
            QCOMPARE(bitByBit.plot().smooth(0, step), atOnce.plot().smooth(0, step));
    }

    void anotherRunStartsWithEmptyCurves() {
        LossChart chart;
        chart.setHistory(historyOf(200));
        RunHistory next = historyOf(250);
        next.run = 8;
        chart.setHistory(next);
        QCOMPARE(chart.plot().curves[0].raw.size(), std::size_t{250});
    }

    void everyChangeLeavesOneMark() {
        RunHistory history = historyOf(100);
        history.changes = {{20, Which::Lambda, 0.1, 1, Cause::User},
                           {30, Which::LearningRate, 0.001, 0.0005, Cause::Halving},
                           {40, Which::LearningRate, 0.0005, 0.00025, Cause::Rule},
                           {40, Which::Alpha, 0.5, 0, Cause::User},
                           {45, Which::LearningRate, 0.00025, 0.000025, Cause::Rule},
                           {50, Which::BatchSize, 100, 200, Cause::User},
                           {60, Which::LearningRate, 0.00025, 0.001, Cause::User}};
        LossChart chart;
        chart.setLocale(QLocale::c());
        chart.setHistory(history);
        chart.setHistory(history);
        QStringList texts;
        for (const StepMark& mark : chart.plot().marks)
            texts << mark.text;
        QCOMPARE(texts, (QStringList{"λ 0.1 → 1", "lr ÷ 2", "lr ÷ 2", "α 0.5 → 0", "lr × 0.1",
                                     "batch 100 → 200", "lr 0.00025 → 0.001"}));
        QCOMPARE(chart.plot().marks[0].step, 20);
    }

    void aNearHalvingIsDrawnAheadInItsPlace() {
        RunHistory history = historyOf(1000);
        history.nextHalving = 1100;
        LossChart chart;
        chart.setHistory(history);
        QVERIFY(chart.mapping().range.right >= 1100);
        QVERIFY(chart.plot().marks.back().isAhead());
        QCOMPARE(chart.plot().marks.back().text, QStringLiteral("next ÷ 2"));
    }

    void aFarHalvingIsNamedAtTheEdgeAndSqueezesNothing() {
        RunHistory history = historyOf(1000);
        history.nextHalving = 50000;
        LossChart chart;
        chart.setLocale(QLocale::c());
        chart.setHistory(history);
        QVERIFY(chart.mapping().range.right < 1100);
        QVERIFY(chart.plot().marks.back().text.contains(QStringLiteral("50000")));
    }

    void automaticAxesHoldEverySmoothedValue() {
        LossChart chart;
        chart.setHistory(historyOf(15));
        QCOMPARE(chart.mapping().range.bottom, 0.0);
        QVERIFY(chart.mapping().range.top >= 2.1);
        chart.setHistory(historyOf(500));
        chart.setScale(AxisScale::Logarithmic);
        QCOMPARE(chart.mapping().range.top, 1.0);      // 10
        QCOMPARE(chart.mapping().range.bottom, -3.0);  // 0.001: softmax has come to 0.004
    }

    /// λ 1, then 0.0001: what is drawn is seen, and is not a stroke down to the foot.
    void aLogarithmicAxisReachesDownToTheLowestCurve() {
        RunHistory history;
        for (int step = 1; step <= 200; ++step)
            history.steps.push_back(metricsOf(step, step <= 100 ? 1 : 1e-4, 20, 0.5));
        LossChart chart;
        chart.resize(600, 400);
        chart.setHistory(history);
        chart.setScale(AxisScale::Logarithmic);
        QCOMPARE(chart.mapping().range.top, 2.0);
        QCOMPARE(chart.mapping().range.bottom, -5.0);  // λ·center is 0.00005
    }

    void aLossThatIsNoNumberDoesNotBreakTheAxes() {
        RunHistory history = historyOf(10);
        history.steps.push_back(metricsOf(11, 0.1, std::numeric_limits<double>::quiet_NaN(), 1));
        history.steps.push_back(metricsOf(12, 0.1, std::numeric_limits<double>::infinity(), 1));
        LossChart chart;
        chart.resize(500, 300);
        chart.setHistory(history);
        QVERIFY(std::isfinite(chart.mapping().range.top));
        QVERIFY(!chart.grab().isNull());
    }

    void zoomingOneChartMovesTheOther() {
        LossChart loss;
        ErrorChart error;
        for (StepChart* chart : {static_cast<StepChart*>(&loss), static_cast<StepChart*>(&error)}) {
            chart->resize(500, 300);
            chart->show();
            chart->setHistory(historyOf(500));
        }
        loss.shareStepsWith(&error);
        const PlotRange before = error.mapping().range;
        QTest::keyClick(&loss, Qt::Key_Plus);
        QVERIFY(loss.mapping().range.width() < before.width());
        QCOMPARE(error.mapping().range.left, loss.mapping().range.left);
        QCOMPARE(error.mapping().range.right, loss.mapping().range.right);
        QCOMPARE(error.mapping().range.bottom, before.bottom);
        QTest::keyClick(&error, Qt::Key_Home);
        QVERIFY(error.mapping().range == before);
        QVERIFY(!loss.isZoomed());
    }

    void figuresFollowTheLanguageOfTheWindow() {
        LossChart chart;
        chart.setHistory(historyOf(10));
        chart.setLocale(QLocale(QStringLiteral("de_DE")));
        const QString value = chart.plot().curves[0].value;
        QVERIFY2(value.contains(','), qPrintable(value));
    }
};

CENTERSCOPE_TEST(LossChartTest)
#include "loss_chart_test.moc"
