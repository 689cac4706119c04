// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots_panel.h"

#include <QFrame>
#include <QVBoxLayout>

#include "charts/error_chart.h"
#include "charts/loss_chart.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

QWidget* card(QWidget* content) {
    auto* frame = new QFrame;
    frame->setProperty("look", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(1, 1, 1, 1);  // the chart must not paint over the border
    layout->addWidget(content);
    return frame;
}

}  // namespace

PlotsPanel::PlotsPanel(QWidget* parent)
    : QWidget(parent), loss_(new LossChart), error_(new ErrorChart) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kMargin);
    column->addWidget(card(loss_), 3);
    column->addWidget(card(error_), 2);
    for (const StepChart* chart : std::initializer_list<StepChart*>{loss_, error_})
        connect(chart, &StepChart::returnWanted, this, &PlotsPanel::returnWanted);
}

void PlotsPanel::showHistory(const RunHistory& history) {
    loss_->setHistory(history);
    error_->setHistory(history);
}

}  // namespace centerscope
