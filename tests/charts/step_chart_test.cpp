// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_chart.h"

#include <cmath>
#include <limits>
#include <memory>

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolTip>
#include <QWheelEvent>

#include "charts/error_chart.h"
#include "charts/loss_chart.h"
#include "charts/step_polyline.h"
#include "support/room_test.h"

using namespace centerscope;
using Which = Hyperparameter;
using Cause = HyperparameterChange::Cause;

namespace {

constexpr double kNoLoss = std::numeric_limits<double>::quiet_NaN();

void addStep(RunHistory& history, double loss, double accuracy = 0.5) {
    StepMetrics metrics;
    metrics.step = static_cast<std::int64_t>(history.steps.size()) + 1;
    metrics.epoch = 1;
    metrics.lambda = 0.1;
    metrics.alpha = 0.5;
    metrics.headLoss = loss;
    metrics.totalLoss = loss;
    metrics.batchAccuracy = accuracy;
    history.steps.push_back(metrics);
}

/// Loss first for half of the steps, then second.
RunHistory runOf(int steps, double first = 2, double second = 2, std::uint64_t run = 1) {
    RunHistory history;
    history.run = run;
    for (int step = 1; step <= steps; ++step)
        addStep(history, step <= steps / 2 ? first : second);
    return history;
}

RunInfo infoOf(int classes, const Preset& preset = {}) {
    auto dataset = std::make_shared<Dataset>();
    dataset->classNames.resize(static_cast<std::size_t>(classes));
    RunInfo info;
    info.dataset = dataset;
    info.preset = std::make_shared<const Preset>(preset);
    return info;
}

void turnWheel(StepChart& chart, QPointF place, int notches) {
    QWheelEvent event(place, chart.viewport()->mapToGlobal(place), {}, {0, 120 * notches},
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart.viewport(), &event);
}

QString tipAt(StepChart& chart, QPointF place) {
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, place.toPoint(),
                     chart.viewport()->mapToGlobal(place.toPoint()));
    QApplication::sendEvent(chart.viewport(), &event);
    return QToolTip::text();
}

}  // namespace

class StepChartTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        loss_ = std::make_unique<LossChart>();
        error_ = std::make_unique<ErrorChart>();
        for (StepChart* chart :
             {static_cast<StepChart*>(loss_.get()), static_cast<StepChart*>(error_.get())}) {
            chart->setLocale(QLocale::c());
            chart->resize(560, 300);
            chart->show();
        }
        loss_->shareStepsWith(error_.get());
    }

    void theWheelZoomsTheStepsOfBothAroundThePointer() {
        show(runOf(1000, 2, 8));
        const PlotMapping before = loss_->mapping();
        const QPointF place(before.sceneX(800), before.area.center().y());
        turnWheel(*loss_, place, 5);
        const PlotRange zoomed = loss_->mapping().range;
        QVERIFY(zoomed.width() < before.range.width() / 2);
        QVERIFY(std::fabs(loss_->mapping().sceneX(800) - place.x()) < 1e-6);
        QCOMPARE(error_->mapping().range.left, zoomed.left);
        QCOMPARE(error_->mapping().range.right, zoomed.right);
    }

    void heightsFollowWhatIsInSight() {
        show(runOf(1000, 12, 2));
        QVERIFY(loss_->mapping().range.top >= 12);
        loss_->centerOn(900);
        QVERIFY(loss_->mapping().range.left > 520);
        QVERIFY(loss_->mapping().range.top >= 2 && loss_->mapping().range.top <= 3);
        RunHistory grown = runOf(1000, 12, 2);
        for (int k = 0; k < 10; ++k)
            addStep(grown, 7);
        loss_->centerOn(1000);
        show(grown);
        QVERIFY(loss_->mapping().range.top >= 4);
    }

    void aRectangleChoosesHeightsAndADoubleClickGivesThemBack() {
        show(runOf(1000, 12, 2));
        const PlotRange all = loss_->mapping().range;
        const QRectF area = loss_->mapping().area;
        loss_->zoomTo(QRectF(area.center(), QSizeF(100, 50)));
        QVERIFY(loss_->mapping().range.top < all.top / 2 + 1e-9);
        QVERIFY(error_->isZoomed());
        QTest::mouseDClick(error_->viewport(), Qt::LeftButton, {}, area.center().toPoint());
        QVERIFY(loss_->mapping().range == all);
        QVERIFY(!loss_->isZoomed() && !error_->isZoomed());
    }

    void zoomingOutEndsWithTheWholeRun() {
        show(runOf(1000));
        turnWheel(*loss_, loss_->mapping().area.center(), 3);
        turnWheel(*loss_, loss_->mapping().area.center(), -9);
        QVERIFY(!loss_->isZoomed());
        QVERIFY(!error_->isZoomed());
    }

    void thereIsNothingToPanToBeforeTheFirstStep() {
        show(runOf(1000));
        loss_->centerOn(300);
        const double width = loss_->mapping().range.width();
        loss_->panBy({5000, 0});
        QVERIFY(std::fabs(loss_->mapping().range.left) < 1e-9);
        QVERIFY(std::fabs(loss_->mapping().range.width() - width) < 1e-9);
        QCOMPARE(error_->mapping().range.left, loss_->mapping().range.left);
    }

    void aLineStandsAtTheStepThatIsLookedBackAt() {
        show(runOf(1000));
        const QImage before = loss_->grab().toImage();
        loss_->setViewed(400);
        const QImage viewed = loss_->grab().toImage();
        const QRectF area = loss_->mapping().area;
        const int x = static_cast<int>(std::lround(loss_->mapping().sceneX(400)));
        for (int y = static_cast<int>(area.top()) + 2; y < area.bottom() - 2; y += 5)
            QVERIFY(viewed.pixel(x, y) != before.pixel(x, y));
        QVERIFY(viewed.pixel(x + 10, static_cast<int>(area.top()) + 2) ==
                before.pixel(x + 10, static_cast<int>(area.top()) + 2));
        loss_->setViewed(std::nullopt);
        QCOMPARE(loss_->grab().toImage(), before);
    }

    void valuesAreThoseOfTheStepThatIsLookedBackAt() {
        RunHistory history = runOf(1000, 12, 2);
        history.evaluations = {{300, SplitKind::Validation, 0, 0, 0.875},
                               {900, SplitKind::Validation, 0, 0, 0.98}};
        const auto valuesAre = [this](const QString& total, const QString& checked) {
            QCOMPARE(loss_->plot().curves[0].value, total);
            QCOMPARE(error_->plot().sparse[0].value, checked);
        };
        show(history);
        valuesAre("2.00", "2.00");
        for (StepChart* chart :
             {static_cast<StepChart*>(loss_.get()), static_cast<StepChart*>(error_.get())})
            chart->setViewed(400);
        valuesAre("12.0", "12.5");
        QVERIFY(loss_->summary().contains("After step 400"));
        QVERIFY(error_->summary().contains("at step 300"));
        addStep(history, 7);  // training continues
        show(history);
        valuesAre("12.0", "12.5");
        error_->setViewed(200);  // before the first validation
        valuesAre("12.0", "");
        for (StepChart* chart :
             {static_cast<StepChart*>(loss_.get()), static_cast<StepChart*>(error_.get())})
            chart->setViewed(std::nullopt);
        valuesAre("2.25", "2.00");  // (19 · 2 + 7) / 20
    }

    void whatAStepWasJumpedToFromComesBackWithTheNewest() {
        show(runOf(5000));
        loss_->centerOn(3000);
        loss_->setViewed(3000);
        loss_->centerOn(400);
        loss_->setViewed(400);
        QVERIFY(loss_->isZoomed() && error_->isZoomed());
        loss_->setViewed(std::nullopt);
        QVERIFY(!loss_->isZoomed() && !error_->isZoomed());
        turnWheel(*loss_, loss_->mapping().area.center(), 3);
        const PlotRange own = loss_->mapping().range;
        loss_->centerOn(400);
        loss_->setViewed(400);
        loss_->setViewed(std::nullopt);
        QVERIFY(loss_->mapping().range == own);
        QCOMPARE(error_->mapping().range.left, own.left);
    }

    void whatTheUserHasZoomedToMeanwhileStays() {
        show(runOf(5000));
        loss_->centerOn(3000);
        loss_->setViewed(3000);
        turnWheel(*error_, error_->mapping().area.center(), 2);
        const PlotRange own = loss_->mapping().range;
        loss_->setViewed(std::nullopt);
        QVERIFY(loss_->isZoomed());
        QCOMPARE(loss_->mapping().range.left, own.left);
        QCOMPARE(loss_->mapping().range.right, own.right);
    }

    void aStepOutOfSightIsBroughtThere() {
        show(runOf(5000));
        loss_->centerOn(3000);
        loss_->setViewed(3000);
        const PlotRange before = loss_->mapping().range;
        loss_->setViewed(3001);
        QVERIFY(loss_->mapping().range == before);
        loss_->setViewed(200);
        QVERIFY(loss_->mapping().range.left < 200 && loss_->mapping().range.right > 200);
    }

    void aStepThatIsJumpedToStandsInTheMiddleOfBoth() {
        show(runOf(5000));
        for (const std::int64_t step : {3000, 40, 5000}) {
            loss_->centerOn(step);
            for (const PlotRange& range : {loss_->mapping().range, error_->mapping().range}) {
                QVERIFY(std::fabs((range.left + range.right) / 2 - static_cast<double>(step)) <
                        1e-6);
                QVERIFY(range.left >= 0);
            }
        }
    }

    void theLossAxisTurnsLogarithmicWhereTheTotalRangesOverMoreThanTwenty() {
        show(runOf(1000, 2, 2.0 / 19));
        QVERIFY(!loss_->isLogarithmic());
        QSignalSpy changed(loss_.get(), &StepChart::scaleChanged);
        show(runOf(1000, 2, 2.0 / 21, 2));
        QVERIFY(loss_->isLogarithmic());
        QCOMPARE(changed.size(), 1);
        loss_->setScale(AxisScale::Linear);
        QVERIFY(!loss_->isLogarithmic());
        QCOMPARE(loss_->mapping().range.bottom, 0.0);
        loss_->setScale(AxisScale::Automatic);
        QVERIFY(loss_->isLogarithmic());
        show(runOf(100, 2, 2, 3));
        QVERIFY(!loss_->isLogarithmic());
    }

    void theAutomaticAxisDoesNotFlicker() {
        show(runOf(1000, 2, 2.0 / 21));
        QVERIFY(loss_->isLogarithmic());
        RunHistory grown = runOf(1000, 2, 2.0 / 19);  // a range that alone would be linear
        show(grown);
        QVERIFY(loss_->isLogarithmic());
    }

    void zeroNegativeAndMissingLossesBreakNoLogarithmicAxis() {
        RunHistory history;
        history.run = 1;
        for (const double loss : {0.0, -1.0, 1e-30, kNoLoss, 1e30, 0.0})
            addStep(history, loss, 1);
        loss_->setScale(AxisScale::Logarithmic);
        show(history);
        QVERIFY(std::isfinite(loss_->mapping().range.bottom));
        QVERIFY(std::isfinite(loss_->mapping().range.top));
        QVERIFY(loss_->mapping().range.height() > 0);
        QVERIFY(!loss_->grab().isNull());
        RunHistory nothing;
        nothing.run = 2;
        addStep(nothing, 0);
        show(nothing);
        QVERIFY(!loss_->grab().isNull());
    }

    void captionsSayHowCurvesAreSmoothed() {
        show(runOf(5000));
        QVERIFY(tipAt(*loss_, {20, 10}).contains("mean of the last 100 steps"));
        QVERIFY(tipAt(*error_, {20, 10}).contains("mean of the last 100 steps"));
        loss_->setSmoothing(Smoothing::ofLevel(0));
        QVERIFY(tipAt(*loss_, {20, 10}).contains("every step"));
    }

    void smoothingStartsAnewWhereHeldCentersAreReleased() {
        RunHistory history = runOf(30, 4, 4);
        for (StepMetrics& metrics : history.steps)
            metrics.alpha = 0;
        addStep(history, 1);
        addStep(history, 2);
        show(history);
        QCOMPARE(loss_->plot().smooth(0, 30), 4.0);
        QCOMPARE(loss_->plot().smooth(0, 31), 1.0);
        QCOMPARE(loss_->plot().smooth(0, 32), 1.5);
    }

    void smoothingStartsAnewWhereImagesBeginToBeAugmented() {
        Preset preset;
        preset.augmentation = {.shift = 2, .fromEpoch = 2};
        error_->startRun(infoOf(10, preset));
        loss_->startRun(infoOf(10, preset));
        RunHistory history = runOf(30, 1, 1);
        addStep(history, 5, 0);
        history.steps.back().epoch = 2;
        show(history);
        QCOMPARE(loss_->plot().smooth(0, 31), 5.0);
        QCOMPARE(error_->plot().smooth(0, 31), 100.0);
        QCOMPARE(loss_->plot().marks.back().step, 31);
    }

    void theLossOfGuessingIsALevelOfItsOwn() {
        loss_->startRun(infoOf(10));
        show(runOf(100));
        QVERIFY(loss_->plot().level.has_value());
        QCOMPARE(loss_->plot().level->value, std::log(10.0));
        QCOMPARE(loss_->plot().level->name, QString("guessing 2.30"));
        loss_->startRun(infoOf(4));
        show(runOf(100, 2, 2, 2));
        QCOMPARE(loss_->plot().level->value, std::log(4.0));
        QVERIFY(!error_->plot().level);
    }

    void aFormerRunOfOtherClassesIsNotDrawn() {
        auto former = std::make_shared<RunHistory>(runOf(500));
        RunHistory history = runOf(20, 2, 2, 2);
        history.former = former;
        for (const int classes : {10, 4}) {
            ++history.run;
            former->dataset = infoOf(classes).dataset;
            loss_->startRun(infoOf(10));
            loss_->setHistory(history);
            QCOMPARE(loss_->hasFormer(), classes == 10);
            QCOMPARE(loss_->mapping().range.right > 400, classes == 10);
        }
    }

    void theFormerRunCanBeDroppedAndStaysAway() {
        RunHistory history = runOf(100, 2, 2, 2);
        history.former = std::make_shared<const RunHistory>(runOf(400, 4483, 4483));
        show(history);
        QVERIFY(loss_->hasFormer());
        QCOMPARE(loss_->plot().formerName, QString("former run"));
        QVERIFY(loss_->mapping().range.right >= 400);
        QVERIFY(loss_->mapping().range.top <= 3);
        loss_->dropFormer();
        QVERIFY(!loss_->hasFormer());
        QVERIFY(loss_->plot().former.empty());
        QVERIFY(loss_->plot().above.isEmpty());
        addStep(history, 2);
        show(history);
        QVERIFY(loss_->plot().former.empty());
        QVERIFY(loss_->mapping().range.right < 200);
        RunHistory next = runOf(50, 2, 2, 3);
        next.former = std::make_shared<const RunHistory>(history);
        show(next);
        QVERIFY(loss_->hasFormer());  // another run was left
    }

    void theMenuOffersToDropTheFormerRun() {
        RunHistory history = runOf(100, 2, 2, 2);
        history.former = std::make_shared<const RunHistory>(runOf(100));
        show(history);
        QSignalSpy requested(loss_.get(), &StepChart::dropFormerRequested);
        QTimer::singleShot(0, this, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction* action : menu->actions())
                if (action->text().contains("former run"))
                    action->trigger();
            menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(loss_.get(), &event);
        QCOMPARE(requested.size(), 1);
    }

    void aTestLeavesAMarkOnTheErrorPlotAlone() {
        RunHistory history = runOf(100);
        history.evaluations = {{60, SplitKind::Test, 0, 0, 0.9875}};
        history.changes = {{80, Which::Lambda, 0.1, 1, Cause::User}};
        show(history);
        QCOMPARE(loss_->plot().marks.size(), std::size_t{1});
        const std::vector<StepMark>& marks = error_->plot().marks;
        QCOMPARE(marks.size(), std::size_t{2});
        QCOMPARE(marks[0].step, 60);
        QCOMPARE(marks[0].text, QString("test 1.25 %"));
        QVERIFY(marks[0].full.contains("step 60"));
        QVERIFY(marks[0].kind == StepMark::Kind::Evaluation);
    }

    void eachMarkSaysAllUnderThePointer() {
        RunHistory history = runOf(100);
        history.changes = {{50, Which::Lambda, 0.1, 1, Cause::User}};
        show(history);
        const PlotMapping& mapping = loss_->mapping();
        const QString full = loss_->plot().marks[0].full;
        QVERIFY(full.contains("0.1 → 1"));
        QCOMPARE(tipAt(*loss_, {mapping.sceneX(50) + 10, mapping.area.top() + 8}), full);
        QVERIFY(tipAt(*loss_, {mapping.sceneX(50), mapping.area.center().y()}).endsWith(full));
        QVERIFY(!tipAt(*loss_, {mapping.sceneX(20), mapping.area.center().y()}).contains(full));
    }

    void aStepWithoutANumberIsNamed() {
        RunHistory history = runOf(2000);
        history.steps[999].totalLoss = kNoLoss;
        show(history);
        const PlotMapping& mapping = loss_->mapping();
        QVERIFY(
            tipAt(*loss_, {mapping.sceneX(1000), mapping.area.center().y()}).contains("no number"));
        QVERIFY(
            !tipAt(*loss_, {mapping.sceneX(500), mapping.area.center().y()}).contains("no number"));
        QCOMPARE(stepGaps(loss_->plot().curves[0].raw, mapping, 1).size(), std::size_t{1});
    }

    void figuresWithExponentsOfThreeDigitsFit_data() {
        QTest::addColumn<double>("loss");
        QTest::addColumn<QString>("value");
        QTest::newRow("large") << 4.483e123 << "4.48·10¹²³";
        QTest::newRow("small") << 1.5e-200 << "1.5·10⁻²⁰⁰";
        QTest::newRow("common") << 0.25 << "0.25";
    }

    void figuresWithExponentsOfThreeDigitsFit() {
        QFETCH(double, loss);
        QFETCH(QString, value);
        show(runOf(100, loss, loss));
        const StepCurve& total = loss_->plot().curves[0];
        QCOMPARE(total.value, value);
        const QFontMetricsF metrics(loss_->font());
        const double sample = 8 + 20 + 5;  // of the line before the name
        QVERIFY(loss_->mapping().area.right() + sample +
                    metrics.horizontalAdvance(total.name + ' ' + value) <=
                loss_->width());
        for (const bool logarithmic : {false, true}) {
            loss_->setScale(logarithmic ? AxisScale::Logarithmic : AxisScale::Linear);
            for (const AxisTick& tick :
                 valueTicks(loss_->mapping(), {logarithmic}, loss_->locale()))
                QVERIFY2(metrics.horizontalAdvance(tick.text) * 0.9 < loss_->mapping().area.left(),
                         qPrintable(tick.text));
        }
    }

private:
    void show(const RunHistory& history) {
        loss_->setHistory(history);
        error_->setHistory(history);
    }

    std::unique_ptr<LossChart> loss_;
    std::unique_ptr<ErrorChart> error_;
};

CENTERSCOPE_TEST(StepChartTest)
#include "step_chart_test.moc"
