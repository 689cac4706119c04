// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/save_dialog.h"

#include <QFileDialog>
#include <QFileInfo>

namespace centerscope {

QString askWhereToSave(QWidget& window, const QString& title, const QString& proposed,
                       const QString& filter) {
    const QFileInfo file(proposed);
    QFileDialog dialog(&window, title, file.path(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(file.suffix());
    dialog.selectFile(file.fileName());
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().constFirst() : QString();
}

}  // namespace centerscope
