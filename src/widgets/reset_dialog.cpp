// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reset_dialog.h"

#include <algorithm>

#include <QEvent>

#include "ui_reset_dialog.h"

namespace centerscope {

ResetDialog::ResetDialog(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::ResetDialog>()) {
    ui_->setupUi(this);
    connect(ui_->resetButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this,
            [this] { emit resetWanted(static_cast<std::uint64_t>(ui_->seed->value())); });
}

ResetDialog::~ResetDialog() = default;

void ResetDialog::ask(std::uint64_t seed) {
    const auto largest = static_cast<std::uint64_t>(ui_->seed->maximum());
    ui_->seed->setValue(static_cast<int>(std::min(seed, largest)));
    ui_->seed->selectAll();
    ui_->seed->setFocus();
    open();
}

void ResetDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        ui_->retranslateUi(this);
    QDialog::changeEvent(event);
}

}  // namespace centerscope
