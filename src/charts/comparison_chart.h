// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "charts/chart_view.h"
#include "charts/step_curves_item.h"
#include "runs/run_comparison.h"

namespace centerscope {

/// What the curves of a comparison are of: one of the two.
struct ComparedMeasure {
    const char* name;                      ///< in the context of ComparisonChart
    double (*ofStep)(const StepMetrics&);  ///< null: of validations
    double (*ofEvaluation)(const Evaluation&) = nullptr;
};

inline constexpr auto kComparedMeasures = std::to_array<ComparedMeasure>({
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Total loss"),
     [](const StepMetrics& step) { return step.totalLoss; }},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Softmax loss"),
     [](const StepMetrics& step) { return step.headLoss; }},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Center loss"),
     [](const StepMetrics& step) { return step.embeddingLoss; }},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Error of batches in %"),
     [](const StepMetrics& step) { return 100 * (1 - step.batchAccuracy); }},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Error of validation in %"), nullptr,
     [](const Evaluation& found) { return 100 * (1 - found.accuracy); }},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Radius within classes"), nullptr,
     [](const Evaluation& found) { return found.clusters.withinClassRms; }},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Distance to the nearest center"), nullptr,
     [](const Evaluation& found) { return found.clusters.minCenterDistance; }},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Radius / distance"), nullptr,
     [](const Evaluation& found) { return found.clusters.radiusToDistance; }},
});

/// What stands along the horizontal axis.
enum class ComparedAxis {
    Steps,
    Seconds,  ///< of training, without pauses
};

/// Curves of several runs over each other, each with its number at its end. Those of every step are
/// smoothed as the plots of a run are, and finer the closer they are looked at. Logarithmic where
/// values range over more than a factor of 20. A curve that lies on an earlier one is dashed, and
/// named "3 = 2" where both are the same. Where the pointer rests, the values there are told.
class ComparisonChart : public ChartView {
    Q_OBJECT

public:
    explicit ComparisonChart(QWidget* parent = nullptr);

    void setComparison(std::shared_ptr<const RunComparison> comparison);
    void setMeasure(const ComparedMeasure& measure);
    void setAxis(ComparedAxis axis);
    const StepPlot& plot() const { return plot_; }

    /// That of a run in the plot and its key: by Okabe and Ito, told apart by colour-blind people.
    static QColor runColor(std::size_t run, bool dark);

    QString summary() const override;
    /// What each run has at this pixel's step or second, a line each, as the tooltip says it; empty
    /// beside the curves.
    QString valuesAt(QPointF pixel) const;

protected:
    bool viewportEvent(QEvent* event) override;
    PlotRange automaticRange() const override;
    void showRange(const PlotRange& range) override;
    QRectF arrange(QSizeF size) override;
    void restyle() override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    /// Of one run.
    struct Course {
        std::vector<double> places;        // [step - 1] along the axis
        SmoothableSeries series;           // of a measure of every step
        std::vector<QPointF> validations;  // of another one

        std::vector<QPointF> within(double left, double right) const;
        std::size_t size() const { return series.size() + validations.size(); }
        /// Whether it lies on the other one as far as both go, to the last bit.
        bool liesOn(const Course& other) const;
    };

    std::vector<QPointF> validationsOf(const RunMetrics& rows,
                                       const std::vector<double>& places) const;
    void makeCurves();
    void markWhatCoincides();
    void fitRange();
    QString figure(double value) const;

    StepCurvesItem* item_;
    StepPlot plot_;
    std::shared_ptr<const RunComparison> comparison_;
    std::vector<Course> courses_;  // [run]
    PlotRange range_{0, 1, 0, 1};
    ComparedMeasure measure_ = kComparedMeasures[0];
    ComparedAxis axis_ = ComparedAxis::Steps;
};

}  // namespace centerscope
