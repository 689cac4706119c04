// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/small_dialogs.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "widgets/file_place.h"
#include "widgets/preset_page.h"

namespace centerscope {

void fitScreen(QWidget& window) {
    constexpr QSize kFrame{8, 40};  // pixels, of any desktop
    window.resize(window.size().boundedTo(window.screen()->availableSize() - kFrame));
}

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("about"));
    box->setWindowTitle(QCoreApplication::translate("About", "About Centerscope"));
    box->setTextFormat(Qt::RichText);
    box->setText(
        QStringLiteral("<h3>Centerscope %1</h3>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        QStringLiteral("<p>%1</p><p>%2</p><p>%3</p>")
            .arg(QCoreApplication::translate(
                     "About",
                     "Watch a network learn to keep the classes apart: LeNet++ with center loss, "
                     "trained live."),
                 QCoreApplication::translate(
                     "About",
                     "Free software under the GNU General Public License, version 3 or later."),
                 QCoreApplication::translate(
                     "About",
                     "MNIST is by Yann LeCun and Corinna Cortes (CC BY-SA 3.0). Made with Qt, Qt "
                     "Charts, Eigen, zlib and JSON for Modern C++.")));
    box->addButton(QCoreApplication::translate("About", "Close"), QMessageBox::AcceptRole)
        ->setToolTip(QCoreApplication::translate("About", "Close; training continues"));
    box->open();
}

void showPreset(const Preset& preset, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("presetDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(
        QCoreApplication::translate("centerscope::PresetDialog", "About this preset"));
    dialog->resize(620, 620);
    fitScreen(*dialog);
    auto* text = new QTextBrowser;
    text->setAccessibleName(dialog->windowTitle());
    text->setHtml(presetPage(preset, parent->locale()));
    auto* buttons = new QDialogButtonBox;
    QPushButton* close =
        buttons->addButton(QCoreApplication::translate("centerscope::PresetDialog", "Close"),
                           QDialogButtonBox::RejectRole);
    close->setToolTip(
        QCoreApplication::translate("centerscope::PresetDialog", "Close; training continues"));
    close->setDefault(true);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(text);
    column->addWidget(buttons);
    dialog->open();
}

QString askWhereToSave(QWidget& window, const QString& title, const QString& proposed,
                       const QString& filter) {
    const QFileInfo file(proposed);
    QFileDialog dialog(&window, title, file.path(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(file.suffix());
    dialog.selectFile(file.fileName());
    QObject::connect(&dialog, &QFileDialog::filterSelected, [&](const QString& chosen) {
        const QString ending = chosen.section(QStringLiteral("(*."), 1).section(u')', 0, 0);
        dialog.setDefaultSuffix(ending);
        dialog.selectFile(file.completeBaseName() + u'.' + ending);
    });
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().constFirst() : QString();
}

QString askWhereToSave(QWidget& window, const QString& title, const FilePlace& place,
                       const QString& name, const QString& filter) {
    const QString file = askWhereToSave(window, title, QDir(place.folder()).filePath(name), filter);
    if (!file.isEmpty())
        place.remember(file);
    return file;
}

}  // namespace centerscope
