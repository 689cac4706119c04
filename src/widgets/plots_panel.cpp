// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots_panel.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "charts/error_chart.h"
#include "charts/loss_chart.h"
#include "charts/measure_chart.h"
#include "widgets/item_value.h"
#include "widgets/mark_menu.h"
#include "widgets/theme.h"
#include "widgets/time_panel.h"

namespace centerscope {

namespace {

constexpr int kRoomForSlider = 300;  // pixels; where there is less it is short
constexpr int kSliderWidth = 72;
constexpr int kShortSlider = 40;

/// The mouse opens the menu of such a button by itself; Enter, which the window gives to the button
/// that has the focus, is only a click.
void openOnEnter(QToolButton* button) {
    QObject::connect(button, &QToolButton::clicked, button, &QToolButton::showMenu);
}

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
      choose_(new QToolButton),
      smoothing_(new QSlider(Qt::Horizontal)),
      logarithmic_(new QToolButton),
      showMarks_(new QToolButton),
      marks_(new MarkMenu(this)),
      lossTools_(makeLossTools()),
      lossCard_(card(loss_, lossTools_)) {
    charts_ = {{LowerPlot::Error, new ErrorChart},
               {LowerPlot::Distances, new MeasureChart(Measure::Distances)},
               {LowerPlot::Ratio, new MeasureChart(Measure::Ratio)},
               {LowerPlot::Agreement, new MeasureChart(Measure::Agreement)},
               {LowerPlot::Gradients, new MeasureChart(Measure::Gradients)},
               {LowerPlot::ClassMeans, new MeasureChart(Measure::ClassMeans)}};
    for (const auto& [plot, chart] : charts_) {
        lower_->addWidget(chart);
        loss_->shareStepsWith(chart);
    }
    choose_->setObjectName(QStringLiteral("lowerPlotButton"));
    choose_->setArrowType(Qt::DownArrow);
    choose_->setPopupMode(QToolButton::InstantPopup);
    choose_->setFocusPolicy(Qt::TabFocus);
    choose_->setMenu(new QMenu(choose_));
    openOnEnter(choose_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kGap);
    column->addWidget(lossCard_, 5);
    column->addWidget(timePanel_);
    column->addWidget(card(lower_, choose_), 3);
    for (const StepChart* chart : charts()) {
        connect(chart, &StepChart::forkRequested, this, &PlotsPanel::forkRequested);
        connect(chart, &StepChart::dropFormerRequested, this, &PlotsPanel::dropFormer);
    }
    connect(loss_, &StepChart::scaleChanged, this, &PlotsPanel::showLossAxis);
    // Which has the marks of all and those of its own.
    marks_->bindTo(*charts_.at(LowerPlot::Error));
    connect(marks_, &MarkMenu::stepChosen, loss_, &StepChart::centerOn);
    setSmoothing(Smoothing::kDefaultLevel);
    retranslate();
}

/// Over the upper right corner of the loss plot, beside its title.
QWidget* PlotsPanel::makeLossTools() {
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 2, 2, 0);
    row->setSpacing(Theme::kSmallGap);
    smoothing_->setObjectName(QStringLiteral("smoothingSlider"));
    smoothing_->setRange(0, Smoothing::kLevels - 1);
    smoothing_->setPageStep(1);
    logarithmic_->setObjectName(QStringLiteral("logarithmicButton"));
    logarithmic_->setCheckable(true);
    logarithmic_->setFocusPolicy(Qt::TabFocus);
    showMarks_->setObjectName(QStringLiteral("marksButton"));
    showMarks_->setPopupMode(QToolButton::InstantPopup);
    showMarks_->setFocusPolicy(Qt::TabFocus);
    showMarks_->setMenu(marks_);
    openOnEnter(showMarks_);
    row->addWidget(smoothing_);
    row->addWidget(logarithmic_);
    row->addWidget(showMarks_);
    connect(smoothing_, &QSlider::valueChanged, this, [this](int level) {
        for (StepChart* chart : charts())
            chart->setSmoothing(Smoothing::ofLevel(level));
    });
    connect(logarithmic_, &QToolButton::clicked, this,
            [this](bool on) { setLossAxis(on ? AxisScale::Logarithmic : AxisScale::Linear); });
    return tools;
}

QList<StepChart*> PlotsPanel::charts() const {
    QList<StepChart*> all{loss_};
    for (const auto& [plot, chart] : charts_)
        all << chart;
    return all;
}

void PlotsPanel::setActions(const QList<QAction*>& lowerPlots, const QList<QAction*>& lossAxes,
                            QAction* dropFormer) {
    lowerActions_ = lowerPlots;
    axisActions_ = lossAxes;
    dropFormer_ = dropFormer;
    choose_->menu()->addActions(lowerPlots);
    for (QAction* action : lowerPlots)
        connect(action, &QAction::triggered, this,
                [this, action] { setLowerPlot(valueOf<LowerPlot>(*action)); });
    for (QAction* action : lossAxes)
        connect(action, &QAction::triggered, this,
                [this, action] { setLossAxis(valueOf<AxisScale>(*action)); });
    connect(dropFormer, &QAction::triggered, this, &PlotsPanel::dropFormer);
}

void PlotsPanel::setLowerPlot(LowerPlot plot) {
    lowerPlot_ = plot;
    lower_->setCurrentWidget(charts_.at(plot));
    check(lowerActions_, plot);
}

AxisScale PlotsPanel::lossAxis() const {
    return loss_->scale();
}

void PlotsPanel::setLossAxis(AxisScale scale) {
    loss_->setScale(scale);
    showLossAxis();
}

void PlotsPanel::showLossAxis() {
    logarithmic_->setChecked(loss_->isLogarithmic());
    check(axisActions_, loss_->scale());
}

int PlotsPanel::smoothing() const {
    return smoothing_->value();
}

void PlotsPanel::setSmoothing(int level) {
    smoothing_->setValue(level);
}

const StepChart& PlotsPanel::chart(LowerPlot plot) const {
    return *charts_.at(plot);
}

/// The error chart has those of all charts and its own.
std::vector<std::int64_t> PlotsPanel::markSteps() const {
    std::vector<std::int64_t> steps;
    for (const StepMark& mark : charts_.at(LowerPlot::Error)->plot().marks)
        if (!mark.isAhead())
            steps.push_back(mark.step);
    return steps;
}

QString PlotsPanel::markTextAt(std::int64_t step) const {
    QStringList texts;
    for (const StepMark& mark : charts_.at(LowerPlot::Error)->plot().marks)
        if (!mark.isAhead() && mark.step == step)
            texts << mark.text;
    return texts.join(QStringLiteral(" · "));
}

void PlotsPanel::startRun(const RunInfo& run) {
    for (StepChart* chart : charts())
        chart->startRun(run);
}

void PlotsPanel::showHistory(const RunHistory& history) {
    for (StepChart* chart : charts())
        chart->setHistory(history);
    dropFormer_->setEnabled(loss_->hasFormer());
}

void PlotsPanel::setViewed(std::optional<std::int64_t> step) {
    for (StepChart* chart : charts())
        chart->setViewed(step);
}

void PlotsPanel::dropFormer() {
    for (StepChart* chart : charts())
        chart->dropFormer();
    dropFormer_->setEnabled(false);
}

void PlotsPanel::retranslate() {
    choose_->setToolTip(tr("Choose what this plot shows"));
    choose_->setAccessibleName(tr("Lower plot"));
    smoothing_->setToolTip(
        tr("Smoothing of the curves: at the left every step as it was, further to the right the "
           "mean of ever more steps. The mean begins anew where losses are not comparable."));
    smoothing_->setAccessibleName(tr("Smoothing of the curves"));
    logarithmic_->setText(tr("log"));
    logarithmic_->setToolTip(
        tr("Logarithmic loss axis: small losses can be told apart. View ▸ Loss axis ▸ Automatic "
           "chooses by the range of the total."));
    logarithmic_->setAccessibleName(tr("Logarithmic loss axis"));
    showMarks_->setText(tr("Marks") + QStringLiteral(" ▾"));
    showMarks_->setToolTip(tr("List what has changed in this run, and go to its step"));
    showMarks_->setAccessibleName(tr("Marks"));
    lossTools_->layout()->activate();  // else the card takes the width of the text before
}

void PlotsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PlotsPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    leaveRoomForTools();
}

void PlotsPanel::setLossToolsShown(bool shown) {
    lossTools_->setVisible(shown);
    leaveRoomForTools();
}

/// Beside the inspector there may be no room for a long slider and the caption.
void PlotsPanel::leaveRoomForTools() {
    smoothing_->setFixedWidth(width() >= kRoomForSlider ? kSliderWidth : kShortSlider);
    loss_->setTitleTaken(lossTools_->isHidden() ? 0 : lossTools_->sizeHint().width());
    for (const auto& [plot, chart] : charts_)
        chart->setTitleTaken(choose_->sizeHint().width());
}

}  // namespace centerscope

#include "moc_plots_panel.cpp"
