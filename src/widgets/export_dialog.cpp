// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

#include "ui_export_dialog.h"

#include "widgets/item_value.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

namespace {

/// The end of a file name that says what is in it.
QString subjectSuffix(ExportChoices::Subject subject) {
    switch (subject) {
        case ExportChoices::Subject::Stage:
            return QStringLiteral("stage");
        case ExportChoices::Subject::LossPlot:
            return QStringLiteral("loss");
        case ExportChoices::Subject::ErrorPlot:
            return QStringLiteral("error");
        case ExportChoices::Subject::DistancesPlot:
            return QStringLiteral("distances");
        case ExportChoices::Subject::RatioPlot:
            return QStringLiteral("ratio");
        case ExportChoices::Subject::AgreementPlot:
            return QStringLiteral("agreement");
        case ExportChoices::Subject::GradientsPlot:
            return QStringLiteral("gradients");
        case ExportChoices::Subject::ClassMeansPlot:
            return QStringLiteral("class-means");
        case ExportChoices::Subject::Window:
            return QStringLiteral("window");
        case ExportChoices::Subject::Metrics:
            return QStringLiteral("metrics");
        case ExportChoices::Subject::Evaluations:
            return QStringLiteral("evaluation");
        case ExportChoices::Subject::Points:
            return QStringLiteral("points");
    }
    return {};
}

/// The file itself where it is free, otherwise the first of "-2", "-3", … that is. Also a file that
/// is still being written is taken.
QString freeFile(const QFileInfo& wanted, const QStringList& taken) {
    QString candidate = wanted.filePath();
    for (int k = 2; QFileInfo::exists(candidate) || taken.contains(candidate); ++k)
        candidate = wanted.dir().filePath(
            QStringLiteral("%1-%2.%3").arg(wanted.completeBaseName()).arg(k).arg(wanted.suffix()));
    return candidate;
}

}  // namespace

ExportDialog::ExportDialog(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::ExportDialog>()) {
    ui_->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    using Subject = ExportChoices::Subject;
    setValues(*ui_->subject, {Subject::Stage, Subject::LossPlot, Subject::ErrorPlot,
                              Subject::DistancesPlot, Subject::RatioPlot, Subject::AgreementPlot,
                              Subject::GradientsPlot, Subject::ClassMeansPlot, Subject::Window,
                              Subject::Metrics, Subject::Evaluations, Subject::Points});
    using Format = ExportChoices::Format;
    setValues(*ui_->format, {Format::Png, Format::Png2x, Format::Png4x, Format::Svg, Format::Pdf});
    setValues(*ui_->look, {FigureLook::Current, FigureLook::Paper, FigureLook::Seed});
    using Size = ExportChoices::Size;
    setValues(*ui_->sizeIn, {Size::Screen, Size::Pixels, Size::Millimetres});
    for (const CountSpin* side : {ui_->width, ui_->height})
        connect(side, &QSpinBox::valueChanged, this, [this] { isSizeTyped_ = true; });
    connect(ui_->sizeIn, &QComboBox::currentIndexChanged, this, [this] { isSizeTyped_ = false; });
    for (const QComboBox* box : {ui_->subject, ui_->format, ui_->look, ui_->sizeIn})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::followChoices);
    connect(ui_->caption, &QCheckBox::toggled, this, &ExportDialog::proposeSize);
    connect(ui_->file, &QLineEdit::textChanged, this, [this](const QString& file) {
        ui_->exportButton->setEnabled(!file.trimmed().isEmpty());
    });
    connect(ui_->browseButton, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(ui_->exportButton, &QPushButton::clicked, this, &ExportDialog::accept);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &ExportDialog::reject);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::ask(const ExportChoices& choices, const RunName& runName,
                       const SizeOnScreen& sizeOnScreen) {
    runName_ = runName;
    sizeOnScreen_ = sizeOnScreen;
    folder_ = choices.folder.isEmpty()
                  ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                  : choices.folder;
    ui_->file->setText(proposed_);
    choose(*ui_->subject, choices.subject);
    choose(*ui_->format, choices.format);
    choose(*ui_->look, choices.look);
    choose(*ui_->sizeIn, choices.sizeIn);
    ui_->fontSize->setValue(choices.fontSize);
    ui_->notes->setChecked(choices.hasNotes);
    ui_->caption->setChecked(choices.captionInPicture);
    ui_->width->setValue(choices.width);
    ui_->height->setValue(choices.height);
    isSizeTyped_ = true;  // last time
    followChoices();
    ui_->subject->setFocus();  // wherever it was left last time
    open();
}

void ExportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        ui_->retranslateUi(this);
    QDialog::changeEvent(event);
}

ExportChoices ExportDialog::choices() const {
    return {.subject = valueOf<ExportChoices::Subject>(*ui_->subject),
            .format = valueOf<ExportChoices::Format>(*ui_->format),
            .look = valueOf<FigureLook>(*ui_->look),
            .sizeIn = valueOf<ExportChoices::Size>(*ui_->sizeIn),
            .width = ui_->width->value(),
            .height = ui_->height->value(),
            .fontSize = ui_->fontSize->value(),
            .hasNotes = ui_->notes->isChecked(),
            .captionInPicture = ui_->caption->isChecked(),
            .folder = QFileInfo(ui_->file->text()).path()};
}

void ExportDialog::followChoices() {
    const ExportChoices chosen = choices();
    ui_->format->setEnabled(!chosen.isTable());
    const bool isChart = !chosen.isTable() && chosen.subject != ExportChoices::Subject::Window;
    ui_->look->setEnabled(isChart);
    ui_->fontSize->setEnabled(isChart);
    ui_->notes->setEnabled(chosen.subject == ExportChoices::Subject::Stage);
    ui_->sizeIn->setEnabled(!chosen.isTable());
    for (CountSpin* side : {ui_->width, ui_->height})
        side->setEnabled(!chosen.isTable() && chosen.sizeIn != ExportChoices::Size::Screen);
    ui_->caption->setEnabled(!chosen.isTable());
    proposeSize();
    if (isProposed()) {
        propose();
        return;
    }
    const QFileInfo typed(ui_->file->text());
    ui_->file->setText(
        QDir(typed.path()).filePath(typed.completeBaseName() + QLatin1Char('.') + chosen.suffix()));
}

void ExportDialog::proposeSize() {
    ExportChoices chosen = choices();
    const bool isTyped = isSizeTyped_;
    for (CountSpin* side : {ui_->width, ui_->height})
        side->setRange(chosen.sides());
    if (!isTyped || chosen.sizeIn == ExportChoices::Size::Screen) {
        chosen.takeSize(sizeOnScreen_(chosen));
        ui_->width->setValue(chosen.width);
        ui_->height->setValue(chosen.height);
    }
    isSizeTyped_ = isTyped;
}

void ExportDialog::propose() {
    const ExportChoices chosen = choices();
    const QString name = runName_(chosen.subject) + QLatin1Char('-') +
                         subjectSuffix(chosen.subject) + QLatin1Char('.') + chosen.suffix();
    proposed_ = freeFile(QFileInfo(QDir(folder_), name), given_);
    ui_->file->setText(proposed_);
}

bool ExportDialog::isProposed() const {
    return ui_->file->text() == proposed_;
}

void ExportDialog::chooseFile() {
    const QString file = askWhereToSave(*this, tr("Export"), ui_->file->text(),
                                        QStringLiteral("*.%1").arg(choices().suffix()));
    if (file.isEmpty())
        return;
    ui_->file->setText(file);
    replaced_ = file;  // which has been asked there
}

void ExportDialog::accept() {
    if (isProposed())
        propose();  // training has continued
    const QString file = ui_->file->text();
    if (QFileInfo::exists(file) && replaced_ != file)
        return askToReplace(file);
    replaced_.clear();
    given_ << file;
    QDialog::accept();
    emit exportRequested(choices(), file);
}

void ExportDialog::askToReplace(const QString& file) {
    auto* question =
        new QMessageBox(QMessageBox::Question, tr("Export"),
                        tr("%1 is there already.").arg(QDir::toNativeSeparators(file)), {}, this);
    question->setObjectName(QStringLiteral("replaceQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* replace = question->addButton(tr("&Replace"), QMessageBox::AcceptRole);
    replace->setToolTip(tr("Writes over the file"));
    QPushButton* keep = question->addButton(tr("&Another name"), QMessageBox::RejectRole);
    keep->setToolTip(tr("Leaves the file as it is"));
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(replace, &QPushButton::clicked, this, [this, file] {
        replaced_ = file;
        accept();
    });
    question->open();
}

}  // namespace centerscope

#include "moc_export_dialog.cpp"
