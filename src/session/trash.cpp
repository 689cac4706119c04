// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/trash.h"

#include <QFile>

#include "session/file_name.h"

namespace centerscope {

bool moveToTrash(const std::filesystem::path& path) {
    return QFile::moveToTrash(textOf(path));
}

}  // namespace centerscope
