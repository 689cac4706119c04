// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/user_runs.h"

#include <QStandardPaths>

#include "session/file_name.h"

namespace centerscope {

namespace {

QString userData() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

}  // namespace

RunLibrary userRuns() {
    return RunLibrary(pathOf(userData() + QStringLiteral("/runs")));
}

std::filesystem::path userDatasets() {
    return pathOf(userData() + QStringLiteral("/datasets"));
}

}  // namespace centerscope
