// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/step_chart.h"

namespace centerscope {

/// Total loss (solid), softmax loss (dashed) and λ · center loss (dotted) of every step.
class LossChart : public StepChart {
    Q_OBJECT

public:
    explicit LossChart(QWidget* parent = nullptr);

    QString summary() const override;

protected:
    void append(const StepMetrics& metrics) override;
    void clearCurves() override;
    StepSeries formerCurve(const RunHistory& former) const override;
    void finish(const RunHistory& history) override;
    std::pair<double, double> automaticHeight() const override;
    void showRange(const PlotRange& range) override;
    QString title() const override;
    QString explanation() const override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    double highest(std::size_t first) const;
    double highestShown() const;
    void noteWhatIsAbove();

    enum Curve : std::size_t { Total, Softmax, Center };

    std::vector<MovingMean> means_;
    double lambda_ = -1;  ///< of the last step
};

}  // namespace centerscope
