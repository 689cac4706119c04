// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QGraphicsItem>

#include "charts/chart_look.h"
#include "charts/class_palette.h"
#include "charts/pinned_sample.h"
#include "charts/plot_mapping.h"

namespace centerscope {

class PointCloudItem;

/// Rings on the stage: around the point that is hovered, and around those that are pinned, with
/// their tracks.
class SampleMarksItem : public QGraphicsItem {
public:
    /// discs: of the centers, whose badges stay legible; outlives the marks.
    SampleMarksItem(const PointCloudItem& discs, QGraphicsItem* parent);

    void setHovered(const std::optional<EmbeddingPosition>& position);
    void setPinned(std::vector<PinnedSample> samples);
    const std::vector<PinnedSample>& pinned() const { return pinned_; }
    /// Of a selection that is being drawn, in the scene; empty: none is.
    void setOutline(const QPolygonF& outline);
    /// Draws the letters of the pins again, over what now covers them.
    void drawLetters(QPainter& painter) const;
    /// Where they stand.
    std::vector<QRectF> letterPlaces() const;
    void setLook(const ChartLook& look, const ClassPalette& palette);
    void setMapping(const PlotMapping& mapping);

    QRectF boundingRect() const override { return mapping_.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QPointF sceneOf(EmbeddingPosition position) const;
    void drawMark(QPainter& painter, QPointF place, double radius) const;
    void drawRing(QPainter& painter, QPointF place, double radius) const;
    void drawTrack(QPainter& painter, const PinnedSample& sample) const;
    QFont letterFont() const;
    std::vector<const PinnedSample*> inSight() const;

    const PointCloudItem& discs_;
    std::optional<EmbeddingPosition> hovered_;
    std::vector<PinnedSample> pinned_;
    QPolygonF outline_;
    ChartLook look_;
    ClassPalette palette_;
    PlotMapping mapping_;
};

}  // namespace centerscope
