// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/automatic_snapshots_dialog.h"

#include <QEvent>
#include <QFileDialog>

#include "ui_automatic_snapshots_dialog.h"

#include "widgets/item_value.h"

namespace centerscope {

AutomaticSnapshotsDialog::AutomaticSnapshotsDialog(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::AutomaticSnapshotsDialog>()) {
    ui_->setupUi(this);
    ui_->every->setRange(kPlannedSteps);
    ui_->limit->setRange(kAxisLimits.least, kAxisLimits.most);
    setAttribute(Qt::WA_WindowPropagation);
    setValues(*ui_->look, {FigureLook::Current, FigureLook::Paper, FigureLook::Seed});
    connect(ui_->look, &QComboBox::currentIndexChanged, this,
            &AutomaticSnapshotsDialog::followLook);
    connect(ui_->browseButton, &QPushButton::clicked, this,
            &AutomaticSnapshotsDialog::chooseFolder);
    connect(ui_->startButton, &QPushButton::clicked, this, &AutomaticSnapshotsDialog::accept);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &AutomaticSnapshotsDialog::reject);
}

AutomaticSnapshotsDialog::~AutomaticSnapshotsDialog() = default;

void AutomaticSnapshotsDialog::ask(const SnapshotPlan& proposal) {
    ui_->every->setValue(static_cast<int>(proposal.every));
    choose(*ui_->look, proposal.look);
    ui_->side->setValue(proposal.side);
    ui_->limit->setValue(proposal.axisLimit);
    ui_->folder->setText(proposal.folder);
    followLook();
    open();
}

void AutomaticSnapshotsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        ui_->retranslateUi(this);
    QDialog::changeEvent(event);
}

SnapshotPlan AutomaticSnapshotsDialog::plan() const {
    return {.every = ui_->every->value(),
            .folder = ui_->folder->text(),
            .look = valueOf<FigureLook>(*ui_->look),
            .side = ui_->side->value(),
            .axisLimit = ui_->limit->value()};
}

/// The seed's look brings its own size and axes.
void AutomaticSnapshotsDialog::followLook() {
    const bool isFree = valueOf<FigureLook>(*ui_->look) != FigureLook::Seed;
    ui_->side->setEnabled(isFree);
    ui_->limit->setEnabled(isFree);
}

void AutomaticSnapshotsDialog::chooseFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for snapshots"), ui_->folder->text());
    if (!folder.isEmpty())
        ui_->folder->setText(folder);
}

void AutomaticSnapshotsDialog::accept() {
    QDialog::accept();
    emit startRequested(plan());
}

}  // namespace centerscope

#include "moc_automatic_snapshots_dialog.cpp"
