// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dataset_menu.h"

#include <QDir>
#include <QFileInfo>

#include "data/dataset_catalogue.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

constexpr int kMostRecentDatasets = 5;

/// Where Debian's package dataset-fashion-mnist puts it.
const QString kFashionMnist = QStringLiteral("/usr/share/datasets/fashion-mnist");

}  // namespace

QString fashionMnistFolder() {
    return QFileInfo(kFashionMnist).isDir() ? kFashionMnist : QString();
}

DatasetMenu::DatasetMenu(const QList<QAction*>& others, QWidget* parent)
    : QMenu(parent), others_(others) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &DatasetMenu::fill);
    fill();
}

void DatasetMenu::setRecent(const QStringList& folders) {
    recent_ = folders.mid(0, kMostRecentDatasets);
}

void DatasetMenu::remember(const QString& folder) {
    recent_.removeAll(folder);
    recent_.prepend(folder);
    setRecent(recent_);
}

void DatasetMenu::setInForce(const QString& folder) {
    inForce_ = folder.isEmpty() ? textOf(bundledMnist()) : folder;
}

void DatasetMenu::fill() {
    clear();
    const QString mnist = textOf(bundledMnist());
    addFolder(QStringLiteral("MNIST"), mnist);
    if (!fashionMnistFolder().isEmpty())
        addFolder(QStringLiteral("Fashion-MNIST"), kFashionMnist);
    addSeparator();
    for (const QString& folder : recent_)
        if (folder != mnist && folder != kFashionMnist)
            addFolder(QDir::toNativeSeparators(folder), folder);
    addSeparator();
    addActions(others_);
}

void DatasetMenu::addFolder(const QString& name, const QString& folder) {
    QAction* start = addAction(name, this, [this, folder] { emit chosen(folder); });
    start->setCheckable(true);
    start->setChecked(folder == inForce_);
    start->setToolTip(tr("Start a run of the preset in use on the images in %1")
                          .arg(QDir::toNativeSeparators(folder)));
}

}  // namespace centerscope

#include "moc_dataset_menu.cpp"
