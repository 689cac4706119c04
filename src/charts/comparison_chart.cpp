// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/comparison_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QChart>
#include <QHelpEvent>
#include <QLegend>
#include <QLocale>
#include <QToolTip>

#include "charts/step_polyline.h"
#include "charts/value_text.h"

namespace centerscope {

namespace {

constexpr std::size_t kMostPoints = 600;  // of a curve: finer than the plot's pixels show
constexpr double kLogarithmicFrom = 20;   // the factor between largest and smallest value
constexpr double kFewest = 1;             // steps or seconds that the axis shows

/// When each step ended, in seconds of training.
std::vector<double> endsOf(const std::vector<StepMetrics>& steps) {
    std::vector<double> ends;
    double now = 0;
    for (const StepMetrics& metrics : steps) {
        if (metrics.imagesPerSecond > 0)
            now += metrics.batchSize / metrics.imagesPerSecond;
        ends.push_back(now);
    }
    return ends;
}

/// The places of a run's steps along the axis.
class AxisPlaces {
public:
    AxisPlaces(const std::vector<StepMetrics>& steps, ComparedAxis axis)
        : steps_(steps),
          ends_(axis == ComparedAxis::Seconds ? endsOf(steps) : std::vector<double>()) {}

    double of(std::int64_t step) const {
        if (ends_.empty())
            return static_cast<double>(step);
        const auto after = std::ranges::upper_bound(steps_, step, {}, &StepMetrics::step);
        return after == steps_.begin()
                   ? 0
                   : ends_[static_cast<std::size_t>(after - steps_.begin()) - 1];
    }

private:
    const std::vector<StepMetrics>& steps_;
    std::vector<double> ends_;
};

std::vector<QPointF> pointsOfSteps(const std::vector<StepMetrics>& steps,
                                   const ComparedMeasure& measure, const AxisPlaces& places) {
    SmoothableSeries series;
    for (const StepMetrics& metrics : steps)
        series.append(measure.ofStep(metrics));
    const std::size_t count = std::min(kMostPoints, steps.size());
    std::vector<QPointF> points;
    for (std::size_t k = 1; k <= count; ++k) {
        const std::size_t last = k * steps.size() / count;  // 1 to size()
        const double value = series.smooth(last, Smoothing());
        if (std::isfinite(value))
            points.emplace_back(places.of(steps[last - 1].step), value);
    }
    return points;
}

std::vector<QPointF> pointsOfValidations(const std::vector<Evaluation>& evaluations,
                                         const ComparedMeasure& measure, const AxisPlaces& places) {
    std::vector<QPointF> points;
    for (const Evaluation& evaluation : evaluations) {
        const double value = measure.ofEvaluation(evaluation);
        if (evaluation.split == SplitKind::Validation && std::isfinite(value))
            points.emplace_back(places.of(evaluation.step), value);
    }
    return points;
}

}  // namespace

ComparisonChart::ComparisonChart(QWidget* parent)
    : ChartView(QString(), parent), item_(new StepCurvesItem(chart())) {
    chart()->legend()->hide();
    item_->setPlot(&plot_);
    retranslate();
    refreshLook();
}

QColor ComparisonChart::runColor(std::size_t run, bool dark) {
    static constexpr std::array<QRgb, RunComparison::kMost> onLight{
        0xff0072b2, 0xffd55e00, 0xff009e73, 0xffb0407f,
        0xff7a5c00, 0xff2a8fc4, 0xff000000, 0xff7f7f7f};
    static constexpr std::array<QRgb, RunComparison::kMost> onDark{
        0xff56b4e9, 0xffe69f00, 0xff2fc79b, 0xffe08cc0,
        0xfff0e442, 0xff7f9fff, 0xffffffff, 0xff9a9a9a};
    return QColor::fromRgb((dark ? onDark : onLight)[run % RunComparison::kMost]);
}

void ComparisonChart::setComparison(std::shared_ptr<const RunComparison> comparison) {
    comparison_ = std::move(comparison);
    makeCurves();
}

void ComparisonChart::setMeasure(const ComparedMeasure& measure) {
    measure_ = measure;
    resetZoom();
    makeCurves();
}

void ComparisonChart::setAxis(ComparedAxis axis) {
    axis_ = axis;
    resetZoom();
    makeCurves();
}

QString ComparisonChart::figure(double value) const {
    return valueText(value, locale());
}

void ComparisonChart::makeCurves() {
    plot_.sparse.clear();
    double lowest = std::numeric_limits<double>::infinity();
    double highest = 0;
    for (std::size_t run = 0; comparison_ && run < comparison_->runs.size(); ++run) {
        const RunMetrics& rows = comparison_->runs[run].rows;
        const AxisPlaces places(rows.steps, axis_);
        SparseCurve curve{measure_.ofStep ? pointsOfSteps(rows.steps, measure_, places)
                                          : pointsOfValidations(rows.evaluations, measure_, places),
                          CurveLine::Solid,
                          locale().toString(static_cast<int>(run + 1)) + QStringLiteral(":"),
                          {},
                          runColor(run, look().dark)};
        for (const QPointF& point : curve.points) {
            lowest = std::min(lowest, point.y());
            highest = std::max(highest, point.y());
        }
        if (!curve.points.empty())
            curve.value = figure(curve.points.back().y());
        plot_.sparse.push_back(std::move(curve));
    }
    plot_.logarithmic = lowest > 0 && highest > kLogarithmicFrom * lowest;
    item_->setTitle(tr(measure_.name), axis_ == ComparedAxis::Steps
                                           ? tr("over steps")
                                           : tr("over seconds of training"));
    layOut();
    item_->changed();
    describe();
}

PlotRange ComparisonChart::automaticRange() const {
    double right = kFewest;
    double bottom = std::numeric_limits<double>::infinity();
    double top = -bottom;
    for (const SparseCurve& curve : plot_.sparse) {
        for (const QPointF& point : curve.points) {
            const double y = plotUnits(point.y(), plot_.logarithmic);
            right = std::max(right, point.x());
            bottom = std::min(bottom, y);
            top = std::max(top, y);
        }
    }
    if (bottom > top)
        return {0, right, 0, 1};
    if (!plot_.logarithmic)
        bottom = std::min(bottom, 0.0);
    const double margin = std::max(0.05 * (top - bottom), 1e-9);
    return {0, right, plot_.logarithmic ? bottom - margin : bottom, top + margin};
}

void ComparisonChart::showRange(const PlotRange&) {
    item_->setMapping(mapping(), locale());
}

QRectF ComparisonChart::arrange(QSizeF size) {
    const QFontMetricsF metrics(look().font);
    const double left = std::ceil(StepCurvesItem::tickWidth(
        look().smallFont, {{0, QStringLiteral("0.0005")}, {0, QStringLiteral("10,000")}}));
    const double right =
        StepCurvesItem::labelWidth(look().font, item_->labels() + QStringList{"8: 0.0000"});
    const double top = std::floor(metrics.height() + 18);
    item_->setChartSize(size, 0);
    return QRectF(left, top, std::max(40.0, std::floor(size.width() - left - right)),
                  std::max(30.0, std::floor(size.height() - top - metrics.height() - 14)));
}

void ComparisonChart::restyle() {
    for (std::size_t run = 0; run < plot_.sparse.size(); ++run)
        plot_.sparse[run].color = runColor(run, look().dark);
    item_->setLook(look());
}

void ComparisonChart::retranslate() {
    setAccessibleName(tr("Curves of the runs"));
    item_->setExplanation(tr("These runs have no such values yet."));
    makeCurves();
}

QString ComparisonChart::summary() const {
    QStringList sentences{tr(measure_.name) + QStringLiteral(".")};
    for (const SparseCurve& curve : plot_.sparse)
        if (!curve.points.empty())
            sentences << tr("Run %1 %2.").arg(curve.name, curve.value);
    return sentences.join(QChar::Space);
}

bool ComparisonChart::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return ChartView::viewportEvent(event);
    const auto& help = static_cast<QHelpEvent&>(*event);  // which every such event is
    const QString tip = valuesAt(help.pos());
    tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help.globalPos(), tip, this);
    return true;
}

/// Of each curve the last point up to there.
QString ComparisonChart::valuesAt(QPointF pixel) const {
    if (!mapping().area.contains(pixel))
        return {};
    const double place = mapping().toPlot(pixel).x();
    QStringList lines;
    for (const SparseCurve& curve : plot_.sparse) {
        const auto after = std::ranges::upper_bound(curve.points, place, {}, &QPointF::x);
        if (after == curve.points.begin())
            continue;
        const QPointF found = *std::prev(after);
        const QString at = axis_ == ComparedAxis::Steps
                               ? tr("at step %1").arg(locale().toString(qlonglong(found.x())))
                               : tr("after %1 s").arg(figure(found.x()));
        lines << QStringLiteral("%1 %2 %3").arg(curve.name, figure(found.y()), at);
    }
    return lines.join(u'\n');
}

std::unique_ptr<ChartView> ComparisonChart::clone() const {
    auto copy = std::make_unique<ComparisonChart>();
    copy->setLocale(locale());
    copy->measure_ = measure_;
    copy->axis_ = axis_;
    copy->setComparison(comparison_);
    copy->setUserRange(userRange());
    return copy;
}

}  // namespace centerscope
