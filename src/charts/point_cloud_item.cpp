// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/point_cloud_item.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <ranges>

#include <QFontInfo>
#include <QGuiApplication>
#include <QLineF>
#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

#include "charts/clipped_line.h"

namespace centerscope {

namespace {

constexpr int kAges = 6;                 // 0 is the newest
constexpr double kNewestDiameter = 7.2;  // pixels
constexpr double kOldestDiameter = 4.2;  // pixels
constexpr double kMostTypeScale = 1.8;
constexpr double kSampleDiameter = 6.0;  // pixels; no age: all placed by one version
constexpr double kOldestOpacity = 0.55;
constexpr double kUnselectedOpacity = 0.12;
constexpr double kOutlineWidth = 0.8;  // pixels
constexpr double kHollowWidth = 1.3;   // pixels, of an outline alone
constexpr double kReach = 4;           // pixels beyond a marker in which it is still meant
constexpr double kLeastWalk = 1;       // pixel: what lies closer is not seen as another place
constexpr std::size_t kTrailSteps = 200;
constexpr std::size_t kTrailMean = 12;  // steps: a center jitters with the few images of a batch
constexpr double kTrailLength = 60;     // pixels
constexpr double kTrailSegment = 5;     // pixels
constexpr int kTrailFades = 6;
constexpr double kBadgeRim = 3;           // pixels; sets a badge off from a ring below it
constexpr double kDiscOutline = 2.2;      // pixels
constexpr double kDiscsShare = 0.04;      // of the plot, that they cover together at most
constexpr double kLeastDiscRadius = 3.5;  // pixels
constexpr int kLeastBadge = 7;            // pixels of its type; smaller ones cannot be read
constexpr std::size_t kOutlineLayers = 6;
constexpr double kOutlineGrid = 0.1;  // pixels; fewer digits halve the file, unseen

QPointF onGrid(QPointF p) {
    return {std::round(p.x() / kOutlineGrid) * kOutlineGrid,
            std::round(p.y() / kOutlineGrid) * kOutlineGrid};
}

QPainterPath onGrid(QPainterPath path) {
    for (int k = 0; k < path.elementCount(); ++k) {
        const QPointF p = onGrid(path.elementAt(k));
        path.setElementPositionAt(k, p.x(), p.y());
    }
    return path;
}

/// A trail from the disc backwards: means of a few steps, at some distance from each other, so that
/// it shows where a center comes from rather than how it trembles.
QPolygonF calmed(const QPolygonF& steps) {
    QPolygonF means;
    if (steps.isEmpty())
        return means;
    means << steps.back();
    constexpr auto window = static_cast<qsizetype>(kTrailMean);
    for (qsizetype last = steps.size() - 1; last >= window; last -= window / 3) {
        QPointF sum;
        for (qsizetype k = last - window + 1; k <= last; ++k)
            sum += steps[k];
        const QPointF mean = sum / kTrailMean;
        if (QLineF(means.back(), mean).length() >= kTrailSegment)
            means << mean;
    }
    return means;
}

double spriteScale(std::size_t points) {
    // 2,000 points keep their size; beyond, the covered area grows only with the square root.
    return std::clamp(std::pow(2000.0 / std::max<double>(1, static_cast<double>(points)), 0.25),
                      0.55, 1.0);
}

}  // namespace

PointCloudItem::PointCloudItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setAcceptedMouseButtons(Qt::NoButton);
}

void PointCloudItem::setCloud(std::shared_ptr<const EmbeddingCloud> cloud) {
    cloud_ = std::move(cloud);
    density_.reset();
    const double scale = cloud_ ? spriteScale(cloud_->points.size()) : 1;
    if (std::fabs(scale - scale_) > 0.02) {
        scale_ = scale;
        clearSprites();
    }
    update();
}

void PointCloudItem::setClasses(const QStringList& badges) {
    badges_ = badges;
    visible_.assign(static_cast<std::size_t>(badges.size()), true);
    clearSprites();
    update();
}

void PointCloudItem::setClassVisible(int label, bool visible) {
    visible_[static_cast<std::size_t>(label)] = visible;
    update();
}

void PointCloudItem::setLook(const ChartLook& look, const ClassPalette& palette) {
    look_ = look;
    palette_ = palette;
    typeScale_ = std::clamp(QFontInfo(look.font).pixelSize() /
                                static_cast<double>(QFontInfo(QGuiApplication::font()).pixelSize()),
                            1.0, kMostTypeScale);
    density_.reset();
    clearSprites();
    update();
}

void PointCloudItem::setPointColors(PointColors by) {
    colorBy_ = by;
    density_.reset();
    clearSprites();
    update();
}

void PointCloudItem::setMapping(const PlotMapping& mapping) {
    prepareGeometryChange();
    if (mapping.area.size() != mapping_.area.size())
        discs_.clear();
    mapping_ = mapping;
    density_.reset();
    update();
}

void PointCloudItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget* widget) {
    if (!cloud_)
        return;
    painter->save();
    painter->setClipRect(mapping_.area, Qt::IntersectClip);
    // A widget drawn into a file or at another scale is to be as crisp as the picture.
    const double ratio = widget ? widget->devicePixelRatioF() : 0;
    const bool fromSprites = widget && painter->paintEngine()->type() == QPaintEngine::Raster &&
                             std::fabs(painter->deviceTransform().m11() - ratio) < 1e-6;
    if (fromSprites && (discs_.empty() || ratio != spriteRatio_))
        makeDiscs(ratio);
    drawPoints(*painter, fromSprites);
    drawTrails(*painter);
    drawDiscs(*painter, fromSprites);
    painter->restore();
}

QPointF PointCloudItem::sceneOf(const EmbeddedPoint& point) const {
    return mapping_.toScene({point.position.x, point.position.y});
}

const PointDensity& PointCloudItem::density() const {
    if (!density_) {
        const double radius = (diameter(0) + kOutlineWidth) / 2;
        density_.emplace(*cloud_, mapping_, std::numbers::pi * radius * radius,
                         [this](const EmbeddedPoint& point) { return group(point); });
    }
    return *density_;
}

std::optional<EmbeddedPoint> PointCloudItem::pointAt(QPointF scene) const {
    if (!cloud_ || !mapping_.area.contains(scene))
        return std::nullopt;
    const EmbeddedPoint* nearest = nullptr;
    double least = kReach;  // beyond the marker's edge
    const double farthest = kReach + typeScale_ * kNewestDiameter / 2;
    for (const std::uint32_t k : std::views::reverse(density().order())) {
        const EmbeddedPoint& point = cloud_->points[k];
        const QPointF away = sceneOf(point) - scene;
        if (std::fabs(away.x()) > farthest || std::fabs(away.y()) > farthest)
            continue;  // as most are
        const double gap = std::hypot(away.x(), away.y()) - diameter(ageOf(point)) / 2;
        if (gap >= least || !isDrawn(point))
            continue;
        nearest = &point;
        least = gap;
        if (gap <= 0)
            break;
    }
    return nearest ? std::optional(*nearest) : std::nullopt;
}

std::optional<EmbeddedPoint> PointCloudItem::nextPoint(QPointF scene, QPointF direction) const {
    if (!cloud_)
        return std::nullopt;
    const EmbeddedPoint* next = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const EmbeddedPoint& point : cloud_->points) {
        const QPointF place = sceneOf(point);
        const QPointF away = place - scene;
        const double along = QPointF::dotProduct(away, direction);
        const double across = std::fabs(away.x() * direction.y() - away.y() * direction.x());
        // Within a right angle around the direction, so that the four reach every point.
        if (along < kLeastWalk || across > along || along + across >= least || !isDrawn(point) ||
            !mapping_.area.contains(place))
            continue;
        next = &point;
        least = along + across;
    }
    return next ? std::optional(*next) : std::nullopt;
}

bool PointCloudItem::hasDisc(int label) const {
    const auto k = static_cast<std::size_t>(label);
    return cloud_ && !hollow_ && k < visible_.size() && visible_[k] && k < cloud_->centers.size() &&
           isFinite(cloud_->centers[k]);
}

QPointF PointCloudItem::discPlace(int label) const {
    const EmbeddingPosition center = cloud_->centers[static_cast<std::size_t>(label)];
    return mapping_.toScene({center.x, center.y});
}

std::optional<int> PointCloudItem::centerAt(QPointF scene) const {
    if (!mapping_.area.contains(scene))
        return std::nullopt;
    const double reach = discRadius() + kDiscOutline / 2;
    for (int label = static_cast<int>(visible_.size()) - 1; label >= 0; --label)
        if (hasDisc(label) && QLineF(discPlace(label), scene).length() <= reach)
            return label;
    return std::nullopt;
}

std::optional<int> PointCloudItem::nextCenter(std::optional<int> label) const {
    const int classes = static_cast<int>(visible_.size());
    for (int k = 0; k < classes; ++k)
        if (const int next = (label.value_or(-1) + 1 + k) % classes; hasDisc(next))
            return next;
    return std::nullopt;
}

std::vector<std::int32_t> PointCloudItem::samplesIn(const QPolygonF& polygon) const {
    std::vector<std::int32_t> samples;
    if (!cloud_)
        return samples;
    for (const EmbeddedPoint& point : cloud_->points)
        if (const QPointF place = sceneOf(point); isDrawn(point) && mapping_.area.contains(place) &&
                                                  polygon.containsPoint(place, Qt::OddEvenFill))
            samples.push_back(point.sample);
    std::ranges::sort(samples);
    samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
    return samples;
}

void PointCloudItem::setSelected(const std::vector<std::int32_t>& samples) {
    selected_.clear();
    for (const std::int32_t sample : samples) {
        const auto place = static_cast<std::size_t>(sample);
        selected_.resize(std::max(selected_.size(), place + 1));
        selected_[place] = true;
    }
    update();
}

bool PointCloudItem::isSelected(const EmbeddedPoint& point) const {
    const auto place = static_cast<std::size_t>(point.sample);
    return selected_.empty() || (place < selected_.size() && selected_[place]);
}

/// What is selected lies on top of the others.
void PointCloudItem::drawPoints(QPainter& painter, bool fromSprites) {
    for (const bool selected : {false, true}) {
        if (!selected && selected_.empty())
            continue;
        painter.setOpacity(selected ? 1 : kUnselectedOpacity);
        if (fromSprites)
            drawSprites(painter, selected);
        else
            drawOutlines(painter, selected);
    }
}

bool PointCloudItem::isDrawn(const EmbeddedPoint& point) const {
    return point.label < visible_.size() && point.predicted < visible_.size() &&
           visible_[point.label] && isFinite(point.position);
}

int PointCloudItem::ageOf(const EmbeddedPoint& point) const {
    const std::int64_t span = cloud_->lastStep - cloud_->firstStep;
    if (span <= 0)
        return 0;
    const auto age = (cloud_->lastStep - point.step) * kAges / (span + 1);
    return static_cast<int>(std::clamp<std::int64_t>(age, 0, kAges - 1));
}

double PointCloudItem::diameter(int age) const {
    if (cloud_->source != PointSource::LiveBatches)
        return kSampleDiameter * scale_ * typeScale_;
    const double share = static_cast<double>(age) / (kAges - 1);
    return (kNewestDiameter + (kOldestDiameter - kNewestDiameter) * share) * scale_ * typeScale_;
}

int PointCloudItem::colorKeys() const {
    return colorBy_ == PointColors::Correctness ? 2 : static_cast<int>(badges_.size());
}

/// Which of the colours a point has: that of a class, or 0 where it is right and 1 where not.
int PointCloudItem::colorKey(const EmbeddedPoint& point) const {
    if (colorBy_ == PointColors::Label)
        return point.label;
    if (colorBy_ == PointColors::Prediction)
        return point.predicted;
    return point.predicted == point.label ? 0 : 1;
}

/// Of points that look alike.
int PointCloudItem::group(const EmbeddedPoint& point) const {
    return point.label * colorKeys() + colorKey(point);
}

QColor PointCloudItem::fill(int key, int age) const {
    QColor color = colorBy_ == PointColors::Correctness ? correctnessColor(key == 0, look_.dark)
                                                        : palette_.color(key, look_.dark);
    color.setAlphaF(static_cast<float>(1 - (1 - kOldestOpacity) * age / (kAges - 1)));
    return color;
}

QBrush PointCloudItem::brush(int key, int age) const {
    return hollow_ ? QBrush(Qt::NoBrush) : QBrush(fill(key, age));
}

QPen PointCloudItem::pen(int key, int age) const {
    return hollow_ ? QPen(fill(key, age), kHollowWidth) : QPen(outline(key, age), kOutlineWidth);
}

QColor PointCloudItem::outline(int key, int age) const {
    QColor color = fill(key, age);
    const QColor darker = color.darker(look_.dark ? 150 : 135);
    return {darker.red(), darker.green(), darker.blue(), color.alpha()};
}

void PointCloudItem::clearSprites() {
    sprites_.clear();
    discs_.clear();
}

void PointCloudItem::makeDiscs(double devicePixelRatio) {
    spriteRatio_ = devicePixelRatio;
    clearSprites();
    for (int label = 0; label < badges_.size(); ++label)
        discs_.push_back(sprite(discRadius() + kDiscOutline / 2, [&](QPainter& painter) {
            drawDisc(painter, label, {0, 0});
        }));
}

const QImage& PointCloudItem::pointSprite(std::uint32_t k) {
    const EmbeddedPoint& point = cloud_->points[k];
    const int age = ageOf(point);
    const int level = density().level(k);
    QImage& made =
        sprites_[(std::int64_t{group(point)} * kAges + age) * PointDensity::kLevels + level];
    if (made.isNull())
        made = makePointSprite(point.label, colorKey(point), age, level);
    return made;
}

QImage PointCloudItem::makePointSprite(int label, int key, int age, int level) const {
    const QPainterPath marker = markerPath(palette_.shape(label), diameter(age));
    const QRectF extent = marker.boundingRect();
    const double reach =
        std::max({-extent.left(), extent.right(), -extent.top(), extent.bottom()}) +
        kOutlineWidth / 2;
    return sprite(reach, [&](QPainter& painter) {
        painter.setOpacity(PointDensity::opacity(level));
        painter.setPen(pen(key, age));
        painter.setBrush(brush(key, age));
        painter.drawPath(marker);
    });
}

/// What draw(painter) makes around the origin, as far as reach.
QImage PointCloudItem::sprite(double reach, const std::function<void(QPainter&)>& draw) const {
    // An odd side puts the middle of the sprite on the middle of a pixel.
    const int half = static_cast<int>(std::ceil(reach * spriteRatio_ - 0.5));
    const int side = 2 * half + 1;
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(half + 0.5, half + 0.5);
    painter.scale(spriteRatio_, spriteRatio_);
    draw(painter);
    return image;
}

/// Sprites are copied pixel by pixel: positions are worked out in the pixels of the device.
void PointCloudItem::drawSprites(QPainter& painter, bool selected) {
    painter.save();
    const QTransform toDevice = painter.deviceTransform();
    painter.setTransform(QTransform::fromScale(1 / spriteRatio_, 1 / spriteRatio_));
    const QTransform rest = painter.deviceTransform();
    const PlotRange& range = mapping_.range;
    const double scaleX = mapping_.area.width() / range.width() * toDevice.m11();
    const double scaleY = -mapping_.area.height() / range.height() * toDevice.m22();
    const QPointF corner = toDevice.map(mapping_.area.bottomLeft());
    const double originX = corner.x() - rest.dx() - range.left * scaleX;
    const double originY = corner.y() - rest.dy() - range.bottom * scaleY;
    const QPointF end = toDevice.map(mapping_.area.topRight()) - QPointF(rest.dx(), rest.dy());
    const double left = corner.x() - rest.dx() - 16, right = end.x() + 16;
    const double top = end.y() - 16, bottom = corner.y() - rest.dy() + 16;

    for (const std::uint32_t k : density().order()) {
        const EmbeddedPoint& point = cloud_->points[k];
        if (!isDrawn(point) || isSelected(point) != selected)
            continue;
        const double x = originX + point.position.x * scaleX;
        const double y = originY + point.position.y * scaleY;
        if (x < left || x > right || y < top || y > bottom)
            continue;
        const QImage& sprite = pointSprite(k);
        const int half = sprite.width() / 2;
        painter.drawImage(QPointF(std::floor(x) - half, std::floor(y) - half), sprite);
    }
    painter.restore();
}

void PointCloudItem::drawOutlines(QPainter& painter, bool selected) const {
    // A file that changed pens with every point would be huge, so classes are gathered within thin
    // layers of the order in which points are drawn.
    const std::span<const std::uint32_t> order = density().order();
    const double opacity = painter.opacity();
    const std::size_t layer =
        std::max<std::size_t>(1, (order.size() + kOutlineLayers - 1) / kOutlineLayers);
    std::size_t first = 0;
    while (first < order.size()) {
        const int age = ageOf(cloud_->points[order[first]]);
        const int level = density().level(order[first]);
        std::size_t last = first;
        while (last < order.size() && last - first < layer &&
               ageOf(cloud_->points[order[last]]) == age && density().level(order[last]) == level)
            ++last;
        painter.setOpacity(opacity * PointDensity::opacity(level));
        std::map<int, std::vector<std::uint32_t>> groups;  // in the order of labels, then colours
        for (const std::uint32_t k : order.subspan(first, last - first))
            groups[group(cloud_->points[k])].push_back(k);
        for (const auto& [group, points] : groups)
            drawOutlines(painter, points, selected);
        first = last;
    }
    painter.setOpacity(opacity);
}

/// points: of one group, age and level.
void PointCloudItem::drawOutlines(QPainter& painter, std::span<const std::uint32_t> points,
                                  bool selected) const {
    const int label = cloud_->points[points.front()].label;
    const int key = colorKey(cloud_->points[points.front()]);
    const int age = ageOf(cloud_->points[points.front()]);
    const double radius = diameter(age) / 2;
    const bool disc = palette_.shape(label) == QScatterSeries::MarkerShapeCircle;
    // As one path, markers that overlap would not add up.
    const bool isShared = painter.paintEngine()->type() != QPaintEngine::Raster &&
                          density().level(points.front()) == 0;
    const QPainterPath marker = onGrid(markerPath(palette_.shape(label), 2 * radius));
    QPainterPath all;  // many markers as one path: short in a file, but slow to fill
    all.setFillRule(Qt::WindingFill);
    painter.setPen(pen(key, age));
    painter.setBrush(brush(key, age));
    for (const std::uint32_t k : points) {
        const EmbeddedPoint& point = cloud_->points[k];
        if (!isDrawn(point) || isSelected(point) != selected)
            continue;
        const QPointF place = onGrid(mapping_.toScene({point.position.x, point.position.y}));
        if (!mapping_.area.contains(place))
            continue;
        if (disc)
            painter.drawEllipse(place, radius, radius);
        else if (isShared)
            all.addPath(marker.translated(place));
        else
            painter.drawPath(marker.translated(place));
    }
    if (!all.isEmpty())
        painter.drawPath(all);
}

void PointCloudItem::drawTrails(QPainter& painter) const {
    if (!trail_)
        return;
    // Only up to the version the cloud shows: the disc is the end of its trail.
    const auto end = std::find_if(trail_->begin(), trail_->end(), [this](const CenterPositions& c) {
        return c.step > cloud_->lastStep;
    });
    const auto steps =
        std::min<std::size_t>(kTrailSteps, static_cast<std::size_t>(end - trail_->begin()));
    const auto begin = end - static_cast<std::ptrdiff_t>(steps);
    painter.setBrush(Qt::NoBrush);
    for (std::size_t label = 0; label < visible_.size(); ++label) {
        if (!visible_[label] || label >= cloud_->centers.size())
            continue;
        QPolygonF line;
        for (auto it = begin; it != end; ++it)
            if (label < it->centers.size() && isFinite(it->centers[label]))
                line << mapping_.toScene({it->centers[label].x, it->centers[label].y});
        drawTrail(painter, calmed(line), palette_.color(static_cast<int>(label), look_.dark));
    }
}

void PointCloudItem::drawTrail(QPainter& painter, const QPolygonF& line, QColor color) const {
    QColor rim = look_.background;  // sets the trail off from the points of its own color
    for (const double width : {4.0, 2.0}) {
        QColor& ink = width > 2 ? rim : color;
        double length = 0;
        for (qsizetype k = 0; k + 1 < line.size() && length < kTrailLength; ++k) {
            const double share = 1 - length / kTrailLength;  // how much of it is still to come
            ink.setAlphaF(static_cast<float>(std::ceil(share * kTrailFades) / kTrailFades));
            painter.setPen(QPen(ink, width, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
            const QLineF part(line[k], line[k + 1]);
            if (const auto visible = clippedLine(part, mapping_.area))
                painter.drawLine(*visible);
            length += part.length();
        }
    }
}

QFont PointCloudItem::discFont() const {
    QFont font = look_.font;
    font.setBold(true);
    return font;
}

/// Many discs would hide the points and each other, however large the type is.
double PointCloudItem::discRadius() const {
    const double room = kDiscsShare * mapping_.area.width() * mapping_.area.height();
    const double most = std::sqrt(room / (std::numbers::pi * std::max<double>(1, badges_.size())));
    return std::max(std::min(QFontMetricsF(discFont()).height() * 0.68, most), kLeastDiscRadius);
}

void PointCloudItem::drawDisc(QPainter& painter, int label, QPointF place) const {
    const double radius = discRadius();
    QColor disc = look_.background;
    disc.setAlphaF(0.86F);
    painter.setFont(discFont());
    painter.setPen(QPen(palette_.color(label, look_.dark), kDiscOutline));
    painter.setBrush(disc);
    painter.drawEllipse(place, radius, radius);
    painter.setPen(look_.ink);
    const QFont font = badgeFont(label);
    if (font.pixelSize() < kLeastBadge)
        return;
    painter.setFont(font);
    painter.drawText(QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius),
                     Qt::AlignCenter, badges_[label]);
}

/// Smaller where the badge is wide or its disc is small.
QFont PointCloudItem::badgeFont(int label) const {
    QFont font = discFont();
    const QFontMetricsF metrics(font);
    const double radius = discRadius();
    const double fits = std::min({1.0, 1.7 * radius / metrics.horizontalAdvance(badges_[label]),
                                  2 * radius / metrics.height()});
    font.setPixelSize(std::max(1, static_cast<int>(QFontInfo(font).pixelSize() * fits)));
    return font;
}

void PointCloudItem::drawBadges(QPainter& painter, QPointF scene, double reach) const {
    for (int label = 0; label < static_cast<int>(visible_.size()); ++label) {
        if (!hasDisc(label) || QLineF(discPlace(label), scene).length() > reach + discRadius())
            continue;
        const QRectF place = badgePlace(label);
        if (place.isNull())
            continue;
        const QFont font = badgeFont(label);
        QPainterPath text;
        text.addText(place.left(), place.top() + QFontMetricsF(font).ascent(), font,
                     badges_[label]);
        painter.strokePath(
            text, QPen(look_.background, kBadgeRim, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.fillPath(text, look_.ink);
    }
}

/// In the middle of its disc; null: it is too small to be read.
QRectF PointCloudItem::badgePlace(int label) const {
    const QFont font = badgeFont(label);
    if (font.pixelSize() < kLeastBadge)
        return {};
    const QFontMetricsF metrics(font);
    QRectF place(0, 0, metrics.horizontalAdvance(badges_[label]), metrics.height());
    place.moveCenter(discPlace(label));
    return place;
}

std::vector<QRectF> PointCloudItem::badgePlaces() const {
    std::vector<QRectF> places;
    for (int label = 0; label < static_cast<int>(visible_.size()); ++label)
        if (hasDisc(label))
            if (const QRectF place = badgePlace(label); !place.isNull())
                places.push_back(place);
    return places;
}

/// Copied pixel by pixel, its middle on the pixel of this place.
void PointCloudItem::drawSprite(QPainter& painter, const QImage& sprite, QPointF place) const {
    painter.save();
    const QPointF device = painter.deviceTransform().map(place);
    painter.setTransform(QTransform::fromScale(1 / spriteRatio_, 1 / spriteRatio_));
    const QTransform rest = painter.deviceTransform();
    const int half = sprite.width() / 2;
    painter.drawImage(QPointF(std::floor(device.x() - rest.dx()) - half,
                              std::floor(device.y() - rest.dy()) - half),
                      sprite);
    painter.restore();
}

void PointCloudItem::drawDiscs(QPainter& painter, bool fromSprites) const {
    for (int label = 0; label < static_cast<int>(visible_.size()); ++label) {
        if (!hasDisc(label))
            continue;
        const QPointF place = discPlace(label);
        if (fromSprites)
            drawSprite(painter, discs_[static_cast<std::size_t>(label)], place);
        else if (mapping_.area.contains(place))
            drawDisc(painter, label, place);
    }
}

}  // namespace centerscope
