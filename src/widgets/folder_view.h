// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include <QString>

namespace centerscope {

/// Shows a folder in the desktop's file manager. Where there is none, copies its path and returns a
/// sentence that says so; else empty.
QString showInFileManager(const std::filesystem::path& folder);

}  // namespace centerscope
