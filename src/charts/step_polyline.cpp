// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_polyline.h"

#include <algorithm>
#include <cmath>

#include "charts/clipped_line.h"

namespace centerscope {

namespace {

constexpr double kFarBelow = -300;     // decades
constexpr double kFarOutside = 32000;  // scene units: a number that can still be cut off exactly

}  // namespace

double plotUnits(double value, bool logarithmic) {
    if (!logarithmic)
        return value;
    return value > 0 ? std::log10(value) : kFarBelow;
}

QRectF curveArea(const PlotMapping& mapping) {
    return mapping.area.adjusted(0, -1, 1, 1);
}

QList<QPolygonF> stepPolylines(const StepSeries& series, const PlotMapping& mapping,
                               bool logarithmic, double columnsPerUnit) {
    QList<QPolygonF> pieces;
    QPolygonF piece;
    const auto finishPiece = [&] {
        pieces << clippedPolyline(std::exchange(piece, {}), curveArea(mapping));
    };
    const auto y = [&](double value) {
        return std::clamp(mapping.sceneY(plotUnits(value, logarithmic)), -kFarOutside, kFarOutside);
    };

    const auto size = static_cast<double>(series.size());
    // One step beyond either edge, so that the line leaves the plot instead of ending in it.
    const double begin = std::max(1.0, std::floor(mapping.range.left));
    const double end = std::min(size, std::ceil(mapping.range.right));
    if (begin > end)
        return pieces;
    const double columns = std::max(1.0, mapping.area.width() * columnsPerUnit);
    const double stepsPerColumn = std::max(1.0, mapping.range.width() / columns);
    // Columns are multiples of their width, not of the view, so that panning changes no picture.
    for (double column = std::floor(begin / stepsPerColumn); column * stepsPerColumn <= end;
         ++column) {
        const double first = std::max(begin, std::ceil(column * stepsPerColumn));
        const double last = std::min(end, std::ceil((column + 1) * stepsPerColumn) - 1);
        if (first > last)
            continue;
        const StepSeries::Extremes extremes =
            series.extremes(static_cast<std::size_t>(first), static_cast<std::size_t>(last));
        if (extremes.empty()) {
            finishPiece();
            continue;
        }
        const double x = mapping.sceneX((first + last) / 2);
        QPointF one(x, y(extremes.low));
        QPointF other(x, y(extremes.high));
        if (!piece.isEmpty() &&
            std::fabs(piece.last().y() - other.y()) < std::fabs(piece.last().y() - one.y()))
            std::swap(one, other);
        piece << one;
        if (one != other)
            piece << other;
    }
    finishPiece();
    return pieces;
}

QPainterPath dashedAlongX(const QPolygonF& line, double on, double off) {
    QPainterPath path;
    bool drawing = true;
    double next = line.first().x() + on;
    path.moveTo(line.first());
    for (qsizetype k = 1; k < line.size(); ++k) {
        const QPointF from = line[k - 1];
        const QPointF to = line[k];
        while (to.x() > next) {
            const double share = (next - from.x()) / (to.x() - from.x());
            const QPointF turn(next, from.y() + share * (to.y() - from.y()));
            drawing ? path.lineTo(turn) : path.moveTo(turn);
            drawing = !drawing;
            next += drawing ? on : off;
        }
        if (drawing)
            path.lineTo(to);
    }
    return path;
}

}  // namespace centerscope
