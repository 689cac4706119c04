// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QList>
#include <QPainterPath>
#include <QPolygonF>

#include "charts/height_scale.h"
#include "charts/plot_mapping.h"
#include "charts/step_series.h"

namespace centerscope {

/// Where curves are drawn: the plot area with the pixels of its frame.
QRectF curveArea(const PlotMapping& mapping);

/// The part of a curve inside curveArea(), in pieces between gaps. Where there are more steps
/// than columns (of 1 / columnsPerUnit), each column has its smallest and its largest value, so
/// that no spike is lost.
QList<QPolygonF> stepPolylines(const StepSeries& series, const PlotMapping& mapping,
                               const HeightScale& heights, double columnsPerUnit);

/// The same of the smoothed curve; where there are more steps than columns, of each column the mean
/// up to its last step, of all its steps at least.
QList<QPolygonF> smoothPolylines(const SmoothableSeries& series, const Smoothing& smoothing,
                                 const PlotMapping& mapping, const HeightScale& heights,
                                 double columnsPerUnit);

/// From the smallest to the largest value of each column, as areas between gaps; nothing where
/// there are no more steps than columns.
QList<QPolygonF> stepBands(const StepSeries& series, const PlotMapping& mapping,
                           const HeightScale& heights, double columnsPerUnit);

/// Where in the plot values are not finite, from the left to the right of each such place. The
/// curve has a gap there, however narrow.
std::vector<std::pair<double, double>> stepGaps(const StepSeries& series,
                                                const PlotMapping& mapping, double columnsPerUnit);

/// Dashes measured along x alone: along the line itself they would be lost in the noise of a
/// curve that rises and falls within a pixel.
QPainterPath dashedAlongX(const QPolygonF& line, double on, double off);

}  // namespace centerscope
