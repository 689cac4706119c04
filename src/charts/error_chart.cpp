// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/error_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QLocale>

#include "charts/curve_heights.h"

namespace centerscope {

namespace {

// Of the logarithmic axis, in decades.
constexpr double kTop = 2;          // 100 %
constexpr double kBelowFoot = 0.5;  // 0 %, where it is among the values
constexpr double kHighestFoot = 1;  // 10 %
constexpr double kLowestFoot = -2;  // 0.01 %: one image of the 10,000 of a test set

double percentWrong(double accuracy) {
    return 100 * (1 - accuracy);
}

}  // namespace

ErrorChart::ErrorChart(QWidget* parent) : StepChart(tr("Error"), parent) {
    plot_.logarithmic = prefersLogarithmic();
    clearCurves();
    retranslate();
    refreshLook();
}

void ErrorChart::clearCurves() {
    plot_.curves.assign(1, {});
    plot_.sparse.assign(1, {});
    nameValues();
}

SmoothableSeries ErrorChart::formerCurve(const RunHistory& former) const {
    SmoothableSeries curve;
    for (const StepMetrics& metrics : former.steps)
        curve.append(percentWrong(metrics.batchAccuracy));
    return curve;
}

/// Images that are augmented are harder: their errors are not comparable with those before.
void ErrorChart::append(const StepMetrics& metrics, const StepMetrics* before) {
    plot_.curves.front().append(percentWrong(metrics.batchAccuracy),
                                !before || isAugmented(*before) == isAugmented(metrics));
}

void ErrorChart::finish(const RunHistory& history) {
    auto& points = plot_.sparse.front().points;
    const std::vector<QPointF> before = std::exchange(tests_, {});
    points.clear();
    for (const Evaluation& evaluation : history.evaluations)
        (evaluation.split == SplitKind::Validation ? points : tests_)
            .emplace_back(static_cast<double>(evaluation.step), percentWrong(evaluation.accuracy));
    if (tests_ != before)
        makeMarks();
}

std::vector<StepMark> ErrorChart::ownMarks() const {
    std::vector<StepMark> marks;
    for (const QPointF& test : tests_) {
        const auto step = static_cast<qlonglong>(test.x());
        marks.push_back({step, tr("test %1 %").arg(figure(test.y())),
                         tr("The network after step %1 takes %2 % of the test images for another "
                            "class. It has never been trained on them.")
                             .arg(locale().toString(step), figure(test.y())),
                         StepMark::Kind::Evaluation});
    }
    return marks;
}

void ErrorChart::nameValues() {
    StepCurve& batch = plot_.curves.front();
    batch.name = tr("batch");
    batch.value = valueOf(batch);
    SparseCurve& checked = plot_.sparse.front();
    checked.name = tr("validation");
    checked.value = valueOf(checked);
}

std::pair<double, double> ErrorChart::automaticHeight(double firstStep, double lastStep) const {
    const StepCurve& batch = plot_.curves.front();
    const SmoothableSeries& shown = batch.empty() ? plot_.former : batch;
    Span span = spanOf(shown.raw, firstStep, lastStep);
    if (span.isEmpty())
        span = {1, shown.size()};
    CurveHeights heights;
    if (!span.isEmpty())
        heights = heightsOf(shown, span.first, span.last, plot_.smoothing);
    for (const QPointF& point : validation().points)
        if (point.y() > 0 && point.x() >= firstStep && point.x() <= lastStep)
            heights.lowest = std::min(heights.lowest, point.y());
    if (!plot_.logarithmic)
        return {0, std::clamp(std::ceil(heights.peak / 10) * 10, 10.0, 100.0)};
    const double foot =
        std::clamp(std::floor(std::log10(heights.lowest)), kLowestFoot, kHighestFoot);
    return {hasZero(firstStep, lastStep) ? foot - kBelowFoot : foot, kTop};
}

/// A batch, or all of the validation split, without an error.
bool ErrorChart::hasZero(double firstStep, double lastStep) const {
    const StepSeries& batch = plot_.curves.front().raw;
    const Span span = spanOf(batch, firstStep, lastStep);
    return (!span.isEmpty() && batch.stretch(span.first, span.last).low <= 0) ||
           std::ranges::any_of(validation().points, [=](const QPointF& point) {
               return point.y() <= 0 && point.x() >= firstStep && point.x() <= lastStep;
           });
}

QString ErrorChart::fullCaption() const {
    return plot_.zero ? caption() + tr(" · 0 % stands at the foot of the logarithmic axis")
                      : caption();
}

QString ErrorChart::title() const {
    return tr("Error %");
}

QString ErrorChart::caption() const {
    const QPointF* checked = lookedAt(validation().points);
    const QString batch = tr("batch while training") + QStringLiteral(" · ") + smoothingText();
    if (!checked)
        return batch;
    return batch + tr(" · validation at step %1")
                       .arg(locale().toString(static_cast<qlonglong>(checked->x())));
}

QString ErrorChart::explanation() const {
    return tr("How many images in a hundred are taken for another class will be drawn here.");
}

void ErrorChart::retranslate() {
    setAccessibleName(tr("Error"));
    StepChart::retranslate();
}

std::unique_ptr<ChartView> ErrorChart::clone() const {
    auto copy = std::make_unique<ErrorChart>();
    copyTo(*copy);
    return copy;
}

QString ErrorChart::summary() const {
    const StepCurve& batch = plot_.curves.front();
    if (batch.empty())
        return explanation();
    QString text = tr("After step %1: error of the batches while training %2 %.")
                       .arg(lookedAt(batch.size()))
                       .arg(batch.value);
    if (const QPointF* checked = lookedAt(validation().points))
        text += ' ' + tr("Validation at step %1: %2 %.")
                          .arg(static_cast<qlonglong>(checked->x()))
                          .arg(validation().value);
    return text;
}

}  // namespace centerscope

#include "moc_error_chart.cpp"
