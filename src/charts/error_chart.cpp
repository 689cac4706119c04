// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/error_chart.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

namespace centerscope {

namespace {

constexpr double kTop = 2;          // 100 %
constexpr double kHighestFoot = 1;  // 10 %
constexpr double kLowestFoot = -2;  // 0.01 %: one image of the 10,000 of a test set

double percentWrong(double accuracy) {
    return 100 * (1 - accuracy);
}

}  // namespace

ErrorChart::ErrorChart(QWidget* parent) : StepChart(tr("Error"), parent) {
    plot_.logarithmic = true;
    clearCurves();
    retranslate();
    refreshLook();
}

void ErrorChart::clearCurves() {
    mean_.restart();
    plot_.curves.assign(1, {});
    plot_.sparse.assign(1, {});
    plot_.curves.front().name = tr("batch");
    plot_.sparse.front().name = tr("validation");
}

StepSeries ErrorChart::formerCurve(const RunHistory& former) const {
    StepSeries curve;
    MovingMean mean;
    for (const StepMetrics& metrics : former.steps)
        curve.append(mean.add(percentWrong(metrics.batchAccuracy)));
    return curve;
}

void ErrorChart::append(const StepMetrics& metrics) {
    const double error = percentWrong(metrics.batchAccuracy);
    plot_.curves.front().raw.append(error);
    plot_.curves.front().smooth.append(mean_.add(error));
}

void ErrorChart::finish(const RunHistory& history) {
    auto& points = plot_.sparse.front().points;
    points.clear();
    for (const Evaluation& evaluation : history.evaluations)
        if (evaluation.split == SplitKind::Validation)
            points.emplace_back(static_cast<double>(evaluation.step),
                                percentWrong(evaluation.accuracy));
    nameValues();
}

void ErrorChart::nameValues() {
    StepCurve& batch = plot_.curves.front();
    batch.value = batch.smooth.empty() ? QString() : figure(batch.smooth.back());
    SparseCurve& checked = plot_.sparse.front();
    checked.value = checked.points.empty() ? QString() : figure(checked.points.back().y());
}

std::pair<double, double> ErrorChart::automaticHeight() const {
    const StepSeries& smooth = plot_.curves.front().smooth;
    const StepSeries& shown = smooth.empty() ? plot_.former : smooth;
    double smallest = shown.smallestPositive();
    for (const QPointF& point : validation().points)
        if (point.y() > 0)
            smallest = std::min(smallest, point.y());
    if (!plot_.logarithmic) {
        const double largest = shown.extremes().high;
        return {0, std::clamp(std::ceil(largest / 10) * 10, 10.0, 100.0)};
    }
    return {std::clamp(std::floor(std::log10(smallest)), kLowestFoot, kHighestFoot), kTop};
}

QString ErrorChart::title() const {
    const auto& points = validation().points;
    const QString batch =
        tr("<b>Error %</b>&nbsp; batch while training, mean of %1 steps").arg(MovingMean::kSteps);
    if (points.empty())
        return batch;
    return batch + tr(" · validation at step %1")
                       .arg(locale().toString(static_cast<qlonglong>(points.back().x())));
}

QString ErrorChart::explanation() const {
    return tr("How many images in a hundred are taken for another class will be drawn here.");
}

void ErrorChart::retranslate() {
    setAccessibleName(tr("Error"));
    plot_.curves.front().name = tr("batch");
    plot_.sparse.front().name = tr("validation");
    nameValues();
    StepChart::retranslate();
}

std::unique_ptr<ChartView> ErrorChart::clone() const {
    auto copy = std::make_unique<ErrorChart>();
    copyTo(*copy);
    return copy;
}

QString ErrorChart::summary() const {
    const StepCurve& batch = plot_.curves.front();
    if (batch.smooth.empty())
        return explanation();
    QString text = tr("After step %1: error of the batches while training %2 %.")
                       .arg(batch.smooth.size())
                       .arg(batch.value);
    if (!validation().points.empty())
        text += ' ' + tr("Validation at step %1: %2 %.")
                          .arg(static_cast<qlonglong>(validation().points.back().x()))
                          .arg(validation().value);
    return text;
}

}  // namespace centerscope
