// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/file_place.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace centerscope {

QString FilePlace::folder(const QStringList& wanted) const {
    const QStringList all =
        wanted +
        QStringList{last(), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)};
    const auto found = std::ranges::find_if(
        all, [](const QString& folder) { return !folder.isEmpty() && QFileInfo(folder).isDir(); });
    return found == all.end() ? QDir::homePath() : *found;
}

QString FilePlace::last() const {
    return QSettings().value(key()).toString();
}

void FilePlace::remember(const QString& file) const {
    QSettings().setValue(key(), QFileInfo(file).absolutePath());
}

QString FilePlace::key() const {
    switch (kind_) {
        case Kind::Preset:
            return QStringLiteral("places/preset");
        case Kind::Dataset:
            return QStringLiteral("places/dataset");
        case Kind::OpenedCheckpoint:
            return QStringLiteral("places/opened-checkpoint");
        case Kind::SavedCheckpoint:
            return QStringLiteral("places/saved-checkpoint");
        case Kind::RunFolder:
            return QStringLiteral("places/run-folder");
        case Kind::Table:
            break;
    }
    return QStringLiteral("places/table");
}

}  // namespace centerscope
