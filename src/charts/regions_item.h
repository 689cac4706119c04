// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QGraphicsItem>
#include <QStringList>

#include "charts/chart_look.h"
#include "charts/class_palette.h"
#include "charts/class_regions.h"
#include "charts/plot_mapping.h"

namespace centerscope {

/// What of the decisions of a network the stage shows below its points.
enum class RegionKind {
    None,
    Softmax,        ///< which class the softmax predicts
    NearestCenter,  ///< which center is the nearest
    Disagreement,   ///< both, and where they differ
};

/// Lines around the regions of the classes, a faint tint in them, and the class where a region
/// meets the rim of the plot.
class RegionsItem : public QGraphicsItem {
public:
    explicit RegionsItem(QGraphicsItem* parent);

    void setKind(RegionKind kind);
    /// badges: what stands at the rim, [label].
    void setClasses(const QStringList& badges);
    /// Whose regions; without a head, as of live batches, none are drawn.
    void setCloud(std::shared_ptr<const EmbeddingCloud> cloud);
    void setLook(const ChartLook& look, const ClassPalette& palette);
    void setMapping(const PlotMapping& mapping);

    QRectF boundingRect() const override { return mapping_.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void fit();
    QColor colorOf(int label) const;
    QPolygonF toScene(const QPolygonF& outline) const;
    void tint(QPainter& painter, const ClassRegion& region, QColor color, float strength) const;
    void drawLines(QPainter& painter, const std::vector<ClassRegion>& regions,
                   Qt::PenStyle style) const;
    void drawBadges(QPainter& painter, const std::vector<ClassRegion>& regions) const;

    RegionKind kind_ = RegionKind::None;
    std::shared_ptr<const EmbeddingCloud> cloud_;
    QStringList badges_;
    ChartLook look_;
    ClassPalette palette_;
    PlotMapping mapping_;
    std::vector<ClassRegion> softmax_;
    std::vector<ClassRegion> nearest_;
    std::vector<ClassRegion> differing_;
};

}  // namespace centerscope
