// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QGraphicsItem>
#include <QLineF>
#include <QLocale>

#include "charts/chart_look.h"
#include "charts/class_palette.h"
#include "charts/plot_mapping.h"
#include "charts/ring_arcs.h"
#include "charts/stage_overlay.h"

namespace centerscope {

class PointCloudItem;
class SampleMarksItem;

/// Where a name stands that would best stand at wanted: there, a line further down (below) or up,
/// or else on the other side, but over none of the others; none: nowhere.
std::optional<QRectF> placeName(const QRectF& wanted, bool below,
                                const std::vector<QRectF>& others);

/// Draws an overlay of the stage. All its arrows have one scale, so that their lengths compare: so
/// many pixels per unit, 1, 2 or 5 times a power of ten, at any zoom.
class StageOverlayItem : public QGraphicsItem {
public:
    static constexpr double kLongest = 90;  ///< pixels of an arrow, at most

    /// What is written on these stays legible below the arrows; both outlive it.
    StageOverlayItem(const PointCloudItem& discs, const SampleMarksItem& marks,
                     QGraphicsItem* parent);

    void setOverlay(StageOverlay overlay);
    const StageOverlay& overlay() const { return overlay_; }
    void setLook(const ChartLook& look, const ClassPalette& palette);
    void setLocale(const QLocale& locale);
    void setMapping(const PlotMapping& mapping);
    /// The names of regions stand along the rim, and the scale within them.
    void setRimTaken(bool taken);

    /// The center of the ring whose line is at this place of the scene.
    std::optional<EmbeddingPosition> ringAt(QPointF scene) const;

    /// Pixels per unit of the arrows; 0: there is none.
    double arrowScale() const;
    double longestArrow() const;
    /// Draws the arrows in the scale in which one of this length fits, too: beside another stage.
    void setLongestBeside(double length);

    QRectF boundingRect() const override { return mapping_.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QPointF sceneOf(EmbeddingPosition position) const;
    QColor colorOf(int label) const;
    void drawRings(QPainter& painter) const;
    void drawGhost(QPainter& painter, const StageOverlay::Ghost& ghost) const;
    std::optional<QLineF> lineOf(const StageOverlay::Arrow& arrow, double scale) const;
    void drawArrows(QPainter& painter, double scale) const;
    void drawArrow(QPainter& painter, const QLineF& line, Qt::PenStyle style) const;
    void drawName(QPainter& painter, const StageOverlay::Arrow& arrow, const QLineF& line,
                  std::vector<QRectF>& taken) const;
    QRectF textPlace(QPointF place, Qt::Alignment side, const QString& text) const;
    void drawText(QPainter& painter, const QRectF& place, const QString& text) const;
    void drawScale(QPainter& painter, double scale) const;

    const PointCloudItem& discs_;
    const SampleMarksItem& marks_;
    StageOverlay overlay_;
    std::vector<std::vector<RingArc>> arcs_;  // what is drawn of each ring
    ChartLook look_;
    ClassPalette palette_;
    QLocale locale_;
    PlotMapping mapping_;
    bool isRimTaken_ = false;
    double longestBeside_ = 0;
};

}  // namespace centerscope
