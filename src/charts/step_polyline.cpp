// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_polyline.h"

#include <algorithm>
#include <cmath>

#include "charts/clipped_line.h"

namespace centerscope {

namespace {

constexpr double kFarOutside = 32000;  // scene units: a number that can still be cut off exactly

double drawnY(double value, const PlotMapping& mapping, const HeightScale& heights) {
    return std::clamp(mapping.sceneY(heights.unitsOf(value)), -kFarOutside, kFarOutside);
}

/// The steps that share a place on the x axis.
struct Column {
    std::size_t first;
    std::size_t last;
    double left;  ///< in the scene
    double x;
    double right;
    StepSeries::Stretch values;
};

double stepsPerColumn(const PlotMapping& mapping, double columnsPerUnit) {
    return std::max(1.0,
                    mapping.range.width() / std::max(1.0, mapping.area.width() * columnsPerUnit));
}

/// Calls visit(column) from left to right. Columns are multiples of their width, not of the view,
/// so that panning changes no picture.
void forEachColumn(const StepSeries& series, const PlotMapping& mapping, double columnsPerUnit,
                   auto&& visit) {
    const auto size = static_cast<double>(series.size());
    // One step beyond either edge, so that the line leaves the plot instead of ending in it.
    const double begin = std::max(1.0, std::floor(mapping.range.left));
    const double end = std::min(size, std::ceil(mapping.range.right));
    const double width = stepsPerColumn(mapping, columnsPerUnit);
    for (double column = std::floor(begin / width); column * width <= end; ++column) {
        const double first = std::max(begin, std::ceil(column * width));
        const double last = std::min(end, std::ceil((column + 1) * width) - 1);
        if (first > last)
            continue;
        const auto from = static_cast<std::size_t>(first);
        const auto to = static_cast<std::size_t>(last);
        visit(Column{from, to, mapping.sceneX(first - 0.5), mapping.sceneX((first + last) / 2),
                     mapping.sceneX(last + 0.5), series.stretch(from, to)});
    }
}

}  // namespace

QRectF curveArea(const PlotMapping& mapping) {
    return mapping.area.adjusted(0, -1, 1, 1);
}

QList<QPolygonF> stepPolylines(const StepSeries& series, const PlotMapping& mapping,
                               const HeightScale& heights, double columnsPerUnit) {
    QList<QPolygonF> pieces;
    QPolygonF piece;
    const auto finishPiece = [&] {
        pieces << clippedPolyline(std::exchange(piece, {}), curveArea(mapping));
    };
    forEachColumn(series, mapping, columnsPerUnit, [&](const Column& column) {
        const bool isBroken = column.values.missing > 0;
        if (isBroken)
            finishPiece();
        if (!column.values.empty()) {
            QPointF one(column.x, drawnY(column.values.low, mapping, heights));
            QPointF other(column.x, drawnY(column.values.high, mapping, heights));
            if (!piece.isEmpty() &&
                std::fabs(piece.last().y() - other.y()) < std::fabs(piece.last().y() - one.y()))
                std::swap(one, other);
            piece << one;
            if (one != other)
                piece << other;
        }
        if (isBroken)
            finishPiece();
    });
    finishPiece();
    return pieces;
}

QList<QPolygonF> smoothPolylines(const SmoothableSeries& series, const Smoothing& smoothing,
                                 const PlotMapping& mapping, const HeightScale& heights,
                                 double columnsPerUnit) {
    if (smoothing.isNone())
        return stepPolylines(series.raw, mapping, heights, columnsPerUnit);
    QList<QPolygonF> pieces;
    QPolygonF piece;
    const auto finishPiece = [&] {
        pieces << clippedPolyline(std::exchange(piece, {}), curveArea(mapping));
    };
    forEachColumn(series.raw, mapping, columnsPerUnit, [&](const Column& column) {
        if (column.values.missing > 0)
            finishPiece();
        const double value = series.smooth(column.last, smoothing, column.last - column.first + 1);
        if (std::isfinite(value))
            piece << QPointF(column.x, drawnY(value, mapping, heights));
    });
    finishPiece();
    return pieces;
}

QList<QPolygonF> stepBands(const StepSeries& series, const PlotMapping& mapping,
                           const HeightScale& heights, double columnsPerUnit) {
    QList<QPolygonF> bands;
    if (stepsPerColumn(mapping, columnsPerUnit) <= 1)
        return bands;
    const QRectF area = curveArea(mapping);
    QPolygonF upper;
    QPolygonF lower;
    const auto finishBand = [&] {
        std::ranges::reverse(lower);
        if (!upper.isEmpty())
            bands << std::exchange(upper, {}) + std::exchange(lower, {});
    };
    forEachColumn(series, mapping, columnsPerUnit, [&](const Column& column) {
        if (column.values.missing > 0)
            finishBand();
        if (column.values.empty())
            return;
        // From the value before, as a line would come from there.
        const StepSeries::Stretch values =
            series.stretch(std::max<std::size_t>(2, column.first) - 1, column.last);
        const auto y = [&](double value) {
            return std::clamp(drawnY(value, mapping, heights), area.top(), area.bottom());
        };
        // As wide as its column: what stands between two gaps is not without a width.
        for (const double x : {column.left, column.right}) {
            const double inside = std::clamp(x, area.left(), area.right());
            upper << QPointF(inside, y(values.high));
            lower << QPointF(inside, y(values.low));
        }
        if (column.values.missing > 0)
            finishBand();
    });
    finishBand();
    return bands;
}

std::vector<std::pair<double, double>> stepGaps(const StepSeries& series,
                                                const PlotMapping& mapping, double columnsPerUnit) {
    std::vector<std::pair<double, double>> gaps;
    bool isInGap = false;
    forEachColumn(series, mapping, columnsPerUnit, [&](const Column& column) {
        const bool isBroken = column.values.missing > 0;
        if (isBroken && isInGap)
            gaps.back().second = column.right;
        else if (isBroken)
            gaps.emplace_back(column.left, column.right);
        isInGap = isBroken;
    });
    return gaps;
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
