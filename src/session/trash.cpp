// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/trash.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "session/file_name.h"

namespace centerscope {

/// Where the folder of the user's trash cannot be made Qt 6.4 makes one in the current folder.
bool moveToTrash(const std::filesystem::path& path) {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir().mkpath(data) && QFileInfo(data).isWritable() && QFile::moveToTrash(textOf(path));
}

}  // namespace centerscope
