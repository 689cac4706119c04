// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/twin_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>

#include "charts/stage_axes.h"

namespace centerscope {

namespace {

constexpr double kWideRatio = 20;    // more is seen on a logarithmic axis
constexpr double kNarrowRatio = 10;  // less is not; between them the axis stays as it is

/// Of the changes of one twin those that the other has not. Why a value changed does not count: an
/// Undo of both takes back another place in the history of each.
RunMarks marksOfOne(const std::vector<HyperparameterChange>& own,
                    const std::vector<HyperparameterChange>& others) {
    RunMarks marks;
    for (const HyperparameterChange& change : own) {
        const auto isSame = [&change](const HyperparameterChange& other) {
            return other.step == change.step && other.which == change.which &&
                   other.from == change.from && other.to == change.to;
        };
        if (std::ranges::none_of(others, isSame))
            marks.changes.push_back(change);
    }
    return marks;
}

void addLetter(StepMark& mark, QChar letter) {
    for (QString* text : {&mark.text, &mark.full})
        *text = letter + QStringLiteral(": ") + *text;
}

}  // namespace

TwinChart::TwinChart(QWidget* parent) : StepChart(QString(), parent) {
    TwinChart::clearCurves();
    TwinChart::retranslate();
    refreshLook();
}

void TwinChart::setMeasure(const ComparedMeasure& measure) {
    measure_ = measure;
    forgetHistory();
}

void TwinChart::setHistories(const RunHistory& a, const RunHistory& b) {
    other_ = &b;
    changesOfA_ = RunMarks::of(a, nullptr).changes;
    changesOfB_ = RunMarks::of(b, nullptr).changes;
    setHistory(a);
    makeMarks();
    other_ = nullptr;
}

void TwinChart::clearCurves() {
    plot_.curves.assign(2, {});
    plot_.curves[A].line = CurveLine::Solid;
    plot_.curves[A].name = QStringLiteral("A");
    clearCurveOfB();
}

void TwinChart::clearCurveOfB() {
    plot_.curves[B] = {};
    plot_.curves[B].line = CurveLine::Dashed;
    plot_.curves[B].name = QStringLiteral("B");
}

/// Losses before and after another λ are not comparable.
void TwinChart::appendTo(Curve curve, const StepMetrics& metrics, const StepMetrics* before) {
    plot_.curves[curve].append(measure_.ofStep(metrics),
                               !before || before->lambda == metrics.lambda);
}

void TwinChart::append(const StepMetrics& metrics, const StepMetrics* before) {
    appendTo(A, metrics, before);
}

void TwinChart::finish(const RunHistory&) {
    if (other_) {
        const std::vector<StepMetrics>& steps = other_->steps;
        if (std::exchange(runOfB_, other_->run) != other_->run)
            clearCurveOfB();  // which begins anew after A
        for (std::size_t k = plot_.curves[B].size(); k < steps.size(); ++k)
            appendTo(B, steps[k], k > 0 ? &steps[k - 1] : nullptr);
    }
}

void TwinChart::nameValues() {
    for (StepCurve& curve : plot_.curves)
        curve.value = valueOf(curve);
}

CurveHeights TwinChart::heights(double firstStep, double lastStep) const {
    CurveHeights all;
    for (const StepCurve& curve : plot_.curves)
        if (const Span span = spanOf(curve.raw, firstStep, lastStep); !span.isEmpty())
            all.include(heightsOf(curve, span.first, span.last, plot_.smoothing));
    return all;
}

std::pair<double, double> TwinChart::automaticHeight(double firstStep, double lastStep) const {
    const CurveHeights all = heights(firstStep, lastStep);
    const double highest = all.highest > 0 ? all.highest : 1;
    if (!plot_.logarithmic)
        return {0, roundedUp(highest * 1.04)};
    const double top = std::ceil(std::log10(highest));
    return {std::clamp(std::floor(std::log10(all.lowest)), top - kMostDecades, top - 1), top};
}

bool TwinChart::prefersLogarithmic() const {
    const CurveHeights all = heights(1, static_cast<double>(plot_.curves[A].size()));
    return all.highest > all.lowest * (plot_.logarithmic ? kNarrowRatio : kWideRatio);
}

/// Of B alone: those of A stand as in any plot.
std::vector<StepMark> TwinChart::ownMarks() const {
    std::vector<StepMark> marks = marksOfOne(changesOfB_, changesOfA_).marks(0, locale());
    for (StepMark& mark : marks)
        addLetter(mark, u'B');
    return marks;
}

void TwinChart::annotate(std::vector<StepMark>& marks) const {
    const std::vector<StepMark> ofA = marksOfOne(changesOfA_, changesOfB_).marks(0, locale());
    for (StepMark& mark : marks)
        if (std::ranges::find(ofA, mark) != ofA.end())
            addLetter(mark, u'A');
}

QString TwinChart::title() const {
    return QCoreApplication::translate("centerscope::ComparisonChart", measure_.name);
}

QString TwinChart::caption() const {
    return tr("A solid, B dashed") + QStringLiteral(" · ") + smoothingText();
}

QString TwinChart::explanation() const {
    return tr("The values of every step of both will be drawn here.");
}

void TwinChart::retranslate() {
    setAccessibleName(tr("Curves of the twins"));
    StepChart::retranslate();
}

QString TwinChart::summary() const {
    if (plot_.curves[A].empty())
        return explanation();
    QStringList parts{title()};
    for (const StepCurve& curve : plot_.curves)
        parts << curve.name + QChar::Space + curve.value;
    return parts.join(QStringLiteral(", ")) + QChar(u'.');
}

std::unique_ptr<ChartView> TwinChart::clone() const {
    auto copy = std::make_unique<TwinChart>();
    copy->measure_ = measure_;
    copy->changesOfA_ = changesOfA_;
    copy->changesOfB_ = changesOfB_;
    copyTo(*copy);
    return copy;
}

}  // namespace centerscope

#include "moc_twin_chart.cpp"
