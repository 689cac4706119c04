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

constexpr std::size_t kMostPoints = 600;  // in sight of a curve: finer than pixels show
constexpr double kLogarithmicFrom = 20;   // the factor between largest and smallest value
constexpr double kFewest = 1;             // steps or seconds that the axis shows
constexpr double kInfinity = std::numeric_limits<double>::infinity();

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

/// The place of each step along the axis.
std::vector<double> placesOf(const std::vector<StepMetrics>& steps, ComparedAxis axis) {
    if (axis == ComparedAxis::Seconds)
        return endsOf(steps);
    std::vector<double> places;
    for (const StepMetrics& metrics : steps)
        places.push_back(static_cast<double>(metrics.step));
    return places;
}

double placeOf(const Evaluation& evaluation, const std::vector<StepMetrics>& steps,
               ComparedAxis axis, const std::vector<double>& places) {
    if (axis == ComparedAxis::Steps)
        return static_cast<double>(evaluation.step);
    const auto after = std::ranges::upper_bound(steps, evaluation.step, {}, &StepMetrics::step);
    const auto made = static_cast<std::size_t>(after - steps.begin());
    return made == 0 ? 0 : places[made - 1];
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
    courses_.clear();
    for (std::size_t run = 0; comparison_ && run < comparison_->runs.size(); ++run) {
        const RunMetrics& rows = comparison_->runs[run].rows;
        Course& course = courses_.emplace_back();
        course.places = placesOf(rows.steps, axis_);
        if (measure_.ofStep)
            for (const StepMetrics& metrics : rows.steps)
                course.series.append(measure_.ofStep(metrics));
        else
            course.validations = validationsOf(rows, course.places);
        SparseCurve& curve = plot_.sparse.emplace_back();
        curve.points = course.within(-kInfinity, kInfinity);
        curve.line = CurveLine::Solid;
        curve.name = locale().toString(static_cast<int>(run + 1)) + QStringLiteral(":");
        curve.color = runColor(run, look().dark);
        if (!curve.points.empty())
            curve.value = figure(curve.points.back().y());
    }
    markWhatCoincides();
    fitRange();
    item_->setTitle(tr(measure_.name), axis_ == ComparedAxis::Steps
                                           ? tr("over steps")
                                           : tr("over seconds of training"));
    layOut();
    describe();
}

/// Else the earlier one would be hidden without a word.
void ComparisonChart::markWhatCoincides() {
    for (std::size_t run = 0; run < courses_.size(); ++run) {
        for (std::size_t earlier = 0; earlier < run; ++earlier) {
            if (!courses_[run].liesOn(courses_[earlier]))
                continue;
            SparseCurve& curve = plot_.sparse[run];
            curve.line = CurveLine::Dashed;
            if (courses_[run].size() == courses_[earlier].size())
                curve.name = QStringLiteral("%1 = %2:").arg(run + 1).arg(earlier + 1);
            break;
        }
    }
}

bool ComparisonChart::Course::liesOn(const Course& other) const {
    const std::size_t both = std::min(series.size(), other.series.size());
    const std::size_t validated = std::min(validations.size(), other.validations.size());
    if (both + validated == 0)
        return false;
    for (std::size_t step = 1; step <= both; ++step)
        if (places[step - 1] != other.places[step - 1] ||
            series.raw.at(step) != other.series.raw.at(step))
            return false;
    return std::equal(validations.begin(),
                      validations.begin() + static_cast<std::ptrdiff_t>(validated),
                      other.validations.begin(), [](const QPointF& one, const QPointF& another) {
                          return one.x() == another.x() && one.y() == another.y();
                      });
}

std::vector<QPointF> ComparisonChart::validationsOf(const RunMetrics& rows,
                                                    const std::vector<double>& places) const {
    std::vector<QPointF> points;
    for (const Evaluation& evaluation : rows.evaluations) {
        const double value = measure_.ofEvaluation(evaluation);
        if (evaluation.split == SplitKind::Validation && std::isfinite(value))
            points.emplace_back(placeOf(evaluation, rows.steps, axis_, places), value);
    }
    return points;
}

/// Between these places, and from the last before them to the first after them.
std::vector<QPointF> ComparisonChart::Course::within(double left, double right) const {
    if (!validations.empty() || series.empty())
        return validations;
    const auto first = std::ranges::lower_bound(places, left) - places.begin();
    const auto last = std::ranges::upper_bound(places, right) - places.begin();
    const std::size_t begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - 1, 0));
    const std::size_t all = std::min(static_cast<std::size_t>(last) + 1, places.size()) - begin;
    const std::size_t count = std::min(kMostPoints, all);
    std::vector<QPointF> points;
    for (std::size_t k = 1; k <= count; ++k) {
        const std::size_t step = begin + k * all / count;  // from begin + 1
        const double value = series.smooth(step, Smoothing());
        if (std::isfinite(value))
            points.emplace_back(places[step - 1], value);
    }
    return points;
}

/// Of all that there is, however far it is zoomed.
void ComparisonChart::fitRange() {
    double right = kFewest;
    double lowest = kInfinity;
    double highest = -kInfinity;
    for (const SparseCurve& curve : plot_.sparse) {
        for (const QPointF& point : curve.points) {
            right = std::max(right, point.x());
            lowest = std::min(lowest, point.y());
            highest = std::max(highest, point.y());
        }
    }
    plot_.logarithmic = lowest > 0 && highest > kLogarithmicFrom * lowest;
    if (lowest > highest) {
        range_ = {0, right, 0, 1};
        return;
    }
    const double top = plot_.heights().unitsOf(highest);
    double bottom = plot_.heights().unitsOf(lowest);
    if (!plot_.logarithmic)
        bottom = std::min(bottom, 0.0);
    const double margin = std::max(0.05 * (top - bottom), 1e-9);
    range_ = {0, right, plot_.logarithmic ? bottom - margin : bottom, top + margin};
}

PlotRange ComparisonChart::automaticRange() const {
    return range_;
}

/// As many points as the plot can show, of what is in sight.
void ComparisonChart::showRange(const PlotRange& range) {
    const bool isAll = !isZoomed();
    for (std::size_t run = 0; run < courses_.size(); ++run)
        plot_.sparse[run].points =
            courses_[run].within(isAll ? -kInfinity : range.left, isAll ? kInfinity : range.right);
    item_->setMapping(mapping(), locale());
    item_->changed();
}

QRectF ComparisonChart::arrange(QSizeF size) {
    const double numbers = std::ceil(StepCurvesItem::tickWidth(
        look().smallFont, {{0, QStringLiteral("0.0005")}, {0, QStringLiteral("10,000")}}));
    return item_->layOut(
        size, numbers,
        CurveLabels::columnWidth(look().font, item_->labels() + QStringList{"8 = 7: 0.0000"}));
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

#include "moc_comparison_chart.cpp"
