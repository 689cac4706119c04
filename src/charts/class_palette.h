// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QScatterSeries>

namespace centerscope {

/// How classes are told apart: by colour and, as a second cue, by the shape of their marker.
enum class ClassColors {
    ColorBlindAware,  ///< Petroff's ten colours
    Seed,             ///< the hex colours of the 2018 TensorFlow project
};

/// What the colour of a point says; its shape is always that of its label.
enum class PointColors {
    Label,
    Prediction,
    Correctness,  ///< predicted rightly or wrongly
};

using MarkerShape = QScatterSeries::MarkerShape;

/// So many classes have a color of their own.
inline constexpr int kDistinctClasses = 20;

/// The color of a class: ten hues, then the same in another lightness; classes beyond the twentieth
/// repeat, with other shapes. On a dark background the colours are lighter variants of the same
/// hues.
QColor classColor(ClassColors colors, int label, bool dark);

/// Of points that are predicted rightly or wrongly: blue and red, which colour-blind people tell
/// apart, and the wrong ones the stronger.
QColor correctnessColor(bool isRight, bool dark);

/// Neighbouring hues never share a shape, and two of the first ten classes of one shape differ in
/// lightness or lie across the blue-orange axis that colour-blind people see. Each further ten has
/// the shapes one place on.
MarkerShape classShape(int label);

/// The outline of a marker around the origin, as large to the eye as a disc of this diameter.
QPainterPath markerPath(MarkerShape shape, double diameter);

}  // namespace centerscope
