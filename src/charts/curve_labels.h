// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "charts/chart_look.h"
#include "charts/plot_mapping.h"
#include "charts/step_plot.h"

class QFontMetricsF;
class QPainter;

namespace centerscope {

/// What curves, and what is drawn as one, are called and have come to: beside their ends or, in
/// rows, above a plot too narrow for that. While an earlier step is looked at, the values are of
/// the colour of its line.
class CurveLabels {
public:
    /// Of what this plot has in sight; what comes and goes keeps its place in the rows.
    void make(const StepPlot& plot, const PlotMapping& mapping);
    /// Of what is shown.
    QStringList texts() const;

    /// How wide the column beside the plot must be for these.
    static double columnWidth(const QFont& font, const QStringList& texts);
    void drawBeside(QPainter& painter, const ChartLook& look, const QRectF& plot);
    /// Places are found anew: the plot has another size.
    void forgetPlaces() { places_.clear(); }

    /// So many rows of this height hold them in this width.
    int rows(const ChartLook& look, double width) const;
    static double rowHeight(const ChartLook& look);
    void drawAbove(QPainter& painter, const ChartLook& look, const QRectF& room) const;

private:
    struct Label {
        enum class Kind { Curve, Level, Former };
        QString name;
        QString value = {};  ///< empty: it has none
        double y = 0;        ///< in the scene, where it would best stand beside the plot
        bool isShown = true;
        Kind kind = Kind::Curve;
        CurveLine line = CurveLine::Solid;
        QColor color = {};
        QString text() const { return value.isEmpty() ? name : name + QChar::Space + value; }
    };

    static double widthInRow(const QFontMetricsF& metrics, const Label& label);
    /// Of each in rows: column in pixels, row.
    std::vector<QPointF> inRows(const ChartLook& look, double width) const;
    void draw(QPainter& painter, const ChartLook& look, const Label& label, QPointF left,
              double sample) const;

    std::vector<Label> labels_;
    bool isViewed_ = false;       ///< the values are of an earlier step
    std::vector<double> places_;  ///< y of each label as last drawn beside the plot
};

/// Places for labels of this height that would best stand at wanted, without overlap within
/// top and bottom, from top to bottom in the order of what they name. A label stays where it was,
/// at before, until its curve has moved on clearly.
std::vector<double> placeLabels(const std::vector<double>& wanted,
                                const std::vector<double>& before, double height, double top,
                                double bottom);

}  // namespace centerscope
