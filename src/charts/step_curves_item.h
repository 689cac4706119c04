// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QGraphicsItem>
#include <QStaticText>

#include "charts/chart_look.h"
#include "charts/curve_labels.h"
#include "charts/plot_mapping.h"
#include "charts/step_marks.h"
#include "charts/step_plot.h"
#include "charts/step_ticks.h"

namespace centerscope {

/// Draws curves, marks and the labels of the curves as one item of the scene.
class StepCurvesItem : public QGraphicsItem {
public:
    // Pixels.
    static constexpr double kNarrowestPlot = 40;  ///< what is left of it in a small picture
    static constexpr double kReadablePlot = 120;  ///< a narrower one has no labels beside it
    static constexpr double kRoomyPlot = 155;     ///< in a window, with labels above it
    static constexpr double kRightOfPlot = 16;    ///< with labels above it

    explicit StepCurvesItem(QGraphicsItem* parent);

    /// Owned by the chart, which calls changed() after a change.
    void setPlot(const StepPlot* plot) { plot_ = plot; }
    void changed();
    void setLook(const ChartLook& look);
    void setMapping(const PlotMapping& mapping, const QLocale& locale);
    /// The whole chart, in which the numbers are so wide and the labels, which stand between the
    /// plot and its right edge, or above a plot that they would leave too narrow; at the right of
    /// the title so much is taken. Returns the plot area.
    QRectF layOut(QSizeF size, double numbers, double labels, double taken = 0);
    /// Of the chart, as it is laid out, so that nothing of it is cut off.
    double leastHeight() const;
    /// The parts of the caption, " · " between them, for which there is no more room are left out.
    void setTitle(const QString& name, const QString& caption);
    void setExplanation(const QString& text);
    /// The horizontal axis is of any numbers, not of steps.
    void setFractions(bool fractions) { fractions_ = fractions; }

    /// How wide the column of these numbers at the left must be.
    static double tickWidth(const QFont& smallFont, const std::vector<AxisTick>& ticks);
    /// What the labels say now.
    QStringList labels();
    /// Whether they stand above the plot, in more or fewer rows than when it was laid out.
    bool needsOtherRows() const;
    /// The marks in sight, as drawn.
    const std::vector<MarkGroup>& markGroups() const { return groups_; }

    /// Where StepPlot::above stands: at the start of the curves, where they leave the plot, below
    /// the texts of the marks and, if there is room, between their lines.
    static QRectF placeAbove(QSizeF size, const std::vector<StepMark>& marks,
                             const PlotMapping& mapping);

    QRectF boundingRect() const override { return {{0, 0}, size_}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    bool hasCurveIn(const QRectF& place) const;
    double heightOf(double value) const;
    QRectF roomAbove() const;
    double top() const;
    double below() const;
    void fitTitle();
    void drawTicks(QPainter& painter) const;
    void drawFormer(QPainter& painter, double columns) const;
    void drawLevel(QPainter& painter) const;
    void drawRaw(QPainter& painter, const StepCurve& curve, double columns, bool onScreen) const;
    void drawGaps(QPainter& painter, double columns) const;
    void drawSmooth(QPainter& painter, const StepCurve& curve, double columns) const;
    void drawSparse(QPainter& painter, const SparseCurve& curve) const;
    void drawSparseMarkers(QPainter& painter, const SparseCurve& curve) const;
    void drawMarks(QPainter& painter) const;
    void drawViewed(QPainter& painter) const;
    void drawAbove(QPainter& painter) const;
    void drawExplanation(QPainter& painter) const;

    const StepPlot* plot_ = nullptr;
    ChartLook look_;
    PlotMapping mapping_;
    std::vector<AxisTick> stepTicks_;
    std::vector<AxisTick> valueTicks_;
    QSizeF size_;
    double taken_ = 0;
    bool fractions_ = false;
    QString name_;
    QString caption_;
    QStaticText title_;
    QStaticText explanation_;
    std::vector<MarkGroup> groups_;
    CurveLabels labels_;
    bool areLabelsAbove_ = false;
    int labelRows_ = 0;  ///< above the plot, as laid out
};

}  // namespace centerscope
