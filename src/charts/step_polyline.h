// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPainterPath>
#include <QPolygonF>

#include "charts/plot_mapping.h"
#include "charts/step_series.h"

namespace centerscope {

/// A value in the units of PlotRange: itself, or its log10, far below any plot where it is <= 0.
double plotUnits(double value, bool logarithmic);

/// Where curves are drawn: the plot area with the pixels of its frame.
QRectF curveArea(const PlotMapping& mapping);

/// The part of a curve inside curveArea(), in pieces between gaps. Where there are more steps
/// than columns (of 1 / columnsPerUnit), each column has its smallest and its largest value, so
/// that no spike is lost.
QList<QPolygonF> stepPolylines(const StepSeries& series, const PlotMapping& mapping,
                               bool logarithmic, double columnsPerUnit);

/// Dashes measured along x alone: along the line itself they would be lost in the noise of a
/// curve that rises and falls within a pixel.
QPainterPath dashedAlongX(const QPolygonF& line, double on, double off);

}  // namespace centerscope
