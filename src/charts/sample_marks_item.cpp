// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/sample_marks_item.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <QPainter>
#include <QPainterPath>

#include "charts/clipped_line.h"
#include "charts/point_cloud_item.h"

namespace centerscope {

namespace {

constexpr double kHoverRadius = 7;   // pixels
constexpr double kPinnedRadius = 9;  // pixels
constexpr double kRingWidth = 2;     // pixels
constexpr double kRimWidth = 5;      // pixels; sets marks off from the points below them
constexpr double kTrackWidth = 1.6;  // pixels

}  // namespace

SampleMarksItem::SampleMarksItem(const PointCloudItem& discs, QGraphicsItem* parent)
    : QGraphicsItem(parent), discs_(discs) {
    setAcceptedMouseButtons(Qt::NoButton);
}

void SampleMarksItem::setHovered(const std::optional<EmbeddingPosition>& position) {
    if (std::exchange(hovered_, position) != position)
        update();
}

void SampleMarksItem::setPinned(std::vector<PinnedSample> samples) {
    pinned_ = std::move(samples);
    update();
}

void SampleMarksItem::setOutline(const QPolygonF& outline) {
    outline_ = outline;
    update();
}

void SampleMarksItem::setLook(const ChartLook& look, const ClassPalette& palette) {
    look_ = look;
    palette_ = palette;
    update();
}

void SampleMarksItem::setMapping(const PlotMapping& mapping) {
    prepareGeometryChange();
    mapping_ = mapping;
    update();
}

QPointF SampleMarksItem::sceneOf(EmbeddingPosition position) const {
    return mapping_.toScene({position.x, position.y});
}

void SampleMarksItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    painter->setClipRect(mapping_.area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    for (const PinnedSample& sample : pinned_)
        if (!sample.track.empty() && isFinite(sample.track.back()))
            drawTrack(*painter, sample);
    for (const PinnedSample* sample : inSight())
        drawMark(*painter, sceneOf(sample->track.back()), kPinnedRadius);
    drawLetters(*painter);
    if (hovered_ && isFinite(*hovered_))
        drawMark(*painter, sceneOf(*hovered_), kHoverRadius);
    if (!outline_.isEmpty()) {
        QColor inside = look_.accent;
        inside.setAlphaF(0.12F);
        painter->setPen(QPen(look_.accent, kTrackWidth, Qt::DashLine));
        painter->setBrush(inside);
        painter->drawPolygon(outline_);
    }
    painter->restore();
}

/// Over the points that it has come through, but below the badges of discs.
void SampleMarksItem::drawTrack(QPainter& painter, const PinnedSample& sample) const {
    const QColor color = sample.label < 0 ? look_.ink : palette_.color(sample.label, look_.dark);
    QRectF covered;
    for (const auto& [ink, width] :
         {std::pair(look_.background, kTrackWidth + 2), std::pair(color, kTrackWidth)}) {
        painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::RoundCap));
        for (std::size_t k = 1; k < sample.track.size(); ++k)
            if (isFinite(sample.track[k - 1]) && isFinite(sample.track[k])) {
                const QLineF part(sceneOf(sample.track[k - 1]), sceneOf(sample.track[k]));
                if (const auto visible = clippedLine(part, mapping_.area)) {
                    painter.drawLine(*visible);
                    covered |= QRectF(visible->p1(), visible->p2())
                                   .normalized()
                                   .adjusted(-width, -width, width, width);
                }
            }
    }
    if (!covered.isEmpty())
        discs_.drawBadges(painter, covered.center(),
                          std::hypot(covered.width(), covered.height()) / 2);
}

/// A ring, below the badges of the discs it crosses.
void SampleMarksItem::drawMark(QPainter& painter, QPointF place, double radius) const {
    drawRing(painter, place, radius);
    discs_.drawBadges(painter, place, radius + kRimWidth / 2);
}

void SampleMarksItem::drawRing(QPainter& painter, QPointF place, double radius) const {
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] :
         {std::pair(look_.background, kRimWidth), std::pair(look_.ink, kRingWidth)}) {
        painter.setPen(QPen(color, width));
        painter.drawEllipse(place, radius, radius);
    }
}

/// Those whose ring is drawn.
std::vector<const PinnedSample*> SampleMarksItem::inSight() const {
    std::vector<const PinnedSample*> all;
    for (const PinnedSample& sample : pinned_)
        if (!sample.track.empty() && isFinite(sample.track.back()) &&
            mapping_.area.contains(sceneOf(sample.track.back())))
            all.push_back(&sample);
    return all;
}

QFont SampleMarksItem::letterFont() const {
    QFont font = look_.font;
    font.setBold(true);
    return font;
}

/// At the upper right of its ring, or at another corner where a letter stands there already.
std::vector<QRectF> SampleMarksItem::letterPlaces() const {
    const QFontMetricsF metrics(letterFont());
    std::vector<QRectF> places;
    for (const PinnedSample* sample : inSight()) {
        const QPointF ring = sceneOf(sample->track.back());
        const QSizeF size(metrics.horizontalAdvance(sample->badge), metrics.capHeight());
        const double right = kPinnedRadius;
        const double left = -kPinnedRadius - size.width();
        const double upper = -kPinnedRadius + 2 - size.height();
        const double lower = kPinnedRadius - 2;
        const QPointF corners[] = {{right, upper}, {left, upper}, {right, lower}, {left, lower}};
        const auto isFree = [&](QPointF corner) {
            const QRectF place = QRectF(ring + corner, size).adjusted(-2, -2, 2, 2);
            return std::ranges::none_of(
                places, [&](const QRectF& other) { return other.intersects(place); });
        };
        const auto* corner = std::ranges::find_if(corners, isFree);
        places.emplace_back(ring + (corner == std::end(corners) ? corners[0] : *corner), size);
    }
    return places;
}

void SampleMarksItem::drawLetters(QPainter& painter) const {
    const std::vector<QRectF> places = letterPlaces();
    const std::vector<const PinnedSample*> samples = inSight();
    for (std::size_t k = 0; k < samples.size(); ++k) {
        QPainterPath text;
        text.addText(places[k].bottomLeft(), letterFont(), samples[k]->badge);
        painter.strokePath(text, QPen(look_.background, kRimWidth - 1));
        painter.fillPath(text, look_.ink);
    }
}

}  // namespace centerscope
