// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace centerscope {

/// The file this process was started from; empty when the system does not say.
std::filesystem::path ownExecutable();

/// share/centerscope/<name> in the nearest folder above the executable that has it: its prefix when
/// installed, its build folder when not, where share/centerscope is a link to the source tree's
/// resources.
std::optional<std::filesystem::path> findResourceFolder(
    const std::string& name, const std::filesystem::path& executable = ownExecutable());

}  // namespace centerscope
