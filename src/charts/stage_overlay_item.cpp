// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_overlay_item.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include "charts/clipped_line.h"
#include "charts/point_cloud_item.h"
#include "charts/sample_marks_item.h"

namespace centerscope {

namespace {

// Pixels.
constexpr double kArrowWidth = 1.8;
constexpr double kHaloWidth = 4.4;  // sets figures off from the points below them
constexpr double kHeadLength = 7;
constexpr double kHeadWidth = 6;
constexpr double kLeastArrow = 1;  // a shorter one has no direction that is seen
constexpr double kLongestBar = 70;
constexpr double kBarTick = 4;
constexpr double kScaleMargin = 10;
constexpr double kScaleMarginInRim = 30;
constexpr double kRingReach = 5;  // from its line, where a ring is meant
constexpr double kGhostRadius = 3.2;
constexpr double kCenterGhostRadius = 11;

/// The largest of 1, 2 and 5 times a power of ten that is <= value; value > 0.
double roundedDown(double value) {
    const double power = std::pow(10, std::floor(std::log10(value) + 1e-9));
    for (const double factor : {5.0, 2.0})
        if (factor * power <= value * (1 + 1e-9))
            return factor * power;
    return power;
}

}  // namespace

std::optional<QRectF> placeName(const QRectF& wanted, bool below,
                                const std::vector<QRectF>& others) {
    const double line = below ? wanted.height() : -wanted.height();
    for (const double lower : {0.0, line, -line}) {
        const QRectF place = wanted.translated(0, lower);
        if (std::ranges::none_of(others,
                                 [&place](const QRectF& each) { return each.intersects(place); }))
            return place;
    }
    return std::nullopt;
}

StageOverlayItem::StageOverlayItem(const PointCloudItem& discs, const SampleMarksItem& marks,
                                   QGraphicsItem* parent)
    : QGraphicsItem(parent), discs_(discs), marks_(marks) {
    setAcceptedMouseButtons(Qt::NoButton);
}

void StageOverlayItem::setOverlay(StageOverlay overlay) {
    overlay_ = std::move(overlay);
    arcs_.clear();
    for (std::size_t k = 0; k < overlay_.rings.size(); ++k)
        arcs_.push_back(outerArcs(overlay_.rings, k));
    update();
}

void StageOverlayItem::setLook(const ChartLook& look, const ClassPalette& palette) {
    look_ = look;
    palette_ = palette;
    update();
}

void StageOverlayItem::setLocale(const QLocale& locale) {
    locale_ = locale;
    update();
}

void StageOverlayItem::setMapping(const PlotMapping& mapping) {
    prepareGeometryChange();
    mapping_ = mapping;
    update();
}

void StageOverlayItem::setRimTaken(bool taken) {
    isRimTaken_ = taken;
    update();
}

std::optional<EmbeddingPosition> StageOverlayItem::ringAt(QPointF scene) const {
    const double pixels = mapping_.area.width() / mapping_.range.width();
    for (std::size_t k = 0; k < overlay_.rings.size(); ++k) {
        const StageOverlay::Ring& ring = overlay_.rings[k];
        const QLineF away(sceneOf(ring.center), scene);
        if (std::fabs(away.length() - ring.radius * pixels) > kRingReach)
            continue;
        const auto isDrawn = [&away](const RingArc& arc) {
            return arc.start <= away.angle() && away.angle() <= arc.start + arc.span;
        };
        if (std::ranges::any_of(arcs_[k], isDrawn))
            return ring.center;
    }
    return std::nullopt;
}

void StageOverlayItem::setLongestBeside(double length) {
    longestBeside_ = length;
    update();
}

double StageOverlayItem::longestArrow() const {
    double longest = 0;
    for (const StageOverlay::Arrow& arrow : overlay_.arrows)
        if (const double length = std::hypot(arrow.x, arrow.y); std::isfinite(length))
            longest = std::max(longest, length);
    return longest;
}

double StageOverlayItem::arrowScale() const {
    const double longest = longestArrow();
    return longest > 0 ? roundedDown(kLongest / std::max(longest, longestBeside_)) : 0;
}

QPointF StageOverlayItem::sceneOf(EmbeddingPosition position) const {
    return mapping_.toScene({position.x, position.y});
}

QColor StageOverlayItem::colorOf(int label) const {
    return label < 0 ? look_.ink : palette_.color(label, look_.dark);
}

void StageOverlayItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    painter->setClipRect(mapping_.area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    for (const StageOverlay::Ghost& ghost : overlay_.ghosts)
        drawGhost(*painter, ghost);
    if (!overlay_.ghosts.empty())  // their lines meet in the discs
        discs_.drawBadges(*painter, mapping_.area.center(),
                          std::hypot(mapping_.area.width(), mapping_.area.height()));
    drawRings(*painter);
    if (const double scale = arrowScale(); scale > 0) {
        drawArrows(*painter, scale);
        drawScale(*painter, scale);
    }
    painter->restore();
}

/// Where they overlap only what is outside: it is within one of them that counts, and what is drawn
/// inside is read.
void StageOverlayItem::drawRings(QPainter& painter) const {
    const double pixels = mapping_.area.width() / mapping_.range.width();
    std::vector<QPainterPath> outlines;
    for (std::size_t k = 0; k < overlay_.rings.size(); ++k) {
        const StageOverlay::Ring& ring = overlay_.rings[k];
        QPainterPath& outline = outlines.emplace_back();
        const double radius = ring.radius * pixels;
        const QPointF center = sceneOf(ring.center);
        const QRectF around(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius);
        for (const auto& [start, span] : arcs_[k]) {
            outline.arcMoveTo(around, start);
            outline.arcTo(around, start, span);
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look_.background, kHaloWidth));
    for (const QPainterPath& outline : outlines)
        painter.drawPath(outline);
    for (std::size_t k = 0; k < outlines.size(); ++k) {
        painter.setPen(QPen(colorOf(overlay_.rings[k].label), kArrowWidth, Qt::DashLine));
        painter.drawPath(outlines[k]);
    }
}

/// A hollow marker, and a line to where it has gone.
void StageOverlayItem::drawGhost(QPainter& painter, const StageOverlay::Ghost& ghost) const {
    if (!isFinite(ghost.was))
        return;
    QColor color = colorOf(ghost.label);
    const QPointF was = sceneOf(ghost.was);
    const double radius = ghost.isCenter ? kCenterGhostRadius : kGhostRadius;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, ghost.isCenter ? kArrowWidth : 1,
                        ghost.isCenter ? Qt::DashLine : Qt::SolidLine));
    if (mapping_.area.contains(was) && ghost.isCenter)
        painter.drawEllipse(was, radius, radius);
    else if (mapping_.area.contains(was))
        painter.drawPath(markerPath(palette_.shape(ghost.label), 2 * radius).translated(was));
    if (!isFinite(ghost.is))
        return;
    color.setAlphaF(0.6F);
    painter.setPen(QPen(color, 1));
    if (const auto line = clippedLine({was, sceneOf(ghost.is)}, mapping_.area))
        painter.drawLine(*line);
}

/// None: it is too short to be seen, or begins elsewhere.
std::optional<QLineF> StageOverlayItem::lineOf(const StageOverlay::Arrow& arrow,
                                               double scale) const {
    if (!isFinite(arrow.from) || !std::isfinite(arrow.x) || !std::isfinite(arrow.y))
        return std::nullopt;
    const QPointF from = sceneOf(arrow.from);
    const QLineF line(from, from + QPointF(arrow.x, -arrow.y) * scale);
    if (line.length() < kLeastArrow || !mapping_.area.contains(from))
        return std::nullopt;
    return line;
}

/// Below the numbers of centers and the letters of pins; their names stand beside those.
void StageOverlayItem::drawArrows(QPainter& painter, double scale) const {
    std::vector<std::pair<const StageOverlay::Arrow*, QLineF>> drawn;
    for (const StageOverlay::Arrow& arrow : overlay_.arrows)
        if (const auto line = lineOf(arrow, scale))
            drawn.emplace_back(&arrow, *line);
    for (const auto& [arrow, line] : drawn)
        drawArrow(painter, line, arrow->line);
    for (const auto& [arrow, line] : drawn)
        discs_.drawBadges(painter, line.center(), line.length() / 2 + kHaloWidth);
    marks_.drawLetters(painter);
    std::vector<QRectF> taken = marks_.letterPlaces();
    std::ranges::copy(discs_.badgePlaces(), std::back_inserter(taken));
    for (const auto& [arrow, line] : drawn)
        if (!arrow->name.isEmpty())
            drawName(painter, *arrow, line, taken);
}

void StageOverlayItem::drawArrow(QPainter& painter, const QLineF& line, Qt::PenStyle style) const {
    const QPointF along = (line.p2() - line.p1()) / line.length();
    const QPointF across(-along.y(), along.x());
    const double head = std::min(kHeadLength, line.length());
    const QPointF neck = line.p2() - along * head;
    const QPolygonF tip({line.p2(), neck + across * (kHeadWidth / 2) * (head / kHeadLength),
                         neck - across * (kHeadWidth / 2) * (head / kHeadLength)});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look_.background, kHaloWidth, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(line);
    painter.setPen(QPen(look_.ink, kArrowWidth, style, Qt::FlatCap));
    painter.drawLine({line.p1(), neck});
    painter.setPen(Qt::NoPen);
    painter.setBrush(look_.ink);
    painter.drawPolygon(tip);
}

/// At its head, where nothing else is written; else not at all, for the inspector says it too.
void StageOverlayItem::drawName(QPainter& painter, const StageOverlay::Arrow& arrow,
                                const QLineF& line, std::vector<QRectF>& taken) const {
    const QPointF along = (line.p2() - line.p1()) / line.length();
    const QPointF beside = line.p2() + along * 4 + QPointF(0, arrow.isNamedBelow ? 7 : -7);
    const QRectF wanted =
        textPlace(beside, along.x() < 0 ? Qt::AlignRight : Qt::AlignLeft, arrow.name);
    if (const auto place = placeName(wanted, arrow.isNamedBelow, taken)) {
        taken.push_back(*place);
        drawText(painter, *place, arrow.name);
    }
}

/// side: which of its ends is at the place; it stays within the plot.
QRectF StageOverlayItem::textPlace(QPointF place, Qt::Alignment side, const QString& text) const {
    const QFontMetricsF metrics(look_.smallFont);
    const QSizeF size(metrics.horizontalAdvance(text), metrics.height());
    const QRectF& area = mapping_.area;
    const double x = side & Qt::AlignRight ? place.x() - size.width() : place.x();
    const double most = std::max(area.left(), area.right() - size.width());
    return {QPointF(std::clamp(x, area.left(), most), place.y() - size.height() / 2), size};
}

void StageOverlayItem::drawText(QPainter& painter, const QRectF& place, const QString& text) const {
    const double base = place.center().y() + QFontMetricsF(look_.smallFont).ascent() / 2 - 1;
    QPainterPath path;
    path.addText({place.left(), base}, look_.smallFont, text);
    painter.strokePath(
        path, QPen(look_.background, kHaloWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, look_.ink);
}

/// A bar as long as the value that stands beside it.
void StageOverlayItem::drawScale(QPainter& painter, double scale) const {
    const double value = roundedDown(kLongestBar / scale);
    const double length = value * scale;
    const QRectF& area = mapping_.area;
    const double margin = isRimTaken_ ? kScaleMarginInRim : kScaleMargin;
    const double y = area.bottom() - margin;
    const double left =
        overlay_.isScaleLeft ? area.left() + margin : area.right() - margin - length;
    const QPolygonF bar(
        {{left, y - kBarTick}, {left, y}, {left + length, y}, {left + length, y - kBarTick}});
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] :
         {std::pair(look_.background, kHaloWidth), std::pair(look_.ink, kArrowWidth)}) {
        painter.setPen(QPen(color, width));
        painter.drawPolyline(bar);
    }
    const QPointF beside(overlay_.isScaleLeft ? left + length + 6 : left - 6, y - 3);
    const QString text = overlay_.scale.arg(locale_.toString(value));
    drawText(painter,
             textPlace(beside, overlay_.isScaleLeft ? Qt::AlignLeft : Qt::AlignRight, text), text);
}

}  // namespace centerscope
