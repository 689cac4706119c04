// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace centerscope {

/// What part of the plane a plot shows. On a logarithmic axis the unit is a decade (log10).
struct PlotRange {
    double left = -1;
    double right = 1;
    double bottom = -1;
    double top = 1;

    double width() const { return right - left; }
    double height() const { return top - bottom; }
    bool operator==(const PlotRange&) const = default;
};

/// Where a place of the plane lies on the chart: range fills area, y upwards.
struct PlotMapping {
    PlotRange range;
    QRectF area;  ///< of the scene, y downwards

    double sceneX(double x) const {
        return area.left() + (x - range.left) / range.width() * area.width();
    }
    double sceneY(double y) const {
        return area.bottom() - (y - range.bottom) / range.height() * area.height();
    }
    QPointF toScene(QPointF place) const { return {sceneX(place.x()), sceneY(place.y())}; }
    QPointF toPlot(QPointF scene) const {
        return {range.left + (scene.x() - area.left()) / area.width() * range.width(),
                range.bottom + (area.bottom() - scene.y()) / area.height() * range.height()};
    }
};

}  // namespace centerscope
