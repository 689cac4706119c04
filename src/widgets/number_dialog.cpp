// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/number_dialog.h"

#include <algorithm>

#include <QEvent>

#include "ui_number_dialog.h"

namespace centerscope {

NumberDialog::NumberDialog(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::NumberDialog>()) {
    ui_->setupUi(this);
    connect(ui_->acceptButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { emit chosen(ui_->number->value()); });
}

NumberDialog::~NumberDialog() = default;

void NumberDialog::setWords(const Words& words) {
    setWindowTitle(words.title);
    ui_->explanation->setText(words.explanation);
    ui_->label->setText(words.label);
    ui_->number->setToolTip(words.hint);
    ui_->acceptButton->setText(words.accept);
    ui_->acceptButton->setToolTip(words.acceptHint);
}

void NumberDialog::ask(std::int64_t proposed, std::int64_t largest) {
    ui_->number->setMaximum(static_cast<int>(std::min(largest, kLargest)));
    ui_->number->setValue(static_cast<int>(std::min(proposed, kLargest)));
    ui_->number->selectAll();
    ui_->number->setFocus();
    open();
}

void NumberDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        ui_->retranslateUi(this);
    QDialog::changeEvent(event);
}

}  // namespace centerscope
