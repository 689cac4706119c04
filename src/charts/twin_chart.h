// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/comparison_chart.h"
#include "charts/curve_heights.h"
#include "charts/step_chart.h"

namespace centerscope {

/// One value of the steps of two runs in lock-step: A solid, B dashed. Logarithmic where the values
/// have ranged over more than a factor of 20, unless the user has chosen.
class TwinChart : public StepChart {
    Q_OBJECT

public:
    explicit TwinChart(QWidget* parent = nullptr);

    /// Of every step.
    void setMeasure(const ComparedMeasure& measure);
    const ComparedMeasure& measure() const { return measure_; }
    /// As setHistory() has it, of both.
    void setHistories(const RunHistory& a, const RunHistory& b);

    QString summary() const override;

protected:
    void append(const StepMetrics& metrics, const StepMetrics* before) override;
    void clearCurves() override;
    void finish(const RunHistory& a) override;
    void nameValues() override;
    std::pair<double, double> automaticHeight(double firstStep, double lastStep) const override;
    bool prefersLogarithmic() const override;
    QString title() const override;
    QString caption() const override;
    QString explanation() const override;
    std::vector<StepMark> ownMarks() const override;
    void annotate(std::vector<StepMark>& marks) const override;
    void retranslate() override;
    std::unique_ptr<ChartView> clone() const override;

private:
    enum Curve : std::size_t { A, B };

    void appendTo(Curve curve, const StepMetrics& metrics, const StepMetrics* before);
    CurveHeights heights(double firstStep, double lastStep) const;
    void clearCurveOfB();

    ComparedMeasure measure_ = kComparedMeasures[1];
    const RunHistory* other_ = nullptr;             // while histories are taken in
    std::uint64_t runOfB_ = 0;                      // whose curve B is
    std::vector<HyperparameterChange> changesOfA_;  // that came to something
    std::vector<HyperparameterChange> changesOfB_;
};

}  // namespace centerscope
