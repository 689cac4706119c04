// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preset_dialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "widgets/preset_page.h"

namespace centerscope {

void showPreset(const Preset& preset, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("presetDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(
        QCoreApplication::translate("centerscope::PresetDialog", "About this preset"));
    dialog->resize(620, 620);
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

}  // namespace centerscope
