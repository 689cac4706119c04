// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace centerscope {

/// Whether the desktop has a trash for a file or folder: that of the user, or one of its disk.
bool hasTrash(const std::filesystem::path& path);
/// Moves a file or folder into the desktop's trash; false where there is none for it.
bool moveToTrash(const std::filesystem::path& path);
/// The same where there has to be one: else it stays. Throws WriteError. Returns true.
bool putInTrash(const std::filesystem::path& path);

}  // namespace centerscope
