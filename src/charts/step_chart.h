// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "charts/chart_view.h"
#include "charts/step_curves_item.h"
#include "session/run_history.h"

class QAbstractAxis;
class QLocale;
class QLogValueAxis;
class QValueAxis;

namespace centerscope {

/// What charts over the steps of a run share: the x axis, the marks where hyperparameters changed,
/// and labels at the ends of the curves.
class StepChart : public ChartView {
    Q_OBJECT

public:
    ~StepChart() override;

    /// Shows the run as far as it has come; to be called at the plots' own calm rate. A history
    /// that continues the last one costs only what is new.
    void setHistory(const RunHistory& history);

    void setLogarithmic(bool logarithmic);
    bool isLogarithmic() const { return plot_.logarithmic; }
    /// From now on both charts always show the same steps.
    void shareStepsWith(StepChart* other);

    const StepPlot& plot() const { return plot_; }

    /// A change in few words, as a mark has it.
    static QString changeText(const HyperparameterChange& change, const QLocale& locale);

signals:
    /// The user wants the run back to where it stood after this step.
    void forkRequested(std::int64_t step);

protected:
    static constexpr double kMostDecades = 4;  // of a logarithmic automatic height

    StepChart(const QString& accessibleName, QWidget* parent);

    /// Takes in history.steps[k], in order.
    virtual void append(const StepMetrics& metrics) = 0;
    virtual void clearCurves() = 0;
    /// The curve of the run this one stands beside.
    virtual StepSeries formerCurve(const RunHistory&) const { return {}; }
    /// After the last append(): takes in all else and names the latest values.
    virtual void finish(const RunHistory& history) = 0;
    /// Bottom and top of the automatic axes, in the units of PlotRange.
    virtual std::pair<double, double> automaticHeight() const = 0;
    virtual QString title() const = 0;
    virtual QString explanation() const = 0;

    PlotRange automaticRange() const override;
    void showRange(const PlotRange& range) override;
    PlotRange allowedRange(const PlotRange& range) const override;
    QRectF arrange(QSizeF size) override;
    void restyle() override;
    void retranslate() override;
    bool viewportEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

    /// Carries over everything a clone shows.
    void copyTo(StepChart& clone) const;
    /// A figure for people, three digits.
    QString figure(double value) const;

    StepPlot plot_;

private:
    void showAxisKind();
    void restart(const RunHistory& history);
    void makeMarks();
    bool isUnder(const StepMark& mark, QPointF pixel) const;
    QString tipAt(QPointF pixel) const;
    QStringList tipsOfValidation(std::int64_t step) const;

    QValueAxis* xAxis_;
    QValueAxis* linearAxis_;
    QLogValueAxis* logAxis_;
    StepCurvesItem* item_;
    std::uint64_t run_ = 0;
    std::size_t seen_ = 0;  ///< steps taken in
    std::size_t left_ = 0;  ///< steps of the run that was left
    std::vector<HyperparameterChange> changes_;
    std::optional<std::int64_t> nextHalving_;
    double halvingFactor_ = 0.5;
};

}  // namespace centerscope
