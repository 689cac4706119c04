// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/loss_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "charts/stage_axes.h"

namespace centerscope {

namespace {

constexpr double kMostDecades = 4;

}  // namespace

LossChart::LossChart(QWidget* parent) : StepChart(tr("Loss"), parent) {
    clearCurves();
    retranslate();
    refreshLook();
}

void LossChart::clearCurves() {
    means_.assign(3, {});
    plot_.curves.assign(3, {});
    plot_.curves[Total].line = CurveLine::Solid;
    plot_.curves[Softmax].line = CurveLine::Dashed;
    plot_.curves[Center].line = CurveLine::Dotted;
    plot_.curves[Total].name = tr("total");
    plot_.curves[Softmax].name = tr("softmax");
    plot_.curves[Center].name = tr("λ·center");
}

void LossChart::append(const StepMetrics& metrics) {
    if (metrics.lambda != lambda_)  // totals before and after are not comparable
        for (MovingMean& mean : means_)
            mean.restart();
    lambda_ = metrics.lambda;
    const std::array values{metrics.totalLoss, metrics.softmaxLoss,
                            metrics.lambda * metrics.centerLoss};
    for (std::size_t k = 0; k < values.size(); ++k) {
        plot_.curves[k].raw.append(values[k]);
        plot_.curves[k].smooth.append(means_[k].add(values[k]));
    }
}

void LossChart::finish(const RunHistory&) {
    for (StepCurve& curve : plot_.curves)
        curve.value = curve.smooth.empty() ? QString() : figure(curve.smooth.back());
}

std::pair<double, double> LossChart::automaticHeight() const {
    double highest = 0;
    double lowest = std::numeric_limits<double>::infinity();
    for (const StepCurve& curve : plot_.curves) {
        if (curve.smooth.empty())
            continue;
        highest = std::max(highest, curve.smooth.extremes().high);
        lowest = std::min(lowest, curve.smooth.smallestPositive());
    }
    if (!(highest > 0))
        highest = 1;
    if (!plot_.logarithmic)
        return {0, roundedUp(highest * 1.04)};
    const double top = std::ceil(std::log10(highest));
    return {std::clamp(std::floor(std::log10(lowest)), top - kMostDecades, top - 1), top};
}

QString LossChart::title() const {
    return tr("<b>Loss</b>&nbsp; mean of the last %1 steps, anew where λ changes; each step faint")
        .arg(MovingMean::kSteps);
}

QString LossChart::explanation() const {
    return tr("The loss of every step will be drawn here.");
}

void LossChart::retranslate() {
    setAccessibleName(tr("Loss"));
    plot_.curves[Total].name = tr("total");
    plot_.curves[Softmax].name = tr("softmax");
    plot_.curves[Center].name = tr("λ·center");
    finish({});
    StepChart::retranslate();
}

std::unique_ptr<ChartView> LossChart::twin() const {
    auto copy = std::make_unique<LossChart>();
    copyTo(*copy);
    return copy;
}

QString LossChart::summary() const {
    if (plot_.curves[Total].smooth.empty())
        return explanation();
    QStringList parts;
    for (const StepCurve& curve : plot_.curves)
        parts << curve.name + ' ' + curve.value;
    QStringList marks;
    for (const StepMark& mark : plot_.marks)
        marks << tr("step %1: %2").arg(mark.step).arg(mark.text);
    return tr("After step %1: %2. Changes: %3.")
        .arg(plot_.curves[Total].smooth.size())
        .arg(parts.join(QStringLiteral(", ")),
             marks.isEmpty() ? tr("none") : marks.join(QStringLiteral("; ")));
}

}  // namespace centerscope
