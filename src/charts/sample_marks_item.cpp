// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/sample_marks_item.h"

#include <cmath>
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
    for (const PinnedSample& sample : pinned_) {
        if (sample.track.empty() || !isFinite(sample.track.back()))
            continue;
        drawTrack(*painter, sample);
        const QPointF place = sceneOf(sample.track.back());
        if (!mapping_.area.contains(place))
            continue;
        drawMark(*painter, place, kPinnedRadius);
        drawBadge(*painter, place, sample.badge);
    }
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

/// At the ring's upper right.
void SampleMarksItem::drawBadge(QPainter& painter, QPointF place, const QString& badge) const {
    QFont font = look_.font;
    font.setBold(true);
    QPainterPath text;
    text.addText(place + QPointF(kPinnedRadius, -kPinnedRadius + 2), font, badge);
    painter.strokePath(text, QPen(look_.background, kRimWidth - 1));
    painter.fillPath(text, look_.ink);
}

}  // namespace centerscope
