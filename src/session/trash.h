// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace centerscope {

/// Moves a file or folder into the desktop's trash; false where there is none for it.
bool moveToTrash(const std::filesystem::path& path);

}  // namespace centerscope
