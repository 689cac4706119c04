// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "charts/chart_view.h"
#include "charts/step_curves_item.h"
#include "runs/run_comparison.h"

namespace centerscope {

/// What the curves of a comparison are of: a column of metrics.csv (every step) or of
/// evaluation.csv (validations).
struct ComparedMeasure {
    const char* name;  ///< to be translated in the context of ComparisonChart
    const char* column;
    bool isOfSteps;
    double factor = 1;
    bool isError = false;  ///< 1 − value
};

inline constexpr auto kComparedMeasures = std::to_array<ComparedMeasure>({
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Total loss"), "total_loss", true},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Softmax loss"), "softmax_loss", true},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Center loss"), "center_loss", true},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Error of batches in %"), "batch_accuracy",
     true, 100, true},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Error of validation in %"), "accuracy",
     false, 100, true},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Radius within classes"), "within_radius",
     false},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Distance to the nearest center"),
     "nearest_centers", false},
    {QT_TRANSLATE_NOOP("centerscope::ComparisonChart", "Radius / distance"), "radius_to_distance",
     false},
});

/// What stands along the horizontal axis.
enum class ComparedAxis {
    Steps,
    Seconds,  ///< of training, without pauses
};

/// Curves of several runs over each other, each with its number at its end. Those of every step are
/// smoothed as the plots of a run are. Logarithmic where values range over more than a factor of
/// 20.
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

protected:
    PlotRange automaticRange() const override;
    void showRange(const PlotRange& range) override;
    QRectF arrange(QSizeF size) override;
    void restyle() override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    void makeCurves();
    QString figure(double value) const;

    StepCurvesItem* item_;
    StepPlot plot_;
    std::shared_ptr<const RunComparison> comparison_;
    ComparedMeasure measure_ = kComparedMeasures[0];
    ComparedAxis axis_ = ComparedAxis::Steps;
};

}  // namespace centerscope
