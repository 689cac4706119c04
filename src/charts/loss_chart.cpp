// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/loss_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "charts/stage_axes.h"

namespace centerscope {

namespace {

constexpr std::size_t kStartShare = 10;  // the first tenth of the steps is the start
constexpr std::size_t kLongestStart = 300;
constexpr double kPeak = 3;  // a start or a spike this much above all else would flatten the rest

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

/// The total, smoothed as the present one is.
StepSeries LossChart::formerCurve(const RunHistory& former) const {
    StepSeries curve;
    MovingMean mean;
    double lambda = -1;
    for (const StepMetrics& metrics : former.steps) {
        if (metrics.lambda != lambda)
            mean.restart();
        lambda = metrics.lambda;
        curve.append(mean.add(metrics.totalLoss));
    }
    return curve;
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
        plot_.curves[k].steady.append(means_[k].withoutLargest());
    }
}

void LossChart::finish(const RunHistory&) {
    for (StepCurve& curve : plot_.curves)
        curve.value = curve.smooth.empty() ? QString() : figure(curve.smooth.back());
    noteWhatIsAbove();
}

/// Of all smoothed curves from this step on, as far as no spike lifts them; 1 where there is
/// nothing to go by. The former run counts only as long as it stands alone.
double LossChart::highest(std::size_t first) const {
    double high = 0;
    double steady = 0;
    for (const StepCurve& curve : plot_.curves) {
        if (first > curve.smooth.size())
            continue;
        high = std::max(high, curve.smooth.extremes(first, curve.smooth.size()).high);
        steady = std::max(steady, curve.steady.extremes(first, curve.steady.size()).high);
    }
    high = std::min(high, kPeak * steady);
    if (plot_.curves[Total].smooth.empty() && first <= plot_.former.size())
        high = plot_.former.extremes(first, plot_.former.size()).high;
    return high > 0 ? high : 1;
}

/// What a linear axis reaches for: the peak of the start would flatten all that follows.
double LossChart::highestShown() const {
    const StepSeries& total = plot_.curves[Total].smooth;
    const std::size_t steps = total.empty() ? plot_.former.size() : total.size();
    const double all = highest(1);
    const double later = highest(std::min(steps / kStartShare, kLongestStart) + 1);
    return all > kPeak * later ? later : all;
}

void LossChart::noteWhatIsAbove() {
    double peak = 0;
    for (const StepCurve& curve : plot_.curves)
        peak = std::max(peak, curve.smooth.extremes().high);
    const double former = plot_.former.extremes().high;
    const double height = automaticHeight().second;
    const double top = plot_.logarithmic ? std::pow(10, height) : height;
    plot_.above.clear();
    if (!isZoomed() && peak > top)
        plot_.above = tr("▲ up to %1").arg(figure(peak));
    else if (!isZoomed() && former > top)
        plot_.above = tr("▲ the former run, up to %1").arg(figure(former));
}

void LossChart::showRange(const PlotRange& range) {
    noteWhatIsAbove();
    StepChart::showRange(range);
}

std::pair<double, double> LossChart::automaticHeight() const {
    if (!plot_.logarithmic)
        return {0, roundedUp(highestShown() * 1.04)};
    double lowest = std::numeric_limits<double>::infinity();
    for (const StepCurve& curve : plot_.curves)
        lowest = std::min(lowest, curve.smooth.smallestPositive());
    if (plot_.curves[Total].smooth.empty())
        lowest = plot_.former.smallestPositive();
    const double top = std::ceil(std::log10(highest(1)));
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

std::unique_ptr<ChartView> LossChart::clone() const {
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
