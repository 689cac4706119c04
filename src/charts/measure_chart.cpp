// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/measure_chart.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include <QLocale>

#include "charts/stage_axes.h"

namespace centerscope {

namespace {

struct MeasuredCurve {
    const char* name;
    CurveLine line;
    double (*value)(const Evaluation&);
};

constexpr MeasuredCurve kDistances[] = {
    {QT_TRANSLATE_NOOP("centerscope::MeasureChart", "within"), CurveLine::Solid,
     [](const Evaluation& found) { return found.clusters.withinClassRms; }},
    {QT_TRANSLATE_NOOP("centerscope::MeasureChart", "nearest"), CurveLine::Dashed,
     [](const Evaluation& found) { return found.clusters.minCenterDistance; }},
    {QT_TRANSLATE_NOOP("centerscope::MeasureChart", "mean"), CurveLine::Dotted,
     [](const Evaluation& found) { return found.clusters.meanCenterDistance; }}};
constexpr MeasuredCurve kRatio[] = {
    {QT_TRANSLATE_NOOP("centerscope::MeasureChart", "ratio"), CurveLine::Solid,
     [](const Evaluation& found) { return found.clusters.radiusToDistance; }}};
constexpr MeasuredCurve kAgreement[] = {
    {QT_TRANSLATE_NOOP("centerscope::MeasureChart", "agree"), CurveLine::Solid,
     [](const Evaluation& found) { return 100 * found.nearestCenterAgreement; }}};
/// Called as the losses of the run are.
constexpr MeasuredCurve kGradients[] = {
    {"", CurveLine::Dashed, [](const Evaluation& found) { return found.headGradient; }},
    {"", CurveLine::Dotted, [](const Evaluation& found) { return found.embeddingGradient; }}};

constexpr MeasuredCurve kClassMeans[] = {
    {QT_TRANSLATE_NOOP("centerscope::MeasureChart", "to mean"), CurveLine::Solid,
     [](const Evaluation& found) { return found.centerToMean; }}};

std::span<const MeasuredCurve> curvesOf(Measure measure) {
    switch (measure) {
        case Measure::Distances:
            return kDistances;
        case Measure::Ratio:
            return kRatio;
        case Measure::Agreement:
            return kAgreement;
        case Measure::ClassMeans:
            return kClassMeans;
        case Measure::Gradients:
            break;
    }
    return kGradients;
}

}  // namespace

MeasureChart::MeasureChart(Measure measure, QWidget* parent)
    : StepChart(QString(), parent), measure_(measure) {
    plot_.logarithmic = prefersLogarithmic();
    clearCurves();
    retranslate();
    refreshLook();
}

bool MeasureChart::prefersLogarithmic() const {
    return measure_ == Measure::Ratio || measure_ == Measure::Gradients;
}

void MeasureChart::clearCurves() {
    plot_.sparse.clear();
    for (const MeasuredCurve& curve : curvesOf(measure_))
        plot_.sparse.push_back({{}, curve.line, {}, {}});
    nameValues();
}

/// What has no place on the axis is left out: the ratio is infinite while centers coincide, the
/// center loss does not pull while λ is 0.
void MeasureChart::finish(const RunHistory& history) {
    for (std::size_t k = 0; k < plot_.sparse.size(); ++k) {
        auto& points = plot_.sparse[k].points;
        points.clear();
        const MeasuredCurve& curve = curvesOf(measure_)[k];
        for (const Evaluation& evaluation : history.evaluations) {
            const double value = curve.value(evaluation);
            if (evaluation.split == SplitKind::Validation && std::isfinite(value) &&
                (value > 0 || !plot_.logarithmic))
                points.emplace_back(static_cast<double>(evaluation.step), value);
        }
    }
}

void MeasureChart::nameValues() {
    for (std::size_t k = 0; k < plot_.sparse.size(); ++k) {
        SparseCurve& curve = plot_.sparse[k];
        if (measure_ == Measure::Gradients)
            curve.name = k == 0 ? headName() : weightedLossName();
        else
            curve.name = tr(curvesOf(measure_)[k].name);
        curve.value = valueOf(curve);
    }
}

std::pair<double, double> MeasureChart::automaticHeight(double firstStep, double lastStep) const {
    double lowest = std::numeric_limits<double>::infinity();
    double highest = 0;
    const auto include = [&](double first, double last) {
        for (const SparseCurve& curve : plot_.sparse) {
            for (const QPointF& point : curve.points) {
                if (point.x() < first || point.x() > last)
                    continue;
                lowest = std::min(lowest, point.y());
                highest = std::max(highest, point.y());
            }
        }
    };
    include(firstStep, lastStep);
    if (highest <= 0)  // between two evaluations: the axis of all of them
        include(0, std::numeric_limits<double>::infinity());
    if (measure_ == Measure::Agreement)
        return {std::floor(std::min(lowest, 95.0) / 10) * 10, 100};
    if (highest <= 0)
        return {0, 1};
    if (!plot_.logarithmic)
        return {0, roundedUp(highest * 1.04)};
    const double top = std::ceil(std::log10(highest * 1.04));
    return {std::clamp(std::floor(std::log10(lowest)), top - kMostDecades, top - 1), top};
}

QString MeasureChart::name() const {
    switch (measure_) {
        case Measure::Distances:
            return tr("Radius and distances");
        case Measure::Ratio:
            return tr("Radius ÷ nearest centers");
        case Measure::Agreement:
            return tr("Nearest center agrees with softmax, %");
        case Measure::ClassMeans:
            return tr("Center to class mean");
        case Measure::Gradients:
            break;
    }
    return tr("Gradient norms at the embedding");
}

QString MeasureChart::title() const {
    return name();
}

QString MeasureChart::caption() const {
    double last = 0;
    for (const SparseCurve& curve : plot_.sparse)
        if (const QPointF* point = lookedAt(curve.points))
            last = std::max(last, point->x());
    if (last == 0)
        return {};
    return tr("validation at step %1").arg(locale().toString(static_cast<qlonglong>(last)));
}

QString MeasureChart::explanation() const {
    switch (measure_) {
        case Measure::Distances:
            return tr(
                "How far validation images lie from their center, and centers from each "
                "other, will be drawn here.");
        case Measure::Ratio:
            return tr(
                "How wide clusters are beside the distance of the nearest two will be drawn "
                "here; below about 0.3 they stand apart.");
        case Measure::Agreement:
            return tr(
                "For how many images in a hundred the nearest center is of the class that "
                "softmax chooses will be drawn here.");
        case Measure::ClassMeans:
            return tr(
                "How far a center lies from the mean of its validation images, as the mean over "
                "the classes, will be drawn here.");
        case Measure::Gradients:
            break;
    }
    return tr(
        "How strongly each loss pulls at an embedding (root mean square over the validation "
        "images) will be drawn here.");
}

void MeasureChart::retranslate() {
    setAccessibleName(name());
    StepChart::retranslate();
}

std::unique_ptr<ChartView> MeasureChart::clone() const {
    auto copy = std::make_unique<MeasureChart>(measure_);
    copyTo(*copy);
    return copy;
}

QString MeasureChart::summary() const {
    if (plot_.isEmpty())
        return explanation();
    QStringList parts;
    for (const SparseCurve& curve : plot_.sparse)
        if (!curve.value.isEmpty())
            parts << curve.name + ' ' + curve.value;
    return QStringLiteral("%1: %2.").arg(name(), parts.join(QStringLiteral(", ")));
}

}  // namespace centerscope

#include "moc_measure_chart.cpp"
