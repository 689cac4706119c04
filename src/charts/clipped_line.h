// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLineF>
#include <QList>
#include <QPolygonF>
#include <QRectF>

namespace centerscope {

/// The part of a line inside the rectangle. What leaves a plot is cut off here and not by the
/// painter's clip alone, because QSvgGenerator knows no clips.
std::optional<QLineF> clippedLine(const QLineF& line, const QRectF& area);

/// The parts of a line of many points inside the rectangle.
QList<QPolygonF> clippedPolyline(const QPolygonF& line, const QRectF& area);

}  // namespace centerscope
