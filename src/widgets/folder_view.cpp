// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/folder_view.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QUrl>

#include "session/file_name.h"

namespace centerscope {

QString showInFileManager(const std::filesystem::path& folder) {
    const QString path = QDir::toNativeSeparators(textOf(folder));
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        return {};
    QGuiApplication::clipboard()->setText(path);
    return QCoreApplication::translate(
               "centerscope::FolderView",
               "There is no file manager to show this folder; its path has been copied: %1")
        .arg(path);
}

}  // namespace centerscope
