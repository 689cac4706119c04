// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QPen>
#include <QPolygonF>

#include "charts/chart_look.h"
#include "charts/step_plot.h"

namespace centerscope {

/// Of a curve; color: invalid: ink.
QPen curvePen(const ChartLook& look, CurveLine line, const QColor& color = {});
/// Of the run that was left.
QPen formerPen(const ChartLook& look);
/// Of a value that curves are read against.
QPen levelPen(const ChartLook& look);
/// What such a pen draws of a piece of a curve: all of it, dashes or dots.
QPainterPath curvePath(const QPolygonF& piece, CurveLine line);

}  // namespace centerscope
