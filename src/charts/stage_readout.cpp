// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_readout.h"

#include <algorithm>
#include <cmath>

#include "charts/embedding_chart.h"
#include "training/stage_projection.h"

namespace centerscope {

std::vector<std::int64_t> classCounts(const EmbeddingCloud& cloud, int classes) {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(classes), 0);
    for (const EmbeddedPoint& point : cloud.points)
        if (point.label < counts.size())
            ++counts[point.label];
    return counts;
}

double extentOf(const EmbeddingCloud& cloud) {
    float extent = 0;
    const auto include = [&extent](EmbeddingPosition p) {
        if (isFinite(p))
            extent = std::fmax(extent, std::fmax(std::fabs(p.x), std::fabs(p.y)));
    };
    for (const EmbeddedPoint& point : cloud.points)
        include(point.position);
    for (const EmbeddingPosition& center : cloud.centers)
        include(center);
    return extent;
}

std::int64_t pointsOutside(const EmbeddingCloud& cloud, const PlotRange& range,
                           const std::vector<bool>& visible) {
    return std::count_if(cloud.points.begin(), cloud.points.end(), [&](const EmbeddedPoint& point) {
        const EmbeddingPosition& p = point.position;
        const bool isVisible = point.label < visible.size() && visible[point.label];
        return isVisible && !(p.x >= range.left && p.x <= range.right && p.y >= range.bottom &&
                              p.y <= range.top);
    });
}

QString cloudCaption(const EmbeddingCloud& cloud, const QLocale& locale) {
    const QString first = locale.toString(static_cast<qlonglong>(cloud.firstStep));
    const QString last = locale.toString(static_cast<qlonglong>(cloud.lastStep));
    const QString count = locale.toString(static_cast<qlonglong>(cloud.points.size()));
    const int versions = static_cast<int>(cloud.lastStep - cloud.firstStep + 1);
    switch (cloud.source) {
        case PointSource::LiveBatches:
            if (versions == 1)
                return EmbeddingChart::tr("step %1 · one network version").arg(last);
            return EmbeddingChart::tr("steps %1–%2 · %3 network versions", nullptr, versions)
                .arg(first, last, locale.toString(versions));
        case PointSource::FixedSample:
            return EmbeddingChart::tr("training images %1 · network at step %2").arg(count, last);
        case PointSource::Validation:
            return EmbeddingChart::tr("validation images %1 · network at step %2").arg(count, last);
        case PointSource::Test:
            return EmbeddingChart::tr("test images %1 · network at step %2").arg(count, last);
    }
    return {};
}

QString cloudCaption(const EmbeddingCloud& cloud, PointColors colors, const QLocale& locale) {
    const QString source = cloudCaption(cloud, locale);
    switch (colors) {
        case PointColors::Prediction:
            return EmbeddingChart::tr("%1 · colour: prediction").arg(source);
        case PointColors::Correctness:
            return EmbeddingChart::tr("%1 · blue: right, red: wrong").arg(source);
        case PointColors::Label:
            break;
    }
    return source;
}

QString axisTitle(const StageProjection* projection, std::size_t axis) {
    if (projection && projection->hasAxes())
        return EmbeddingChart::tr("principal axis %1 (no unit)").arg(axis + 1);
    const int unit = projection ? projection->units[axis] : static_cast<int>(axis);
    return EmbeddingChart::tr("embedding %1 (no unit)").arg(unit + 1);
}

QString readoutText(const ClusterMeasures& measures, const QLocale& locale) {
    return EmbeddingChart::tr("within %1 · nearest centers %2 · ratio %3")
        .arg(measureText(measures.withinClassRms, locale),
             measureText(measures.minCenterDistance, locale),
             measureText(measures.radiusToDistance, locale));
}

QString outsideText(std::int64_t count, std::int64_t points, const QLocale& locale) {
    return EmbeddingChart::tr("points outside: %1 of %2")
        .arg(locale.toString(qlonglong{count}), locale.toString(qlonglong{points}));
}

QString projectionText(const EmbeddingCloud& cloud, const QLocale& locale) {
    if (!cloud.projection)
        return {};
    const QString dimensions = locale.toString(cloud.projection->dimensions);
    if (!cloud.varianceShare)
        return EmbeddingChart::tr("projection of %1 dimensions").arg(dimensions);
    return EmbeddingChart::tr("projection of %1 dimensions, %2 % of the variance")
        .arg(dimensions, locale.toString(std::round(100 * *cloud.varianceShare)));
}

QString measureText(double value, const QLocale& locale) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const int digits = value <= 0 ? 2 : 2 - static_cast<int>(std::floor(std::log10(value)));
    return locale.toString(value, 'f',
                           std::clamp(digits, 0, 4) == 3 ? 2 : std::clamp(digits, 0, 4));
}

}  // namespace centerscope
