// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/regions_item.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <QPainter>

namespace centerscope {

namespace {

constexpr float kTint = 0.10F;
constexpr float kDifferingTint = 0.30F;
constexpr double kEdgeWidth = 1.4;   // pixels
constexpr double kEdgeRim = 3.4;     // pixels; sets an edge off from the points over it
constexpr double kLeastRim = 14;     // pixels of a region at the rim that hold its class
constexpr double kBadgeInset = 9;    // pixels from the rim
constexpr double kBadgeOverlap = 2;  // pixels that a badge may lie over another
constexpr double kOnRim = 0.5;       // pixels

/// Along which rim of the area a stretch lies, as the direction inwards; (0, 0): along none.
QPointF inwards(const QLineF& stretch, const QRectF& area) {
    const auto lies = [](double a, double b, double rim) {
        return std::fabs(a - rim) < kOnRim && std::fabs(b - rim) < kOnRim;
    };
    if (lies(stretch.x1(), stretch.x2(), area.left()))
        return {1, 0};
    if (lies(stretch.x1(), stretch.x2(), area.right()))
        return {-1, 0};
    if (lies(stretch.y1(), stretch.y2(), area.top()))
        return {0, 1};
    if (lies(stretch.y1(), stretch.y2(), area.bottom()))
        return {0, -1};
    return {0, 0};
}

/// Rightwards, or downwards where it is steep: neighbours draw their common edge in opposite
/// directions, and the dashes of one would fill the gaps of the other.
QLineF inOneDirection(const QLineF& edge) {
    const bool isSteep = std::fabs(edge.dy()) > 2 * std::fabs(edge.dx());
    const bool isBackwards = isSteep ? edge.dy() < 0 : edge.dx() < 0;
    return isBackwards ? QLineF(edge.p2(), edge.p1()) : edge;
}

}  // namespace

RegionsItem::RegionsItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setAcceptedMouseButtons(Qt::NoButton);
}

void RegionsItem::setKind(RegionKind kind) {
    kind_ = kind;
    fit();
}

void RegionsItem::setClasses(const QStringList& badges) {
    badges_ = badges;
    fit();
}

void RegionsItem::setCloud(std::shared_ptr<const EmbeddingCloud> cloud) {
    cloud_ = std::move(cloud);
    fit();
}

void RegionsItem::setLook(const ChartLook& look, const ClassPalette& palette) {
    look_ = look;
    palette_ = palette;
    update();
}

void RegionsItem::setMapping(const PlotMapping& mapping) {
    prepareGeometryChange();
    mapping_ = mapping;
    fit();
}

void RegionsItem::fit() {
    softmax_.clear();
    nearest_.clear();
    differing_.clear();
    const bool isKnown = cloud_ && cloud_->head && kind_ != RegionKind::None;
    if (isKnown && kind_ != RegionKind::NearestCenter)
        softmax_ = softmaxRegions(*cloud_->head, mapping_.range);
    if (isKnown && kind_ != RegionKind::Softmax)
        nearest_ = nearestCenterRegions(cloud_->centers, mapping_.range);
    if (isKnown && kind_ == RegionKind::Disagreement)
        differing_ = disagreements(*cloud_->head, cloud_->centers, mapping_.range);
    update();
}

QColor RegionsItem::colorOf(int label) const {
    return label == ClassRegion::kUndecided ? look_.secondary : palette_.color(label, look_.dark);
}

QPolygonF RegionsItem::toScene(const QPolygonF& outline) const {
    QPolygonF scene;
    for (const QPointF place : outline)
        scene << mapping_.toScene(place);
    return scene;
}

void RegionsItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    painter->setClipRect(mapping_.area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    const std::vector<ClassRegion>& main = softmax_.empty() ? nearest_ : softmax_;
    painter->setPen(Qt::NoPen);
    for (const ClassRegion& region : main)
        tint(*painter, region, colorOf(region.label), kTint);
    for (const ClassRegion& region : differing_)
        tint(*painter, region, look_.ink, kDifferingTint);
    drawLines(*painter, softmax_, Qt::SolidLine);
    drawLines(*painter, nearest_, Qt::DashLine);
    drawBadges(*painter, main);
    painter->restore();
}

void RegionsItem::tint(QPainter& painter, const ClassRegion& region, QColor color,
                       float strength) const {
    color.setAlphaF(strength);
    painter.setBrush(color);
    painter.drawPolygon(toScene(region.outline));
}

/// Not along the rim, which the plot has already.
void RegionsItem::drawLines(QPainter& painter, const std::vector<ClassRegion>& regions,
                            Qt::PenStyle style) const {
    for (const auto& [color, width] :
         {std::pair(look_.background, kEdgeRim), std::pair(look_.ink, kEdgeWidth)}) {
        const bool isRim = width == kEdgeRim;
        painter.setPen(QPen(color, width, isRim ? Qt::SolidLine : style, Qt::FlatCap));
        for (const ClassRegion& region : regions) {
            const QPolygonF outline = toScene(region.outline);
            for (qsizetype k = 0; k < outline.size(); ++k) {
                const QLineF edge(outline[k], outline[(k + 1) % outline.size()]);
                if (inwards(edge, mapping_.area).isNull())
                    painter.drawLine(inOneDirection(edge));
            }
        }
    }
}

/// In the middle of the longest stretch of each region along the rim, where there is room for it.
void RegionsItem::drawBadges(QPainter& painter, const std::vector<ClassRegion>& regions) const {
    QFont font = look_.font;
    font.setBold(true);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    std::vector<QRectF> drawn;
    for (const ClassRegion& region : regions) {
        const QPolygonF outline = toScene(region.outline);
        QLineF longest;
        for (qsizetype k = 0; k < outline.size(); ++k) {
            const QLineF edge(outline[k], outline[(k + 1) % outline.size()]);
            if (!inwards(edge, mapping_.area).isNull() && edge.length() > longest.length())
                longest = edge;
        }
        if (longest.length() < kLeastRim)
            continue;
        const QString text = region.label == ClassRegion::kUndecided ? QStringLiteral("?")
                                                                     : badges_.value(region.label);
        const QPointF middle = longest.center() + inwards(longest, mapping_.area) * kBadgeInset;
        const QSizeF size(metrics.horizontalAdvance(text) + 6, metrics.height());
        QRectF box({0, 0}, size);
        box.moveCenter(middle);
        box.moveLeft(
            std::clamp(box.left(), mapping_.area.left(),
                       std::max(mapping_.area.left(), mapping_.area.right() - box.width())));
        const QRectF core =
            box.adjusted(kBadgeOverlap, kBadgeOverlap, -kBadgeOverlap, -kBadgeOverlap);
        if (std::ranges::any_of(drawn,
                                [&core](const QRectF& other) { return core.intersects(other); }))
            continue;
        drawn.push_back(box);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look_.background);
        painter.drawRoundedRect(box, 4, 4);
        painter.setPen(legibleOn(look_.background, colorOf(region.label)));
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

}  // namespace centerscope
