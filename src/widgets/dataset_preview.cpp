// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dataset_preview.h"

#include <array>
#include <utility>
#include <vector>

#include <QDir>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include "ui_dataset_preview.h"

#include "session/file_name.h"
#include "session/import_job.h"
#include "session/user_runs.h"
#include "widgets/message_text.h"
#include "widgets/preset_menu.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

namespace {

constexpr int kImagesPerClass = 5;
constexpr int kImageSide = 36;
constexpr int kImageGap = 2;

enum Column { Name, Images, Train, Validation, Test };

QImage imageOf(const Split& split, std::int64_t index) {
    const ImageShape& shape = split.shape;
    const auto format = shape.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    return QImage(split.image(index), shape.width, shape.height, shape.width * shape.channels,
                  format)
        .copy();
}

/// [label]: the first images of the class to train with.
std::vector<std::vector<std::int64_t>> firstImages(const Dataset& dataset) {
    std::vector<std::vector<std::int64_t>> images(dataset.classNames.size());
    for (std::int64_t k = 0; k < dataset.train.size(); ++k) {
        auto& own = images[dataset.train.labels[static_cast<std::size_t>(k)]];
        if (own.size() < kImagesPerClass)
            own.push_back(k);
    }
    return images;
}

QPixmap strip(const Split& split, const std::vector<std::int64_t>& images, double ratio) {
    constexpr int kStep = kImageSide + kImageGap;
    QPixmap pixmap(QSize(kImagesPerClass * kStep, kImageSide) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    for (std::size_t k = 0; k < images.size(); ++k) {
        const QImage image = imageOf(split, images[k]);
        const QSize size = image.size().scaled(kImageSide, kImageSide, Qt::KeepAspectRatio);
        painter.drawImage(QRect({static_cast<int>(k) * kStep, 0}, size), image);
    }
    return pixmap;
}

std::vector<std::int64_t> countsOf(const Split& split, std::size_t classes) {
    std::vector<std::int64_t> counts(classes);
    for (const auto label : split.labels)
        ++counts[label];
    return counts;
}

}  // namespace

DatasetPreview::DatasetPreview(QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::DatasetPreview>()), job_(new ImportJob(this)) {
    ui_->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    resize(760, 560);
    ui_->importClasses->setIconSize({kImagesPerClass * (kImageSide + kImageGap), kImageSide});
    ui_->importClasses->verticalHeader()->setDefaultSectionSize(kImageSide + 2 * kImageGap);
    for (QComboBox* box : {ui_->dataSize, ui_->dataColours})
        connect(box, &QComboBox::activated, this, &DatasetPreview::read);
    connect(ui_->leaveOut, &QCheckBox::clicked, this, &DatasetPreview::read);
    connect(ui_->transpose, &QCheckBox::clicked, this, [this](bool transposes) {
        transposes_ = transposes;
        read();
    });
    connect(ui_->openDataButton, &QPushButton::clicked, this, &DatasetPreview::openDataset);
    connect(ui_->cancelDataButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(job_, &ImportJob::progressed, this, [this](qint64 done, qint64 total) {
        ui_->importProgress->setRange(0, static_cast<int>(total));
        ui_->importProgress->setValue(static_cast<int>(done));
    });
    connect(job_, &ImportJob::imported, this, &DatasetPreview::showImport);
    connect(job_, &ImportJob::measured, this, &DatasetPreview::showSpeed);
    connect(job_, &ImportJob::failed, this, &DatasetPreview::showFailure);
    connect(job_, &ImportJob::kept, this, [this](const QString& folder) {
        accept();
        emit chosen(folder);
    });
}

DatasetPreview::~DatasetPreview() = default;

void DatasetPreview::show(const QString& path, const Preset& preset) {
    path_ = path;
    preset_ = preset;
    imported_.reset();
    ui_->dataSize->setCurrentIndex(0);
    ui_->dataColours->setCurrentIndex(0);
    transposes_.reset();
    ui_->leaveOut->setChecked(false);
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
    job_->read(pathOf(path_), wanted, *preset_);
}

void DatasetPreview::showImport(std::shared_ptr<const DatasetImport> imported) {
    imported_ = std::move(imported);
    ui_->importProgress->hide();
    ui_->transpose->setChecked(imported_->isTransposed);
    ui_->openDataButton->setEnabled(true);
    ui_->openDataButton->setFocus();
    showClasses();
    showWords();
}

void DatasetPreview::showClasses() {
    const Dataset& dataset = *imported_->dataset;
    const std::size_t classes = dataset.classNames.size();
    const auto images = firstImages(dataset);
    const std::array counts{countsOf(dataset.train, classes), countsOf(dataset.validation, classes),
                            countsOf(dataset.test, classes)};
    ui_->importClasses->setRowCount(static_cast<int>(classes));
    for (int row = 0; row < static_cast<int>(classes); ++row) {
        const auto label = static_cast<std::size_t>(row);
        ui_->importClasses->setItem(
            row, Name, new QTableWidgetItem(QString::fromStdString(dataset.classNames[label])));
        auto* pictures = new QTableWidgetItem;
        pictures->setIcon(strip(dataset.train, images[label], devicePixelRatioF()));
        ui_->importClasses->setItem(row, Images, pictures);
        for (std::size_t k = 0; k < counts.size(); ++k) {
            auto* count =
                new QTableWidgetItem(locale().toString(static_cast<qlonglong>(counts[k][label])));
            count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            ui_->importClasses->setItem(row, Train + static_cast<int>(k), count);
        }
    }
    ui_->importClasses->resizeColumnsToContents();
}

QString DatasetPreview::summary() const {
    const Dataset& dataset = *imported_->dataset;
    const ImageShape& shape = dataset.train.shape;
    const auto count = [this](const Split& split) {
        return locale().toString(static_cast<qlonglong>(split.size()));
    };
    return tr("<b>%1</b>: %2 classes, images of %3×%4 %5; %6 to train, %7 to validate, %8 to test")
        .arg(QString::fromStdString(dataset.name).toHtmlEscaped())
        .arg(dataset.classNames.size())
        .arg(shape.height)
        .arg(shape.width)
        .arg(shape.channels == 1 ? tr("in grey") : tr("in RGB"), count(dataset.train),
             count(dataset.validation), count(dataset.test));
}

/// What is made of the images before they are trained on.
QString DatasetPreview::treatment() const {
    QStringList lines;
    const auto sizeText = [](const ImageShape& shape) {
        return QStringLiteral("%1×%2").arg(shape.height).arg(shape.width);
    };
    if (imported_->resized > 0)
        lines << tr("%1 images of %2 to %3 are resized.")
                     .arg(locale().toString(static_cast<qlonglong>(imported_->resized)),
                          sizeText(imported_->smallest), sizeText(imported_->largest));
    if (imported_->isTransposed)
        lines << tr("Rows and columns are exchanged.");
    if (!imported_->made.empty())
        lines << (imported_->made.size() > 1
                      ? tr("Images to validate and to test with are taken from those of each class "
                           "by chance, a tenth each.")
                      : tr("Images to validate or to test with are taken from those of each class "
                           "by chance."));
    return lines.join(QLatin1Char(' '));
}

void DatasetPreview::showWords() {
    ui_->importSummary->setText(summary());
    QStringList lines;
    if (const QString made = treatment(); !made.isEmpty())
        lines << made;
    for (const Message& note : imported_->notes)
        lines << messageText(note);
    const QString preset = presetName(*preset_);
    if (problem_ != Message())
        lines << tr("The preset %1 does not serve these images: %2")
                     .arg(preset, messageText(problem_));
    else if (imagesPerSecond_ > 0)
        lines << tr("With the preset %1 it would train about %2 images per second, as measured "
                    "just now.")
                     .arg(preset, locale().toString(static_cast<int>(imagesPerSecond_)));
    ui_->importNotes->setText(lines.join(QLatin1Char('\n')));
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
    ui_->importClasses->setRowCount(0);
    ui_->importSummary->setText(messageText(message));
}

/// What the engine reads as it is needs no copy.
void DatasetPreview::openDataset() {
    ui_->openDataButton->setEnabled(false);
    if (imported_->origin.format.empty()) {
        accept();
        emit chosen(path_);
        return;
    }
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
        if (imported_)
            showWords();
    }
    QDialog::changeEvent(event);
}

}  // namespace centerscope
