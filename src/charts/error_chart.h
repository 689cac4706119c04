// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/step_chart.h"

namespace centerscope {

/// Error in percent on a logarithmic axis: of the batches while they are trained on (solid), and of
/// the validation split by single versions of the network (dashed, a ring each). A test leaves a
/// mark. Where nothing is wrong, 0 stands at the foot of the axis.
class ErrorChart : public StepChart {
    Q_OBJECT

public:
    explicit ErrorChart(QWidget* parent = nullptr);

    QString summary() const override;

protected:
    void append(const StepMetrics& metrics, const StepMetrics* before) override;
    void clearCurves() override;
    SmoothableSeries formerCurve(const RunHistory& former) const override;
    void finish(const RunHistory& history) override;
    void nameValues() override;
    std::pair<double, double> automaticHeight(double firstStep, double lastStep) const override;
    bool prefersLogarithmic() const override { return true; }
    bool hasZero(double firstStep, double lastStep) const override;
    QString fullCaption() const override;
    QString title() const override;
    QString caption() const override;
    QString explanation() const override;
    std::vector<StepMark> ownMarks() const override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    const SparseCurve& validation() const { return plot_.sparse.front(); }

    std::vector<QPointF> tests_;  ///< step and error of each evaluation of the test split
};

}  // namespace centerscope
