// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/write_whole.h"

#include <QSaveFile>

namespace centerscope {

WriteError cannotWrite(const QString& path, const QString& reason) {
    return WriteError(QString("%1 cannot be written: %2.").arg(path, reason).toStdString());
}

void writeWhole(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw cannotWrite(path, file.errorString());
}

}  // namespace centerscope
