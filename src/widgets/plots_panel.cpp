// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots_panel.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "charts/error_chart.h"
#include "charts/loss_chart.h"
#include "charts/measure_chart.h"
#include "widgets/item_value.h"
#include "widgets/theme.h"
#include "widgets/time_panel.h"

namespace centerscope {

namespace {

/// Corner: lies over the content's upper right; may be null.
QWidget* card(QWidget* content, QWidget* corner = nullptr) {
    auto* frame = new QFrame;
    frame->setProperty("look", QStringLiteral("card"));
    auto* layout = new QGridLayout(frame);
    layout->setContentsMargins(1, 1, 1, 1);  // the chart must not paint over the border
    layout->addWidget(content, 0, 0);
    if (corner)
        layout->addWidget(corner, 0, 0, Qt::AlignTop | Qt::AlignRight);
    return frame;
}

}  // namespace

PlotsPanel::PlotsPanel(QWidget* parent)
    : QWidget(parent),
      loss_(new LossChart),
      timePanel_(new TimePanel(*loss_)),
      lower_(new QStackedWidget),
      choose_(new QToolButton) {
    charts_ = {{LowerPlot::Error, new ErrorChart},
               {LowerPlot::Distances, new MeasureChart(Measure::Distances)},
               {LowerPlot::Ratio, new MeasureChart(Measure::Ratio)},
               {LowerPlot::Agreement, new MeasureChart(Measure::Agreement)},
               {LowerPlot::Gradients, new MeasureChart(Measure::Gradients)}};
    for (const auto& [plot, chart] : charts_)
        lower_->addWidget(chart);
    choose_->setObjectName(QStringLiteral("lowerPlotButton"));
    choose_->setArrowType(Qt::DownArrow);
    choose_->setPopupMode(QToolButton::InstantPopup);
    choose_->setFocusPolicy(Qt::TabFocus);
    choose_->setMenu(new QMenu(choose_));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kMargin);
    column->addWidget(card(loss_), 3);
    column->addWidget(timePanel_);
    column->addWidget(card(lower_, choose_), 2);
    for (const StepChart* chart : findChildren<StepChart*>())
        connect(chart, &StepChart::returnRequested, this, &PlotsPanel::returnRequested);
    retranslate();
}

void PlotsPanel::setActions(const QList<QAction*>& lowerPlots) {
    actions_ = lowerPlots;
    choose_->menu()->addActions(lowerPlots);
    for (QAction* action : lowerPlots)
        connect(action, &QAction::triggered, this,
                [this, action] { setLowerPlot(valueOf<LowerPlot>(*action)); });
}

void PlotsPanel::setLowerPlot(LowerPlot plot) {
    lowerPlot_ = plot;
    lower_->setCurrentWidget(charts_.at(plot));
    check(actions_, plot);
}

const StepChart& PlotsPanel::chart(LowerPlot plot) const {
    return *charts_.at(plot);
}

void PlotsPanel::showHistory(const RunHistory& history) {
    loss_->setHistory(history);
    for (const auto& [plot, chart] : charts_)
        chart->setHistory(history);
}

void PlotsPanel::retranslate() {
    choose_->setToolTip(tr("Choose what this plot shows"));
    choose_->setAccessibleName(tr("Lower plot"));
}

void PlotsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace centerscope
