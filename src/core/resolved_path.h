// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace centerscope {

/// The absolute name of a file or folder without links, dots and a slash at its end, whether all of
/// it is there or not. ".." is the folder above what a link leads to, as the system has it.
std::filesystem::path resolvedPath(const std::filesystem::path& path);

}  // namespace centerscope
