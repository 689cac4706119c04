// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/about_dataset.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "import/dataset_import.h"
#include "widgets/class_table.h"
#include "widgets/message_text.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

namespace {

QString dialogText(const char* text) {
    return QCoreApplication::translate("centerscope::AboutDataset", text);
}

}  // namespace

void showDataset(const Dataset& dataset, const QString& folder, QWidget* parent) {
    const Dataset& whole = dataset.whole ? *dataset.whole : dataset;
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("datasetDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAttribute(Qt::WA_WindowPropagation);
    dialog->setLocale(parent->locale());
    dialog->setWindowTitle(
        dialogText(QT_TRANSLATE_NOOP("centerscope::AboutDataset", "About this data set")));
    dialog->resize(700, 560);
    fitScreen(*dialog);
    QStringList lines{datasetSummary(whole, parent->locale())};
    if (!folder.isEmpty())
        lines << QDir::toNativeSeparators(folder).toHtmlEscaped();
    for (const Message& note : classNotes(whole))
        lines << messageText(note).toHtmlEscaped();
    auto* words = new QLabel(lines.join(QStringLiteral("<br>")));
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* table = new ClassTable;
    table->showClasses(whole);
    auto* buttons = new QDialogButtonBox;
    QPushButton* close =
        buttons->addButton(dialogText(QT_TRANSLATE_NOOP("centerscope::AboutDataset", "Close")),
                           QDialogButtonBox::RejectRole);
    close->setToolTip(
        dialogText(QT_TRANSLATE_NOOP("centerscope::AboutDataset", "Close; training continues")));
    close->setDefault(true);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(words);
    column->addWidget(table);
    column->addWidget(buttons);
    dialog->open();
}

}  // namespace centerscope
