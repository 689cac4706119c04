// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/goal_dialog.h"

#include <QEvent>

#include "ui_goal_dialog.h"

#include "widgets/item_value.h"

namespace centerscope {

namespace {

constexpr double kPercent = 100;

}  // namespace

GoalDialog::GoalDialog(QWidget* parent) : QDialog(parent), ui_(std::make_unique<Ui::GoalDialog>()) {
    ui_->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    setValues(*ui_->measure, {StopGoal::Measure::TotalLoss, StopGoal::Measure::BatchAccuracy});
    connect(ui_->measure, &QComboBox::currentIndexChanged, this, &GoalDialog::showRange);
    connect(ui_->startButton, &QPushButton::clicked, this, &GoalDialog::accept);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &GoalDialog::reject);
    showRange();
}

GoalDialog::~GoalDialog() = default;

/// With a value that most runs come to.
void GoalDialog::showRange() {
    const bool isLoss = valueOf<StopGoal::Measure>(*ui_->measure) == StopGoal::Measure::TotalLoss;
    ui_->value->setRange(0, isLoss ? 1e6 : kPercent);
    ui_->value->setValue(isLoss ? 0.5 : 95);
}

void GoalDialog::accept() {
    QDialog::accept();
    const auto measure = valueOf<StopGoal::Measure>(*ui_->measure);
    const double value = ui_->value->value();
    emit chosen({measure, measure == StopGoal::Measure::TotalLoss ? value : value / kPercent});
}

void GoalDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        ui_->retranslateUi(this);
    QDialog::changeEvent(event);
}

}  // namespace centerscope

#include "moc_goal_dialog.cpp"
