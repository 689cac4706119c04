// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QGraphicsItem>
#include <QPainterPath>
#include <QStaticText>

#include "charts/chart_look.h"
#include "charts/plot_mapping.h"
#include "charts/step_series.h"

namespace centerscope {

/// How curves are told apart: in ink, never in the colours of classes.
enum class CurveLine { Solid, Dashed, Dotted };

/// One curve: its smoothed values, faint behind them the raw ones, and its name at the end.
struct StepCurve {
    StepSeries raw;
    StepSeries smooth;
    StepSeries steady;  ///< smoothed without spikes, for the axis; may be empty
    CurveLine line = CurveLine::Solid;
    QString name;
    QString value;  ///< the latest, in words
};

/// A curve known at some steps only.
struct SparseCurve {
    std::vector<QPointF> points;  ///< step and value, ascending
    CurveLine line = CurveLine::Dashed;
    QString name;
    QString value;
};

/// A step at which something changes.
struct StepMark {
    std::int64_t step = 0;
    QString text;
    bool ahead = false;  ///< still to come
};

/// What a chart over steps shows.
struct StepPlot {
    std::vector<StepCurve> curves;
    std::vector<SparseCurve> sparse;
    std::vector<StepMark> marks;  ///< ascending steps
    StepSeries former;            ///< of another run, in grey behind all else
    bool logarithmic = false;
    QString above;  ///< what the automatic axis leaves out above itself, in words; empty: nothing

    /// Whether there is nothing to draw yet.
    bool isEmpty() const;
};

/// Draws curves, marks and the labels at the right end of the curves as one item of the scene.
class StepCurvesItem : public QGraphicsItem {
public:
    explicit StepCurvesItem(QGraphicsItem* parent);

    /// Owned by the chart, which calls changed() after a change.
    void setPlot(const StepPlot* plot) { plot_ = plot; }
    void changed() { update(); }
    void setLook(const ChartLook& look);
    void setMapping(const PlotMapping& mapping);
    /// The whole chart; the labels stand between the plot and its right edge.
    void setChartSize(QSizeF size);
    void setTitle(const QString& richText);
    void setExplanation(const QString& text);

    /// How wide the column of labels must be for these.
    static double labelWidth(const QFont& font, const QStringList& labels);
    /// Where the text of each mark stands, empty where there is no room for it. The newest come
    /// first, since those are what the user has just done.
    static std::vector<QRectF> placeMarks(const std::vector<StepMark>& marks,
                                          const PlotMapping& mapping, const QFont& font);

    /// Where StepPlot::above stands: at the start of the curves, where they leave the plot, below
    /// the texts of the marks and, if there is room, between their lines.
    static QRectF placeAbove(QSizeF size, const std::vector<StepMark>& marks,
                             const PlotMapping& mapping);

    QRectF boundingRect() const override { return {{0, 0}, size_}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QPen pen(CurveLine line) const;
    QPainterPath drawn(const QPolygonF& piece, CurveLine line) const;
    void drawFormer(QPainter& painter, double columns) const;
    void drawRaw(QPainter& painter, const StepCurve& curve, double columns, bool onScreen) const;
    void drawSmooth(QPainter& painter, const StepCurve& curve, double columns) const;
    void drawSparse(QPainter& painter, const SparseCurve& curve) const;
    void drawMarks(QPainter& painter) const;
    void drawAbove(QPainter& painter) const;
    void drawExplanation(QPainter& painter) const;
    void drawLabels(QPainter& painter);

    const StepPlot* plot_ = nullptr;
    ChartLook look_;
    PlotMapping mapping_;
    QSizeF size_;
    QStaticText title_;
    QStaticText explanation_;
    std::vector<double> labelPlaces_;  ///< y of each label as last drawn
};

/// Places for labels of this height that would best stand at wanted, without overlap within
/// top and bottom, from top to bottom in the order of what they name. A label stays where it was,
/// at before, until its curve has moved on clearly.
std::vector<double> placeLabels(const std::vector<double>& wanted,
                                const std::vector<double>& before, double height, double top,
                                double bottom);

}  // namespace centerscope
