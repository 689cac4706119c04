// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include <QList>
#include <QWidget>

#include "charts/step_chart.h"

class QAction;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace centerscope {

class LossChart;
class MarkMenu;
class StepChart;
class TimePanel;

/// What can stand below the loss plot.
enum class LowerPlot { Error, Distances, Ratio, Agreement, Gradients, ClassMeans };

/// The loss plot and, below it, the error plot or one of the measures of the clusters. All of them
/// show the same steps.
class PlotsPanel : public QWidget {
    Q_OBJECT

public:
    explicit PlotsPanel(QWidget* parent = nullptr);

    /// One checkable action per LowerPlot and per AxisScale, which carries it; buttons in the
    /// corners of the plots offer them too. dropFormer: takes the grey curves away.
    void setActions(const QList<QAction*>& lowerPlots, const QList<QAction*>& lossAxes,
                    QAction* dropFormer);
    /// Leads to the step of each mark.
    MarkMenu* markMenu() const { return marks_; }

    LowerPlot lowerPlot() const { return lowerPlot_; }
    void setLowerPlot(LowerPlot plot);
    AxisScale lossAxis() const;
    void setLossAxis(AxisScale scale);
    /// A level of Smoothing.
    int smoothing() const;
    void setSmoothing(int level);

    const LossChart& lossChart() const { return *loss_; }
    LossChart& lossChart() { return *loss_; }
    /// The frame around it, in a box layout.
    QWidget* lossCard() { return lossCard_; }
    /// The buttons in its corner.
    void setLossToolsShown(bool shown);
    /// Of the marks of all that has changed.
    std::vector<std::int64_t> markSteps() const;
    /// What they say at this step; empty: there is none.
    QString markTextAt(std::int64_t step) const;
    /// Shown or not.
    const StepChart& chart(LowerPlot plot) const;

    void startRun(const RunInfo& run);
    /// The step that is looked back at; none: none.
    void setViewed(std::optional<std::int64_t> step);
    void showHistory(const RunHistory& history);
    TimePanel& timePanel() { return *timePanel_; }

signals:
    void forkRequested(std::int64_t step);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeLossTools();
    QList<StepChart*> charts() const;
    void dropFormer();
    void leaveRoomForTools();
    void showLossAxis();
    void retranslate();

    LossChart* loss_;
    TimePanel* timePanel_;
    std::map<LowerPlot, StepChart*> charts_;
    LowerPlot lowerPlot_ = LowerPlot::Error;
    QStackedWidget* lower_;  ///< shows one of charts_
    QToolButton* choose_;
    QSlider* smoothing_;
    QToolButton* logarithmic_;
    QToolButton* showMarks_;
    MarkMenu* marks_;
    QWidget* lossTools_;
    QWidget* lossCard_;
    QList<QAction*> lowerActions_;
    QList<QAction*> axisActions_;
    QAction* dropFormer_ = nullptr;
};

}  // namespace centerscope
