// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/loss_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QLocale>

#include "charts/stage_axes.h"

namespace centerscope {

namespace {

constexpr std::size_t kStartShare = 10;  // the first tenth of the steps is the start
constexpr std::size_t kLongestStart = 300;
constexpr double kPeak = 3;          // a start this much above all else would flatten the rest
constexpr double kWideRange = 20;    // of the total: more is seen on a logarithmic axis
constexpr double kDeepest = 12;      // decades: λ·center of a small λ is seen, too
constexpr double kNarrowRange = 10;  // less is not; between them the axis stays as it is

}  // namespace

LossChart::LossChart(QWidget* parent) : StepChart(tr("Loss"), parent) {
    clearCurves();
    retranslate();
    refreshLook();
}

void LossChart::clearCurves() {
    plot_.curves.assign(3, {});
    plot_.curves[Total].line = CurveLine::Solid;
    plot_.curves[Softmax].line = CurveLine::Dashed;
    plot_.curves[Center].line = CurveLine::Dotted;
    nameValues();
}

/// Totals are not where λ weighs something else, centers are released that had been held (α = 0),
/// or images begin to be augmented.
bool LossChart::areComparable(const StepMetrics& before, const StepMetrics& metrics) const {
    return metrics.lambda == before.lambda && (before.alpha != 0 || metrics.alpha == 0) &&
           isAugmented(before) == isAugmented(metrics);
}

/// The total, smoothed as the present one is.
SmoothableSeries LossChart::formerCurve(const RunHistory& former) const {
    SmoothableSeries curve;
    const StepMetrics* before = nullptr;
    for (const StepMetrics& metrics : former.steps) {
        curve.append(metrics.totalLoss, !before || areComparable(*before, metrics));
        before = &metrics;
    }
    return curve;
}

void LossChart::append(const StepMetrics& metrics, const StepMetrics* before) {
    const bool isComparable = !before || areComparable(*before, metrics);
    const std::array values{metrics.totalLoss, metrics.headLoss,
                            metrics.lambda * metrics.embeddingLoss};
    for (std::size_t k = 0; k < values.size(); ++k)
        plot_.curves[k].append(values[k], isComparable);
}

/// ln C is the loss of a network that gives each of the C classes the same probability.
void LossChart::nameValues() {
    plot_.curves[Total].name = tr("total");
    plot_.curves[Softmax].name = headName();
    plot_.curves[Center].name = weightedLossName();
    for (StepCurve& curve : plot_.curves)
        curve.value = valueOf(curve);
    plot_.level.reset();
    if (runInfo().dataset) {
        const double guessing = std::log(static_cast<double>(runInfo().dataset->classNames.size()));
        plot_.level = {guessing, tr("guessing") + ' ' + figure(guessing)};
    }
}

CurveHeights LossChart::heights(Span span) const {
    CurveHeights all;
    if (span.isEmpty())
        return all;
    for (const StepCurve& curve : plot_.curves)
        all.include(heightsOf(curve, span.first, span.last, plot_.smoothing));
    return all;
}

/// The former run counts only as long as it stands alone.
LossChart::Heights LossChart::heightsIn(double firstStep, double lastStep) const {
    const StepSeries& total = plot_.curves[Total].raw;
    if (total.empty()) {
        const Span former = spanOf(plot_.former.raw, firstStep, lastStep);
        CurveHeights all;
        if (!former.isEmpty()) {
            all = heightsOf(plot_.former, former.first, former.last, plot_.smoothing);
            all.highest = all.peak;
        }
        return {{}, all};
    }
    Span span = spanOf(total, firstStep, lastStep);
    if (span.isEmpty())
        span = {1, total.size()};
    const std::size_t start = std::min(total.size() / kStartShare, kLongestStart);
    if (span.first > start || span.last <= start)
        return {{}, heights(span)};
    return {heights({span.first, start}), heights({start + 1, span.last})};
}

std::pair<double, double> LossChart::automaticHeight(double firstStep, double lastStep) const {
    const auto [start, later] = heightsIn(firstStep, lastStep);
    CurveHeights all = start;
    all.include(later);
    const double highest = all.highest > 0 ? all.highest : 1;
    if (!plot_.logarithmic) {
        const bool isFlattened = later.highest > 0 && highest > kPeak * later.highest;
        return {0, roundedUp((isFlattened ? later.highest : highest) * 1.04)};
    }
    const double top = std::ceil(std::log10(highest));
    return {std::clamp(std::floor(std::log10(all.lowest)), top - kDeepest, top - 1), top};
}

/// By the whole run, not by what is in sight: the axis shall not turn with every zoom.
bool LossChart::prefersLogarithmic() const {
    const StepCurve& total = plot_.curves[Total];
    if (total.empty())
        return plot_.logarithmic;
    const std::size_t start = std::min(total.size() / kStartShare, kLongestStart);
    CurveHeights range = heightsOf(total, start + 1, total.size(), plot_.smoothing);
    if (start > 0)
        range.include(heightsOf(total, 1, start, plot_.smoothing));
    return range.highest > range.lowest * (plot_.logarithmic ? kNarrowRange : kWideRange);
}

void LossChart::noteWhatIsAbove() {
    const PlotRange& range = mapping().range;
    const auto [start, later] = heightsIn(range.left, range.right);
    const double peak = std::max(start.peak, later.peak);
    const Span former = spanOf(plot_.former.raw, range.left, range.right);
    const double formerPeak =
        former.isEmpty() ? 0 : plot_.former.raw.stretch(former.first, former.last).high;
    const double top = plot_.logarithmic ? std::pow(10, range.top) : range.top;
    plot_.above.clear();
    if (hasOwnHeight())
        return;
    if (peak > top)
        plot_.above = tr("▲ up to %1").arg(figure(peak));
    else if (formerPeak > top)
        plot_.above = tr("▲ the former run, up to %1").arg(figure(formerPeak));
}

QString LossChart::title() const {
    return tr("Loss");
}

QString LossChart::caption() const {
    return smoothingText();
}

QString LossChart::fullCaption() const {
    return caption() + u'\n' +
           tr("The mean begins anew where λ changes, where centers are released that had been "
              "held, "
              "and where images begin to be augmented.\n"
              "Faint: every step; where several share a pixel, from the smallest to the largest.");
}

QString LossChart::explanation() const {
    return tr("The loss of every step will be drawn here.");
}

void LossChart::retranslate() {
    setAccessibleName(tr("Loss"));
    StepChart::retranslate();
}

std::unique_ptr<ChartView> LossChart::clone() const {
    auto copy = std::make_unique<LossChart>();
    copyTo(*copy);
    return copy;
}

QString LossChart::summary() const {
    if (plot_.curves[Total].empty())
        return explanation();
    QStringList parts;
    for (const StepCurve& curve : plot_.curves)
        parts << curve.name + ' ' + curve.value;
    QStringList marks;
    for (const StepMark& mark : plot_.marks)
        marks << tr("step %1: %2").arg(mark.step).arg(mark.text);
    return tr("After step %1: %2. Changes: %3.")
        .arg(lookedAt(plot_.curves[Total].size()))
        .arg(parts.join(QStringLiteral(", ")),
             marks.isEmpty() ? tr("none") : marks.join(QStringLiteral("; ")));
}

}  // namespace centerscope

#include "moc_loss_chart.cpp"
