// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/curve_heights.h"
#include "charts/step_chart.h"

namespace centerscope {

/// Total loss (solid), the head's loss (dashed) and λ · embedding loss (dotted) of every step, with
/// the loss of a network that guesses. Logarithmic where the total has ranged over more than a
/// factor of 20, unless the user has chosen.
class LossChart : public StepChart {
    Q_OBJECT

public:
    explicit LossChart(QWidget* parent = nullptr);

    QString summary() const override;

protected:
    void append(const StepMetrics& metrics, const StepMetrics* before) override;
    void clearCurves() override;
    SmoothableSeries formerCurve(const RunHistory& former) const override;
    void nameValues() override;
    std::pair<double, double> automaticHeight(double firstStep, double lastStep) const override;
    bool prefersLogarithmic() const override;
    void noteWhatIsAbove() override;
    QString title() const override;
    QString caption() const override;
    QString fullCaption() const override;
    QString explanation() const override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    enum Curve : std::size_t { Total, Softmax, Center };

    bool areComparable(const StepMetrics& before, const StepMetrics& metrics) const;
    CurveHeights heights(Span span) const;
    /// Those of the start of a run are apart: its peak would flatten all that follows.
    struct Heights {
        CurveHeights start;
        CurveHeights later;
    };
    Heights heightsIn(double firstStep, double lastStep) const;
};

}  // namespace centerscope
