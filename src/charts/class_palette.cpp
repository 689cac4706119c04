// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/class_palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace centerscope {

namespace {

constexpr int kColors = 10;  // hues, so many can be told apart at a glance
using Colors = std::array<QRgb, kColors>;

// M. A. Petroff, "Accessible Color Sequences for Data Visualization", 2021.
constexpr Colors kPetroff{0x3f90da, 0xffa90e, 0xbd1f01, 0x94a4a2, 0x832db6,
                          0xa96b59, 0xe76300, 0xb9ac70, 0x717581, 0x92dadd};
constexpr Colors kPetroffOnDark{0x5aa5f2, 0xffb733, 0xf2604a, 0xaebfbc, 0xb47df0,
                                0xcf9685, 0xff8d3a, 0xdbcf90, 0x989cac, 0xa6ecee};
constexpr Colors kSeed{0xff0000, 0xffff00, 0x00ff00, 0x00ffff, 0x0000ff,
                       0xff00ff, 0x990000, 0x999900, 0x009900, 0x009999};
constexpr Colors kSeedOnDark{0xff3b3b, 0xffff00, 0x00ff00, 0x00ffff, 0x6a6aff,
                             0xff4dff, 0xc04545, 0xa9a916, 0x1fae1f, 0x16acac};

constexpr std::array<MarkerShape, kColors> kShapes{
    QScatterSeries::MarkerShapeCircle,           QScatterSeries::MarkerShapeRectangle,
    QScatterSeries::MarkerShapeTriangle,         QScatterSeries::MarkerShapeStar,
    QScatterSeries::MarkerShapeRectangle,        QScatterSeries::MarkerShapeStar,
    QScatterSeries::MarkerShapeCircle,           QScatterSeries::MarkerShapeRotatedRectangle,
    QScatterSeries::MarkerShapeRotatedRectangle, QScatterSeries::MarkerShapeTriangle};

/// Within a group that shares a hue.
constexpr std::array kDistinctShapes{
    QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle,
    QScatterSeries::MarkerShapeTriangle, QScatterSeries::MarkerShapeStar,
    QScatterSeries::MarkerShapeRotatedRectangle};

/// The same hue in another lightness: away from that of the background where there is room.
QColor shaded(const QColor& color, bool dark) {
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    color.getHslF(&hue, &saturation, &lightness);
    const float other = dark ? (lightness > 0.6F ? 0.55F * lightness : lightness + 0.3F)
                             : (lightness > 0.3F ? 0.55F * lightness : lightness + 0.3F);
    return QColor::fromHslF(std::max(hue, 0.0F), saturation, std::min(other, 0.92F));
}

QPointF onCircle(double radius, double turns) {
    const double angle = 2 * std::numbers::pi * turns;
    return {radius * std::sin(angle), -radius * std::cos(angle)};
}

/// corners points on alternating radii, the first upwards.
QPainterPath regular(int corners, double outer, double inner) {
    QPainterPath path;
    for (int k = 0; k < corners; ++k) {
        const QPointF corner = onCircle(k % 2 ? inner : outer, static_cast<double>(k) / corners);
        k == 0 ? path.moveTo(corner) : path.lineTo(corner);
    }
    path.closeSubpath();
    return path;
}

}  // namespace

QColor classColor(ClassColors colors, int label, bool dark) {
    const Colors& table = colors == ClassColors::Seed ? (dark ? kSeedOnDark : kSeed)
                                                      : (dark ? kPetroffOnDark : kPetroff);
    const QColor color = QColor::fromRgb(table[static_cast<std::size_t>(label % kColors)]);
    return label / kColors % 2 == 0 ? color : shaded(color, dark);
}

std::int64_t ClassPalette::fileLabel(int label) const {
    const auto k = static_cast<std::size_t>(label);
    return k < fileLabels.size() ? fileLabels[k] : label;
}

/// The last block may be smaller.
int ClassPalette::blockSize() const {
    return (classes + kColors - 1) / kColors;
}

QColor ClassPalette::color(int label, bool dark) const {
    const auto known = static_cast<int>(fileLabel(label));
    if (known == kNoClass)
        return Qt::gray;
    if (!hasBlocks())
        return classColor(colors, known, dark);
    const int member = known % blockSize();
    const bool isShaded = member / static_cast<int>(kDistinctShapes.size()) % 2 != 0;
    return classColor(colors, known / blockSize() % kColors + (isShaded ? kColors : 0), dark);
}

MarkerShape ClassPalette::shape(int label) const {
    const auto known = static_cast<int>(fileLabel(label));
    if (known == kNoClass)
        return QScatterSeries::MarkerShapeCircle;
    if (!hasBlocks())
        return classShape(known);
    const auto member = static_cast<std::size_t>(known % blockSize());
    return kDistinctShapes[member % kDistinctShapes.size()];
}

QColor correctnessColor(bool isRight, bool dark) {
    if (isRight)
        return dark ? QColor(0x4f, 0x7f, 0xb8) : QColor(0x9d, 0xbd, 0xe0);
    return dark ? QColor(0xff, 0x6a, 0x55) : QColor(0xc8, 0x2a, 0x14);
}

MarkerShape classShape(int label) {
    return kShapes[static_cast<std::size_t>((label + label / kColors) % kColors)];
}

QPainterPath markerPath(MarkerShape shape, double diameter) {
    const double r = diameter / 2;
    switch (shape) {
        case QScatterSeries::MarkerShapeRectangle: {
            QPainterPath square;
            square.addRect(QRectF(-0.89 * r, -0.89 * r, 1.78 * r, 1.78 * r));
            return square;
        }
        case QScatterSeries::MarkerShapeRotatedRectangle:
            return regular(4, 1.27 * r, 1.27 * r);
        case QScatterSeries::MarkerShapeTriangle:
            return regular(3, 1.4 * r, 1.4 * r);
        case QScatterSeries::MarkerShapeStar:
            return regular(10, 1.5 * r, 0.66 * r);
        case QScatterSeries::MarkerShapePentagon:
            return regular(5, 1.15 * r, 1.15 * r);
        case QScatterSeries::MarkerShapeCircle:
            break;
    }
    QPainterPath disc;
    disc.addEllipse(QPointF(0, 0), r, r);
    return disc;
}

}  // namespace centerscope
