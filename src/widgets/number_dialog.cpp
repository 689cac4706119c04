// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/number_dialog.h"

#include <QEvent>

#include "ui_number_dialog.h"

#include "core/number_text.h"

namespace centerscope {

NumberDialog::NumberDialog(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::NumberDialog>()) {
    ui_->setupUi(this);
    connect(ui_->acceptButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { emit chosen(*number()); });
    connect(ui_->number, &QLineEdit::textChanged, this, &NumberDialog::showProblem);
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

void NumberDialog::ask(std::uint64_t proposed, const CountRange& range) {
    range_ = range;
    ui_->number->setText(QString::number(proposed));
    ui_->number->selectAll();
    ui_->number->setFocus();
    showProblem();
    open();
}

std::optional<std::int64_t> NumberDialog::number() const {
    const std::optional<std::int64_t> number =
        integerFromText(ui_->number->text().trimmed().toStdString());
    return number && range_.contains(*number) ? number : std::nullopt;
}

void NumberDialog::showProblem() {
    const bool isNumber = number().has_value();
    ui_->acceptButton->setEnabled(isNumber);
    ui_->problem->setVisible(!isNumber);
    ui_->problem->setText(tr("Write a whole number from %1 to %2.")
                              .arg(QString::number(range_.least), QString::number(range_.most)));
}

void NumberDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        ui_->retranslateUi(this);
        showProblem();
    }
    QDialog::changeEvent(event);
}

}  // namespace centerscope

#include "moc_number_dialog.cpp"
