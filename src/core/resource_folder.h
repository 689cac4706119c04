// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace centerscope {

/// The file this process was started from; empty when the system does not tell.
std::filesystem::path ownExecutable();

/// The folder of this name among the program's data files: ../share/centerscope/<name> from the
/// executable's folder when installed, resources/<name> in the source tree when run from a build.
std::optional<std::filesystem::path> findResourceFolder(
    const std::string& name, const std::filesystem::path& executable = ownExecutable());

}  // namespace centerscope
