// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/return_dialog.h"

#include <algorithm>
#include <limits>

#include <QEvent>

#include "ui_return_dialog.h"

namespace centerscope {

ReturnDialog::ReturnDialog(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::ReturnDialog>()) {
    ui_->setupUi(this);
    connect(ui_->returnButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { emit returnWanted(ui_->step->value()); });
}

ReturnDialog::~ReturnDialog() = default;

void ReturnDialog::ask(std::int64_t reached) {
    constexpr std::int64_t kLargest = std::numeric_limits<int>::max();
    ui_->step->setMaximum(static_cast<int>(std::min(reached, kLargest)));
    ui_->step->selectAll();
    ui_->step->setFocus();
    open();
}

void ReturnDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        ui_->retranslateUi(this);
    QDialog::changeEvent(event);
}

}  // namespace centerscope
