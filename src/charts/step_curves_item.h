// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QGraphicsItem>
#include <QPainterPath>
#include <QStaticText>

#include "charts/chart_look.h"
#include "charts/plot_mapping.h"
#include "charts/step_marks.h"
#include "charts/step_series.h"
#include "charts/step_ticks.h"

namespace centerscope {

/// How curves are told apart: in ink, never in the colours of classes.
enum class CurveLine { Solid, Dashed, Dotted };

/// One curve: smoothed, faint behind that the raw values, and its name at the end.
struct StepCurve : SmoothableSeries {
    CurveLine line = CurveLine::Solid;
    QString name = {};
    QString value = {};  ///< the latest, in words
};

/// A curve known at some steps only.
struct SparseCurve {
    std::vector<QPointF> points;  ///< step and value, ascending
    CurveLine line = CurveLine::Dashed;
    QString name;
    QString value;
    QColor color = {};  ///< of one run among several; invalid: ink
};

/// A value that a curve is read against.
struct StepLevel {
    double value = 0;
    QString name;  ///< with the value, in words
};

/// What a chart over steps shows.
struct StepPlot {
    std::vector<StepCurve> curves;
    std::vector<SparseCurve> sparse;
    std::optional<StepLevel> level;
    std::vector<StepMark> marks;  ///< ascending steps
    SmoothableSeries former;      ///< of another run, in grey behind all else
    QString formerName;
    Smoothing smoothing;
    std::optional<std::int64_t> viewed;  ///< the step that is looked back at
    bool logarithmic = false;
    QString above;  ///< what the automatic axis leaves out above itself, in words; empty: nothing

    /// Whether there is nothing to draw yet.
    bool isEmpty() const;
    /// The smoothed value of a curve.
    double smooth(std::size_t curve, std::size_t step) const {
        return curves[curve].smooth(step, smoothing);
    }
};

/// Draws curves, marks and the labels at the right end of the curves as one item of the scene.
class StepCurvesItem : public QGraphicsItem {
public:
    static constexpr double kNarrowestPlot = 40;  ///< pixels

    explicit StepCurvesItem(QGraphicsItem* parent);

    /// Owned by the chart, which calls changed() after a change.
    void setPlot(const StepPlot* plot) { plot_ = plot; }
    void changed();
    void setLook(const ChartLook& look);
    void setMapping(const PlotMapping& mapping, const QLocale& locale);
    /// The whole chart, in which the numbers are so wide and the labels, which stand between the
    /// plot and its right edge; at the right of the title so much is taken. Returns the plot area.
    QRectF layOut(QSizeF size, double numbers, double labels, double taken = 0);
    /// The caption is cut where there is no more room.
    void setTitle(const QString& name, const QString& caption);
    void setExplanation(const QString& text);
    /// The horizontal axis is of any numbers, not of steps.
    void setFractions(bool fractions) { fractions_ = fractions; }

    /// How wide the column of labels must be for these.
    static double labelWidth(const QFont& font, const QStringList& labels);
    /// How wide the column of these numbers at the left must be.
    static double tickWidth(const QFont& smallFont, const std::vector<AxisTick>& ticks);
    /// The labels of now.
    QStringList labels() const;
    /// The marks in sight, as drawn.
    const std::vector<MarkGroup>& markGroups() const { return groups_; }

    /// Where StepPlot::above stands: at the start of the curves, where they leave the plot, below
    /// the texts of the marks and, if there is room, between their lines.
    static QRectF placeAbove(QSizeF size, const std::vector<StepMark>& marks,
                             const PlotMapping& mapping);

    QRectF boundingRect() const override { return {{0, 0}, size_}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    /// At the right end: of a curve, or of what is drawn as one.
    struct Label {
        enum class Kind { Curve, Level, Former };
        QString text;
        double y = 0;  ///< in the scene, where it would best stand
        Kind kind = Kind::Curve;
        CurveLine line = CurveLine::Solid;
        QColor color = {};
    };

    bool hasCurveIn(const QRectF& place) const;
    std::vector<Label> makeLabels() const;
    double heightOf(double value) const;
    QPen pen(CurveLine line, const QColor& color = {}) const;
    QPen formerPen() const;
    QPen levelPen() const;
    QPainterPath drawn(const QPolygonF& piece, CurveLine line) const;
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
    void drawLabels(QPainter& painter);

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
    std::vector<double> labelPlaces_;  ///< y of each label as last drawn
};

/// Places for labels of this height that would best stand at wanted, without overlap within
/// top and bottom, from top to bottom in the order of what they name. A label stays where it was,
/// at before, until its curve has moved on clearly.
std::vector<double> placeLabels(const std::vector<double>& wanted,
                                const std::vector<double>& before, double height, double top,
                                double bottom);

}  // namespace centerscope
