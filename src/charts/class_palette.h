// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <QColor>
#include <QPainterPath>
#include <QScatterSeries>

namespace centerscope {

/// How classes are told apart: by colour and, as a second cue, by the shape of their marker.
enum class ClassColors {
    ColorBlindAware,  ///< Petroff's ten colours
    Seed,             ///< the hex colours of the 2018 TensorFlow project
};

/// Which of many classes share a hue.
enum class ClassHues {
    Blocks,  ///< neighbours in the class list: a tenth of it has one hue
    InTurn,  ///< every tenth: neighbours in the list differ most
};

/// What the colour of a point says; its shape is always that of its label.
enum class PointColors {
    Label,
    Prediction,
    Correctness,  ///< predicted rightly or wrongly
};

using MarkerShape = QScatterSeries::MarkerShape;

/// So many classes have a color of their own. Of more, the color tells the group.
inline constexpr int kDistinctClasses = 20;

/// The color of a class: ten hues, then the same in another lightness; classes beyond the twentieth
/// repeat. On a dark background the colours are lighter variants of the same hues.
QColor classColor(ClassColors colors, int label, bool dark);

/// Of points that are predicted rightly or wrongly: blue and red, which colour-blind people tell
/// apart, and the wrong ones the stronger.
QColor correctnessColor(bool isRight, bool dark);

/// Neighbouring hues never share a shape, and two of the first ten classes of one shape differ in
/// lightness or lie across the blue-orange axis that colour-blind people see. Each further ten has
/// the shapes one place on.
MarkerShape classShape(int label);

/// How the classes of a data set are told apart. Where some are held out the others keep the
/// colours and shapes that they have among all.
struct ClassPalette {
    ClassPalette(ClassColors chosen = ClassColors::ColorBlindAware,
                 std::vector<std::int64_t> labels = {}, int allClasses = 0,
                 ClassHues sharing = ClassHues::Blocks)
        : colors(chosen), fileLabels(std::move(labels)), classes(allClasses), hues(sharing) {}

    QColor color(int label, bool dark) const;
    MarkerShape shape(int label) const;

    ClassColors colors;
    /// [label] in the files; those beyond are as numbered. kNoClass: of another data set.
    std::vector<std::int64_t> fileLabels;
    static constexpr std::int64_t kNoClass = -1;
    int classes;  ///< of the data set
    /// With up to kDistinctClasses nothing goes by it. Those of a block have shapes, and then
    /// lightnesses, of their own: a hundred classes differ in hue, lightness or shape.
    ClassHues hues;

private:
    bool hasBlocks() const { return classes > kDistinctClasses && hues == ClassHues::Blocks; }
    int blockSize() const;
    std::int64_t fileLabel(int label) const;
};

/// The outline of a marker around the origin, as large to the eye as a disc of this diameter.
QPainterPath markerPath(MarkerShape shape, double diameter);

}  // namespace centerscope
