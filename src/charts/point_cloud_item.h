// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include <QGraphicsItem>
#include <QImage>
#include <QStringList>

#include "charts/chart_look.h"
#include "charts/class_palette.h"
#include "charts/plot_mapping.h"
#include "charts/point_density.h"
#include "session/session_update.h"
#include "training/embedding_cloud.h"

namespace centerscope {

/// Draws every point of a cloud, the centers and their trails as one item of the scene: ready-made
/// sprites on the screen, since ten thousand outlines would take too long, and outlines wherever
/// the picture is to be enlarged.
class PointCloudItem : public QGraphicsItem {
public:
    explicit PointCloudItem(QGraphicsItem* parent);

    void setCloud(std::shared_ptr<const EmbeddingCloud> cloud);
    void setTrail(const std::deque<CenterPositions>* trail) { trail_ = trail; }
    /// badges: what stands in the center discs, [label].
    void setClasses(const QStringList& badges);
    void setClassVisible(int label, bool visible);
    void setLook(const ChartLook& look, const ClassPalette& palette);
    void setPointColors(PointColors by);
    /// Only outlines, in the colours of the labels: of images that were not learnt. No centers.
    void setHollow(bool hollow) { hollow_ = hollow; }
    void setMapping(const PlotMapping& mapping);

    QPointF sceneOf(const EmbeddedPoint& point) const;
    /// The topmost drawn at this place of the scene or, where none is, the nearest within a few
    /// pixels.
    std::optional<EmbeddedPoint> pointAt(QPointF scene) const;
    /// The next drawn from there in this direction, one of (±1, 0) and (0, ±1) of the scene.
    std::optional<EmbeddedPoint> nextPoint(QPointF scene, QPointF direction) const;

    /// The class of the topmost disc at this place of the scene.
    std::optional<int> centerAt(QPointF scene) const;
    /// The class after this one whose center is drawn, round and round; none: the first.
    std::optional<int> nextCenter(std::optional<int> label) const;

    /// Draws what stands in the discs near this place of the scene again, over what now covers it.
    void drawBadges(QPainter& painter, QPointF scene, double reach) const;
    /// Where that stands, of all discs.
    std::vector<QRectF> badgePlaces() const;

    /// The samples of the points drawn inside this polygon of the scene, each once.
    std::vector<std::int32_t> samplesIn(const QPolygonF& polygon) const;
    /// All others are drawn faintly; none: there is no selection.
    void setSelected(const std::vector<std::int32_t>& samples);

    QRectF boundingRect() const override { return mapping_.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const PointDensity& density() const;
    bool hasDisc(int label) const;
    QPointF discPlace(int label) const;
    bool isDrawn(const EmbeddedPoint& point) const;
    bool isSelected(const EmbeddedPoint& point) const;
    void drawPoints(QPainter& painter, bool fromSprites);
    int ageOf(const EmbeddedPoint& point) const;
    double diameter(int age) const;
    int colorKeys() const;
    int colorKey(const EmbeddedPoint& point) const;
    int group(const EmbeddedPoint& point) const;
    QColor fill(int key, int age) const;
    QColor outline(int key, int age) const;
    QBrush brush(int key, int age) const;
    QPen pen(int key, int age) const;

    void clearSprites();
    void makeDiscs(double devicePixelRatio);
    QImage makePointSprite(int label, int key, int age, int level) const;
    const QImage& pointSprite(std::uint32_t point);
    QImage sprite(double reach, const std::function<void(QPainter&)>& draw) const;
    void drawSprites(QPainter& painter, bool selected);
    void drawSprite(QPainter& painter, const QImage& sprite, QPointF place) const;
    void drawOutlines(QPainter& painter, bool selected) const;
    void drawOutlines(QPainter& painter, std::span<const std::uint32_t> points,
                      bool selected) const;
    void drawTrails(QPainter& painter) const;
    void drawTrail(QPainter& painter, const QPolygonF& line, QColor color) const;
    QFont discFont() const;
    QFont badgeFont(int label) const;
    double discRadius() const;
    QRectF badgePlace(int label) const;
    void drawDisc(QPainter& painter, int label, QPointF place) const;
    void drawDiscs(QPainter& painter, bool fromSprites) const;

    std::shared_ptr<const EmbeddingCloud> cloud_;
    const std::deque<CenterPositions>* trail_ = nullptr;
    QStringList badges_;
    std::vector<bool> visible_;
    std::vector<bool> selected_;  // [sample]; empty: there is no selection, and all are meant
    ChartLook look_;
    ClassPalette palette_;
    PlotMapping mapping_;
    mutable std::optional<PointDensity> density_;  ///< none: to be measured in this view
    double scale_ = 1;      ///< of the markers; many points are drawn smaller
    double typeScale_ = 1;  ///< of the markers too: for a lecture hall they grow with the type
    PointColors colorBy_ = PointColors::Label;
    bool hollow_ = false;
    /// [((label · colorKeys() + key) · kAges + age) · kLevels + level], each made when it is first
    /// drawn: of a thousand classes few are taken for each other.
    std::unordered_map<std::int64_t, QImage> sprites_;
    std::vector<QImage> discs_;  ///< of the centers, [label]; empty: all are to be made
    double spriteRatio_ = 0;
};

}  // namespace centerscope
