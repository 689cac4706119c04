// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dataset_preview.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include <QDir>
#include <QEvent>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include "ui_dataset_preview.h"

#include "core/error.h"
#include "presets/preset_fit.h"
#include "presets/preset_in_force.h"
#include "session/file_name.h"
#include "session/import_job.h"
#include "session/user_runs.h"
#include "widgets/message_text.h"
#include "widgets/preset_menu.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

namespace {

std::optional<Message> misfitOf(const Preset& preset, const Dataset& dataset) {
    try {
        requireFit(preset, dataset);
        return std::nullopt;
    } catch (const Error& error) {
        return error.message();
    }
}

}  // namespace

DatasetPreview::DatasetPreview(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::DatasetPreview>()), job_(new ImportJob(this)) {
    ui_->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    resize(760, 600);
    connectControls();
    connect(job_, &ImportJob::progressed, this, [this](qint64 done, qint64 total) {
        ui_->importProgress->setRange(0, static_cast<int>(total));
        ui_->importProgress->setValue(static_cast<int>(done));
    });
    connect(job_, &ImportJob::imported, this, &DatasetPreview::showImport);
    connect(job_, &ImportJob::measured, this, &DatasetPreview::showSpeed);
    connect(job_, &ImportJob::failed, this, &DatasetPreview::showFailure);
    connect(job_, &ImportJob::kept, this, [this](const QString& folder) {
        const Preset preset = presetToTrain();
        accept();
        emit chosen(folder, preset);
    });
}

DatasetPreview::~DatasetPreview() = default;

void DatasetPreview::connectControls() {
    for (QComboBox* box : {ui_->dataSize, ui_->dataColours})
        connect(box, &QComboBox::activated, this, &DatasetPreview::read);
    connect(ui_->leaveOut, &QCheckBox::clicked, this, &DatasetPreview::read);
    connect(ui_->transpose, &QCheckBox::clicked, this, [this](bool transposes) {
        transposes_ = transposes;
        read();
    });
    for (QSpinBox* spin : {ui_->validationShare, ui_->testShare, ui_->splitSeed})
        connect(spin, &QSpinBox::valueChanged, this, &DatasetPreview::read);
    connect(ui_->dataPreset, &QComboBox::activated, this, [this] {
        ui_->balancedBatches->setChecked(chosenPreset() && chosenPreset()->balancedBatches);
        measure();
    });
    connect(ui_->balancedBatches, &QCheckBox::clicked, this, &DatasetPreview::measure);
    connect(ui_->openDataButton, &QPushButton::clicked, this, &DatasetPreview::openDataset);
    connect(ui_->cancelDataButton, &QPushButton::clicked, this, &QDialog::reject);
}

/// All but the two buttons.
void DatasetPreview::setControlsEnabled(bool enabled) {
    for (QWidget* control : std::initializer_list<QWidget*>{
             ui_->dataSize, ui_->dataColours, ui_->transpose, ui_->leaveOut, ui_->splitRow,
             ui_->dataPreset, ui_->balancedBatches})
        control->setEnabled(enabled);
}

void DatasetPreview::show(const QString& path, std::vector<Preset> presets, const Preset& inUse) {
    path_ = path;
    presets_ = std::move(presets);
    const auto known = std::ranges::find(presets_, inUse);
    inUse_ = static_cast<std::size_t>(known - presets_.begin());
    if (known == presets_.end())
        presets_.push_back(inUse);
    misfits_.clear();
    imported_.reset();
    ui_->dataSize->setCurrentIndex(0);
    ui_->dataColours->setCurrentIndex(0);
    ui_->dataPreset->clear();
    transposes_.reset();
    ui_->leaveOut->setChecked(false);
    ui_->balancedBatches->setChecked(inUse.balancedBatches);
    const ImportChoices first;
    for (const auto& [spin, value] : {std::pair(ui_->validationShare, first.shares.validation),
                                      std::pair(ui_->testShare, first.shares.test),
                                      std::pair(ui_->splitSeed, static_cast<int>(first.seed))}) {
        const QSignalBlocker silent(spin);
        spin->setValue(value);
    }
    ui_->splitRow->hide();
    setControlsEnabled(true);
    QDialog::open();
    fitScreen(*this);
    read();
}

ImportChoices DatasetPreview::choices() const {
    constexpr std::array kSizes{0, 28, 32, 64};
    constexpr std::array kChannelCounts{0, 1, 3};
    const int size = kSizes.at(static_cast<std::size_t>(ui_->dataSize->currentIndex()));
    const int channels =
        kChannelCounts.at(static_cast<std::size_t>(ui_->dataColours->currentIndex()));
    ImportChoices choices;
    if (size > 0)
        choices.size = size;
    if (channels > 0)
        choices.channels = channels;
    choices.transposes = transposes_;
    choices.shares.validation = ui_->validationShare->value();
    choices.shares.test = ui_->testShare->value();
    choices.shares.train = 100 - choices.shares.validation - choices.shares.test;
    choices.seed = static_cast<std::uint64_t>(ui_->splitSeed->value());
    choices.leavesOutDamaged = ui_->leaveOut->isChecked();
    return choices;
}

void DatasetPreview::read() {
    const ImportChoices wanted = choices();
    problem_ = {};
    imagesPerSecond_ = 0;
    ui_->openDataButton->setEnabled(false);
    ui_->importProgress->setRange(0, 0);
    ui_->importProgress->show();
    ui_->importSummary->setText(tr("Reading %1 …").arg(QDir::toNativeSeparators(path_)));
    ui_->importNotes->clear();
    job_->read(pathOf(path_), wanted);
}

void DatasetPreview::showImport(std::shared_ptr<const DatasetImport> imported) {
    const bool isFirst = !imported_;
    imported_ = std::move(imported);
    ui_->importProgress->hide();
    ui_->dataPreset->setEnabled(true);
    ui_->transpose->setChecked(imported_->isTransposed);
    ui_->splitRow->setVisible(!imported_->made.empty());
    const auto isMade = [this](SplitKind kind) {
        return std::ranges::find(imported_->made, kind) != imported_->made.end();
    };
    ui_->validationShare->setEnabled(isMade(SplitKind::Validation));
    ui_->testShare->setEnabled(isMade(SplitKind::Test));
    ui_->importClasses->showClasses(*imported_->dataset);
    fillPresets();
    measure();
    if (isFirst)
        ui_->openDataButton->setFocus();
}

/// Presets of one name are told apart: that of the run, which the user may have changed, and others
/// by their ids.
QString DatasetPreview::nameInList(const Preset& preset) const {
    const QString name = presetName(preset);
    if (std::ranges::count(presets_, preset.name, &Preset::name) == 1)
        return name;
    if (&preset == &presets_[inUse_])
        return tr("%1 – as in use").arg(name);
    return QStringLiteral("%1 (%2)").arg(name, QString::fromStdString(preset.id));
}

/// Those that do not fit can be read and not chosen.
void DatasetPreview::fillPresets() {
    const Preset* const before = chosenPreset();
    const std::size_t wanted = before ? static_cast<std::size_t>(before - presets_.data()) : inUse_;
    misfits_.clear();
    ui_->dataPreset->clear();
    for (const Preset& preset : presets_) {
        misfits_.push_back(misfitOf(preset, *imported_->dataset));
        const bool fits = !misfits_.back();
        const QString name = nameInList(preset);
        ui_->dataPreset->addItem(fits ? name : tr("%1 – does not fit").arg(name));
        const int item = ui_->dataPreset->count() - 1;
        ui_->dataPreset->setItemData(
            item, fits ? presetDescription(preset) : messageText(*misfits_.back()),
            Qt::ToolTipRole);
        if (auto* model = qobject_cast<QStandardItemModel*>(ui_->dataPreset->model()))
            model->item(item)->setEnabled(fits);
    }
    const auto fitting = std::ranges::find_if(misfits_, [](const auto& misfit) { return !misfit; });
    ui_->dataPreset->setCurrentIndex(
        static_cast<int>(misfits_[wanted] ? fitting - misfits_.begin() : wanted));
    if (fitting == misfits_.end())
        ui_->dataPreset->setCurrentIndex(-1);
}

const Preset* DatasetPreview::chosenPreset() const {
    const int item = ui_->dataPreset->currentIndex();
    return item < 0 ? nullptr : &presets_[static_cast<std::size_t>(item)];
}

/// As chosen; where there are fewer images than a batch has, the run makes it smaller.
Preset DatasetPreview::presetToTrain() const {
    Preset preset = *chosenPreset();
    preset.balancedBatches = ui_->balancedBatches->isChecked();
    describeChanges(preset, *chosenPreset());
    return preset;
}

void DatasetPreview::measure() {
    problem_ = {};
    imagesPerSecond_ = 0;
    if (!imported_)
        return;
    const bool canOpen = chosenPreset();
    ui_->openDataButton->setEnabled(canOpen);
    ui_->balancedBatches->setEnabled(canOpen && chosenPreset()->shuffle);
    if (canOpen)
        job_->measure(imported_, presetToTrain());
    showWords();
}

/// A split that the source has is kept, and what its share would be stays to train with.
QString DatasetPreview::splitWords() const {
    const int validation = ui_->validationShare->value();
    const int test = ui_->testShare->value();
    if (imported_->made.size() > 1)
        return tr("Of each class, %1 % of the images are taken by chance to validate with, and %2 "
                  "% to test with.")
            .arg(validation)
            .arg(test);
    if (imported_->made.front() == SplitKind::Validation)
        return tr("The source says which images are to test with. Of the others, %1 % of each "
                  "class are taken by chance to validate with.")
            .arg(validation);
    return tr("The source says which images are to validate with. Of the others, %1 % of each "
              "class are taken by chance to test with.")
        .arg(test);
}

/// What is made of the images before they are trained on.
QString DatasetPreview::treatment() const {
    QStringList lines;
    const auto sizeText = [](const ImageShape& shape) {
        return QStringLiteral("%1×%2").arg(shape.width).arg(shape.height);
    };
    const auto countText = [this](std::int64_t count) {
        return locale().toString(static_cast<qlonglong>(count));
    };
    const QString target = sizeText(imported_->dataset->train.shape);
    if (imported_->resized > 0)
        lines << tr("Images of another size than %1 (width × height) are resized to it: %2, of %3 "
                    "to %4.")
                     .arg(target, countText(imported_->resized), sizeText(imported_->smallest),
                          sizeText(imported_->largest));
    if (imported_->stretched > 0)
        lines << tr("Those of other proportions are stretched: %1.")
                     .arg(countText(imported_->stretched));
    if (imported_->isTransposed)
        lines << tr("Rows and columns are exchanged.");
    if (!imported_->made.empty())
        lines << splitWords();
    return lines.join(QLatin1Char(' '));
}

/// How fast the chosen preset is, and which ones do not fit and why.
QStringList DatasetPreview::presetWords() const {
    QStringList lines;
    if (const Preset* preset = chosenPreset()) {
        const std::int64_t images = trainingImageCount(*preset, *imported_->dataset);
        if (problem_ != Message())
            lines << tr("The preset %1 does not serve these images: %2")
                         .arg(presetName(*preset), messageText(problem_));
        else if (imagesPerSecond_ > 0)
            lines << tr("With the preset %1 it would train about %2 images per second, as measured "
                        "just now.")
                         .arg(presetName(*preset),
                              locale().toString(static_cast<int>(imagesPerSecond_)));
        if (preset->hyperparameters.batchSize > images)
            lines << tr(
                "Its batches have all %Ln image(s) there are to train with, fewer than the "
                "preset says.",
                nullptr, static_cast<int>(images));
    }
    // The list says it of each; here stands why it is not the one in use, or why it is none.
    for (std::size_t k = 0; k < misfits_.size(); ++k)
        if (misfits_[k] && (k == inUse_ || !chosenPreset()))
            lines << messageText(*misfits_[k]);
    return lines;
}

void DatasetPreview::showWords() {
    ui_->importSummary->setText(datasetSummary(*imported_->dataset, locale()));
    QStringList lines;
    if (const QString made = treatment(); !made.isEmpty())
        lines << made;
    for (const Message& note : imported_->notes)
        lines << messageText(note);
    ui_->importNotes->setText((lines + presetWords()).join(QLatin1Char('\n')));
}

void DatasetPreview::showSpeed(double imagesPerSecond, const Message& why) {
    imagesPerSecond_ = imagesPerSecond;
    problem_ = why;
    ui_->openDataButton->setEnabled(problem_ == Message());
    showWords();
}

void DatasetPreview::showFailure(const Message& message) {
    imported_.reset();
    ui_->importProgress->hide();
    setControlsEnabled(true);
    ui_->dataPreset->setEnabled(false);
    ui_->balancedBatches->setEnabled(false);
    ui_->importClasses->setRowCount(0);
    ui_->importSummary->setText(messageText(message));
    ui_->importNotes->clear();
}

/// What the engine reads as it is needs no copy.
void DatasetPreview::openDataset() {
    ui_->openDataButton->setEnabled(false);
    if (imported_->origin.format.empty()) {
        const Preset preset = presetToTrain();
        accept();
        emit chosen(path_, preset);
        return;
    }
    setControlsEnabled(false);
    ui_->importProgress->setRange(0, 0);
    ui_->importProgress->show();
    job_->keep(imported_, userDatasets());
}

void DatasetPreview::done(int result) {
    job_->cancel();
    QDialog::done(result);
}

void DatasetPreview::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        ui_->retranslateUi(this);
        if (imported_) {
            fillPresets();
            showWords();
        }
    }
    QDialog::changeEvent(event);
}

}  // namespace centerscope

#include "moc_dataset_preview.cpp"
