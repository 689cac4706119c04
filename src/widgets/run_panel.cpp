// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_panel.h"

#include <algorithm>

#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui_run_panel.h"

#include "widgets/run_table.h"
#include "widgets/window_settings.h"

namespace centerscope {
namespace {

void showSilently(QSpinBox* spin, std::int64_t value) {
    const QSignalBlocker silent(spin);
    spin->setValue(static_cast<int>(value));
}

}  // namespace

RunPanel::RunPanel(QWidget* parent) : QWidget(parent), ui_(std::make_unique<Ui::RunPanel>()) {
    ui_->setupUi(this);
    ui_->batchSizeSpin->setRange(kBatchSizes);
    ui_->livePointsSpin->setRange(kLivePoints);
    for (CountSpin* spin :
         {ui_->stageIntervalSpin, ui_->validationIntervalSpin, ui_->checkpointIntervalSpin})
        spin->setRange(kPlannedSteps);
    ui_->stopSpin->setRange(kRunLengths);
    ui_->budgetSpin->setRange(WindowSettings::kLibraryBudgets);
    ui_->stopSpin->setValue(10'000);
    for (const int images : {1000, 10000, kAllTrainingImages})
        ui_->sampleSizeCombo->addItem(QString(), images);
    retranslateUi();
    connectControls();
}

RunPanel::~RunPanel() = default;

void RunPanel::connectControls() {
    connect(ui_->batchSizeSpin, &QSpinBox::valueChanged, this, &RunPanel::batchSizeChanged);
    connect(ui_->batchSizeSpin->findChild<QLineEdit*>(), &QLineEdit::textEdited, this,
            &RunPanel::batchSizeEdited);
    connect(ui_->livePointsSpin, &QSpinBox::valueChanged, this, &RunPanel::livePointsChanged);
    connect(ui_->sampleSizeCombo, &QComboBox::currentIndexChanged, this,
            [this] { emit sampleSizeChanged(ui_->sampleSizeCombo->currentData().toInt()); });
    connect(ui_->stageIntervalSpin, &QSpinBox::valueChanged, this, &RunPanel::stageIntervalChanged);
    connect(ui_->validationIntervalSpin, &QSpinBox::valueChanged, this,
            &RunPanel::validationIntervalChanged);
    connect(ui_->checkpointIntervalSpin, &QSpinBox::valueChanged, this,
            &RunPanel::checkpointIntervalChanged);
    connect(ui_->budgetSpin, &QSpinBox::valueChanged, this, &RunPanel::libraryBudgetChanged);
    connect(ui_->budgetSpin, &QSpinBox::valueChanged, this, &RunPanel::showSpace);
    const auto emitStop = [this] {
        emit stopAfterChanged(ui_->stopCheck->isChecked()
                                  ? std::optional<std::int64_t>(ui_->stopSpin->value())
                                  : std::nullopt);
    };
    connect(ui_->stopCheck, &QCheckBox::clicked, this, emitStop);
    // The step can be chosen first: one that is over would be refused as soon as it is asked for.
    connect(ui_->stopSpin, &QSpinBox::valueChanged, this, [this, emitStop] {
        if (ui_->stopCheck->isChecked())
            emitStop();
    });
}

void RunPanel::setBatchSize(int images) {
    if (ui_->batchSizeSpin->value() != images)  // leaves alone what is being typed
        showSilently(ui_->batchSizeSpin, images);
}

void RunPanel::setTrainingEnabled(bool enabled) {
    for (QWidget* control :
         std::initializer_list<QWidget*>{ui_->batchSizeSpin, ui_->stopCheck, ui_->stopSpin})
        control->setEnabled(enabled);
}

void RunPanel::setLivePoints(int points) {
    showSilently(ui_->livePointsSpin, points);
}

void RunPanel::setSampleSize(int images) {
    const QSignalBlocker silent(ui_->sampleSizeCombo);
    ui_->sampleSizeCombo->setCurrentIndex(ui_->sampleSizeCombo->findData(images));
}

void RunPanel::setStageInterval(std::int64_t steps) {
    showSilently(ui_->stageIntervalSpin, steps);
}

void RunPanel::setValidationInterval(std::int64_t steps) {
    showSilently(ui_->validationIntervalSpin, steps);
}

void RunPanel::setCheckpointInterval(std::int64_t steps) {
    showSilently(ui_->checkpointIntervalSpin, steps);
}

void RunPanel::setLibraryBudget(std::int64_t gigabytes) {
    showSilently(ui_->budgetSpin, gigabytes);
    showSpace();
}

void RunPanel::setSpaceTaken(std::uint64_t bytes) {
    spaceTaken_ = bytes;
    showSpace();
}

void RunPanel::showSpace() {
    ui_->spaceLabel->setVisible(spaceTaken_.has_value());
    if (!spaceTaken_)
        return;
    const QString taken = sizeText(*spaceTaken_);
    const auto budget =
        static_cast<std::uint64_t>(ui_->budgetSpin->value()) * WindowSettings::kGigabyte;
    ui_->spaceLabel->setText(
        isTooMuch(*spaceTaken_, budget)
            ? tr("The runs take %1, which is too much. When the next run begins, short runs that "
                 "you do not keep make room, the oldest first; before a long one goes you are "
                 "asked.")
                  .arg(taken)
            : tr("The runs take %1.").arg(taken));
}

void RunPanel::setStopAfter(std::optional<std::int64_t> step) {
    ui_->stopCheck->setChecked(step.has_value());
    if (step)
        showSilently(ui_->stopSpin, *step);
}

void RunPanel::setThreads(int threads) {
    threads_ = threads;
    ui_->threadsLabel->setText(tr("Threads: %1").arg(threads));
}

void RunPanel::retranslateUi() {
    const QSignalBlocker silent(ui_->sampleSizeCombo);
    ui_->retranslateUi(this);
    for (int row = 0; row < ui_->sampleSizeCombo->count(); ++row) {
        const int images = ui_->sampleSizeCombo->itemData(row).toInt();
        ui_->sampleSizeCombo->setItemText(
            row, images == kAllTrainingImages ? tr("all training images")
                                              : tr("%1 images").arg(locale().toString(images)));
    }
    setThreads(threads_);
    showSpace();
}

void RunPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

}  // namespace centerscope

#include "moc_run_panel.cpp"
