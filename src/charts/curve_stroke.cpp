// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/curve_stroke.h"

#include "charts/step_polyline.h"

namespace centerscope {

namespace {

constexpr float kFormerOpacity = 0.55F;
constexpr double kDashOn = 6, kDashOff = 4, kDotOn = 1.6, kDotOff = 2.8;

}  // namespace

QPen curvePen(const ChartLook& look, CurveLine line, const QColor& color) {
    // Round joins would cost half the frame: a noisy curve turns at every pixel.
    return {color.isValid() ? color : look.ink, line == CurveLine::Solid ? 1.8 : 1.5, Qt::SolidLine,
            Qt::FlatCap, Qt::BevelJoin};
}

QPainterPath curvePath(const QPolygonF& piece, CurveLine line) {
    switch (line) {
        case CurveLine::Dashed:
            return dashedAlongX(piece, kDashOn, kDashOff);
        case CurveLine::Dotted:
            return dashedAlongX(piece, kDotOn, kDotOff);
        case CurveLine::Solid:
            break;
    }
    QPainterPath path;
    path.addPolygon(piece);
    return path;
}

QPen formerPen(const ChartLook& look) {
    QColor grey = look.secondary;
    grey.setAlphaF(kFormerOpacity);
    return {grey, 1.8, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
}

QPen levelPen(const ChartLook& look) {
    return {look.secondary, 0.8};
}

}  // namespace centerscope
