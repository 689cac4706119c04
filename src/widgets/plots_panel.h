// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QList>
#include <QWidget>

#include "session/run_history.h"

class QAction;
class QStackedWidget;
class QToolButton;

namespace centerscope {

class LossChart;
class StepChart;
class TimePanel;

/// What can stand below the loss plot.
enum class LowerPlot { Error, Distances, Ratio, Agreement, Gradients };

/// The loss plot and, below it, the error plot or one of the measures of the clusters.
class PlotsPanel : public QWidget {
    Q_OBJECT

public:
    explicit PlotsPanel(QWidget* parent = nullptr);

    /// One checkable action per LowerPlot, which carries it; a button in the corner offers them
    /// too.
    void setActions(const QList<QAction*>& lowerPlots);

    LowerPlot lowerPlot() const { return lowerPlot_; }
    void setLowerPlot(LowerPlot plot);

    const LossChart& lossChart() const { return *loss_; }
    /// Shown or not.
    const StepChart& chart(LowerPlot plot) const;

    void showHistory(const RunHistory& history);
    TimePanel& timePanel() { return *timePanel_; }

signals:
    void returnRequested(std::int64_t step);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    LossChart* loss_;
    TimePanel* timePanel_;
    std::map<LowerPlot, StepChart*> charts_;
    LowerPlot lowerPlot_ = LowerPlot::Error;
    QStackedWidget* lower_;  ///< shows one of charts_
    QToolButton* choose_;
    QList<QAction*> actions_;
};

}  // namespace centerscope
