// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/step_chart.h"

namespace centerscope {

/// What is measured of the clusters whenever the validation images are looked through.
enum class Measure {
    Distances,   ///< within-class radius, smallest and mean distance of two centers
    Ratio,       ///< radius ÷ smallest distance
    Agreement,   ///< share of images whose nearest center is of the class softmax chooses, in %
    Gradients,   ///< how strongly each loss pulls at an embedding
    ClassMeans,  ///< mean distance from a center to the mean of its class
};

/// One measure over the steps of a run; see Evaluation for its mathematics.
class MeasureChart : public StepChart {
    Q_OBJECT

public:
    explicit MeasureChart(Measure measure, QWidget* parent = nullptr);

    QString summary() const override;

protected:
    void append(const StepMetrics&, const StepMetrics*) override {}
    void clearCurves() override;
    void finish(const RunHistory& history) override;
    void nameValues() override;
    std::pair<double, double> automaticHeight(double firstStep, double lastStep) const override;
    bool prefersLogarithmic() const override;
    QString title() const override;
    QString caption() const override;
    QString explanation() const override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    QString name() const;

    const Measure measure_;
};

}  // namespace centerscope
