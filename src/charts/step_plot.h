// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <QColor>
#include <QPointF>
#include <QString>

#include "charts/height_scale.h"
#include "charts/step_marks.h"
#include "charts/step_series.h"

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
    QColor color = {};     ///< of one run among several; invalid: ink
    bool isValued = true;  ///< a dash stands for a value that is not known yet
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
    /// Where 0 stands on a logarithmic axis, in the units of PlotRange; none: below all of it.
    std::optional<double> zero;
    QString above;  ///< what the automatic axis leaves out above itself, in words; empty: nothing

    /// Whether there is nothing to draw yet.
    bool isEmpty() const;
    HeightScale heights() const { return {logarithmic, zero}; }
    /// The smoothed value of a curve.
    double smooth(std::size_t curve, std::size_t step) const {
        return curves[curve].smooth(step, smoothing);
    }
};

}  // namespace centerscope
