// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/user_runs.h"

#include <QStandardPaths>

#include "session/file_name.h"

namespace centerscope {

RunLibrary userRuns() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return RunLibrary(pathOf(data + QStringLiteral("/runs")));
}

}  // namespace centerscope
