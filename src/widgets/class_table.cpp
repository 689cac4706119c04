// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_table.h"

#include <algorithm>
#include <array>
#include <vector>

#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include "widgets/sample_picture.h"

namespace centerscope {

namespace {

constexpr int kImagesPerClass = 5;
constexpr int kThumbnailSide = 36;
constexpr int kThumbnailGap = 2;
constexpr int kColumnGap = 24;  // pixels

enum Column { Name, Images, Train, Validation, Test, Columns };

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

constexpr int kThumbnailStep = kThumbnailSide + kThumbnailGap;

/// In so much room.
QPixmap strip(const Split& split, const std::vector<std::int64_t>& images, QSize room,
              double ratio) {
    QPixmap pixmap(room * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    for (std::size_t k = 0; k < images.size(); ++k) {
        const QImage image = pictureOf(
            {split.image(images[k]), static_cast<std::size_t>(split.shape.size())}, split.shape);
        const QSize size = image.size().scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio);
        painter.drawImage(QRect({static_cast<int>(k) * kThumbnailStep, 0}, size), image);
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

ClassTable::ClassTable(QWidget* parent) : QTableWidget(0, Columns, parent) {
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kThumbnailSide + 2 * kThumbnailGap);
    horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Stretch);
    retranslate();
}

void ClassTable::showClasses(const Dataset& dataset) {
    const std::size_t classes = dataset.classNames.size();
    const auto images = firstImages(dataset);
    const std::array counts{countsOf(dataset.train, classes), countsOf(dataset.validation, classes),
                            countsOf(dataset.test, classes)};
    std::size_t most = 0;  // images of one class: what is not needed is left to the names
    for (const std::vector<std::int64_t>& own : images)
        most = std::max(most, own.size());
    setIconSize({static_cast<int>(most) * kThumbnailStep, kThumbnailSide});
    setColumnWidth(Images, iconSize().width() + kColumnGap);
    setRowCount(static_cast<int>(classes));
    for (int row = 0; row < static_cast<int>(classes); ++row) {
        const auto label = static_cast<std::size_t>(row);
        const QString name = QString::fromStdString(dataset.classNames[label]);
        auto* named = new QTableWidgetItem(name);
        named->setToolTip(name);
        setItem(row, Name, named);
        auto* pictures = new QTableWidgetItem;
        pictures->setIcon(strip(dataset.train, images[label], iconSize(), devicePixelRatioF()));
        setItem(row, Images, pictures);
        for (std::size_t k = 0; k < counts.size(); ++k) {
            auto* count =
                new QTableWidgetItem(locale().toString(static_cast<qlonglong>(counts[k][label])));
            count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(row, Train + static_cast<int>(k), count);
        }
    }
}

void ClassTable::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTableWidget::changeEvent(event);
}

void ClassTable::retranslate() {
    setHorizontalHeaderLabels(
        {tr("Class"), tr("Images"), tr("Train"), tr("Validation"), tr("Test")});
    setAccessibleName(tr("Classes"));
    setToolTip(
        tr("The first five images of each class as the network will be fed them, and how "
           "many there are"));
}

QString datasetSummary(const Dataset& dataset, const QLocale& locale) {
    const ImageShape& shape = dataset.train.shape;
    const auto count = [&locale](const Split& split) {
        return locale.toString(static_cast<qlonglong>(split.size()));
    };
    return ClassTable::tr(
               "<b>%1</b>: %2 classes, images of %3×%4 %5; %6 to train, %7 to validate, %8 to test")
        .arg(QString::fromStdString(dataset.name).toHtmlEscaped())
        .arg(dataset.classNames.size())
        .arg(shape.width)
        .arg(shape.height)
        .arg(shape.channels == 1 ? ClassTable::tr("in grey") : ClassTable::tr("in RGB"),
             count(dataset.train), count(dataset.validation), count(dataset.test));
}

}  // namespace centerscope

#include "moc_class_table.cpp"
