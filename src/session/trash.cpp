// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/trash.h"

#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>

#include "core/write_whole.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

QString dataHome() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
}

bool isMissingOrWritable(const QString& folder) {
    const QFileInfo info(folder);
    return !info.exists() || (info.isDir() && info.isWritable());
}

/// Where the folders of the user's trash cannot be made or written Qt 6.4 makes them in the current
/// folder.
bool hasHomeTrash() {
    const QString trash = dataHome() + QStringLiteral("/Trash");
    return QDir().mkpath(dataHome()) && QFileInfo(dataHome()).isWritable() &&
           isMissingOrWritable(trash) && isMissingOrWritable(trash + QStringLiteral("/files")) &&
           isMissingOrWritable(trash + QStringLiteral("/info"));
}

/// .Trash-1000 at the root of a disk, or room to make it.
bool hasTrashOf(const QStorageInfo& disk) {
    const QString own =
        QStringLiteral("%1/.Trash-%2").arg(disk.rootPath(), QString::number(getuid()));
    return QFileInfo(QFileInfo::exists(own) ? own : disk.rootPath()).isWritable();
}

}  // namespace

bool hasTrash(const std::filesystem::path& path) {
    if (!hasHomeTrash())
        return false;
    const QStorageInfo disk(textOf(path));
    return disk.rootPath() == QStorageInfo(dataHome()).rootPath() || hasTrashOf(disk);
}

bool moveToTrash(const std::filesystem::path& path) {
    return hasHomeTrash() && QFile::moveToTrash(textOf(path));
}

bool putInTrash(const std::filesystem::path& path) {
    if (!moveToTrash(path))
        throw cannotWrite(path, {MessageCode::TrashRefuses});
    return true;
}

}  // namespace centerscope
