// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/step_chart.h"

namespace centerscope {

/// Error in percent on a logarithmic axis: of the batches while they are trained on (solid), and of
/// the validation split by single versions of the network (dashed, a ring each).
class ErrorChart : public StepChart {
    Q_OBJECT

public:
    explicit ErrorChart(QWidget* parent = nullptr);

    QString summary() const override;

protected:
    void append(const StepMetrics& metrics) override;
    void clearCurves() override;
    StepSeries formerCurve(const RunHistory& former) const override;
    void finish(const RunHistory& history) override;
    std::pair<double, double> automaticHeight() const override;
    QString title() const override;
    QString explanation() const override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    const SparseCurve& validation() const { return plot_.sparse.front(); }
    void nameValues();

    MovingMean mean_;
};

}  // namespace centerscope
