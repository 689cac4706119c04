// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/units_dialog.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include "widgets/plain_spin.h"

namespace centerscope {

UnitsDialog::UnitsDialog(QWidget* parent)
    : QDialog(parent),
      explanation_(new QLabel),
      labels_{new QLabel, new QLabel},
      spins_{new CountSpin, new CountSpin},
      problem_(new QLabel),
      show_(new QPushButton),
      cancel_(new QPushButton) {
    setObjectName(QStringLiteral("unitsDialog"));
    show_->setObjectName(QStringLiteral("unitsShow"));
    cancel_->setObjectName(QStringLiteral("unitsCancel"));
    explanation_->setWordWrap(true);
    explanation_->setMinimumWidth(340);
    problem_->setProperty("look", QStringLiteral("problem"));
    show_->setDefault(true);
    auto* form = new QFormLayout;
    for (std::size_t axis = 0; axis < spins_.size(); ++axis) {
        spins_[axis]->setObjectName(QStringLiteral("unit%1").arg(axis + 1));
        labels_[axis]->setBuddy(spins_[axis]);
        form->addRow(labels_[axis], spins_[axis]);
        connect(spins_[axis], &QSpinBox::valueChanged, this, &UnitsDialog::showWhetherTheyDiffer);
    }
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel_);
    buttons->addWidget(show_);
    auto* column = new QVBoxLayout(this);
    column->addWidget(explanation_);
    column->addLayout(form);
    column->addWidget(problem_);
    column->addLayout(buttons);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(show_, &QPushButton::clicked, this, [this] {
        accept();
        emit chosen(units());
    });
    retranslate();
}

void UnitsDialog::ask(const StageProjection& shown) {
    dimensions_ = shown.dimensions;
    for (std::size_t axis = 0; axis < spins_.size(); ++axis) {
        spins_[axis]->setRange(CountRange{1, dimensions_});
        spins_[axis]->setValue(shown.units[axis] + 1);
    }
    retranslate();
    showWhetherTheyDiffer();
    spins_[0]->setFocus();
    spins_[0]->selectAll();
    open();
}

StageUnits UnitsDialog::units() const {
    return {spins_[0]->value() - 1, spins_[1]->value() - 1};
}

void UnitsDialog::showWhetherTheyDiffer() {
    const auto [across, up] = units();
    show_->setEnabled(across != up);
    problem_->setText(across != up ? QString() : tr("Choose two that differ."));
}

void UnitsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void UnitsDialog::retranslate() {
    setWindowTitle(tr("Two units"));
    explanation_->setText(
        tr("The stage shows these two of the %1 dimensions of the embedding, as the network has "
           "them. What was kept on other axes is forgotten; it can be made again.")
            .arg(locale().toString(dimensions_)));
    labels_[0]->setText(tr("&Across:"));
    labels_[1]->setText(tr("&Up:"));
    for (std::size_t axis = 0; axis < spins_.size(); ++axis) {
        spins_[axis]->setToolTip(axis == 0 ? tr("The unit along the horizontal axis")
                                           : tr("The unit along the vertical axis"));
        spins_[axis]->setAccessibleName(spins_[axis]->toolTip());
    }
    show_->setText(tr("&Show"));
    show_->setToolTip(tr("Show these two units from now on"));
    cancel_->setText(tr("Cancel"));
    cancel_->setToolTip(tr("The stage stays as it is"));
}

}  // namespace centerscope

#include "moc_units_dialog.cpp"
