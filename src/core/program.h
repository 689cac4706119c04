// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace centerscope {

/// The project's in CMakeLists.txt, such as "0.1.0".
const char* programVersion();

/// The file this process was started from; empty when the system does not say.
std::filesystem::path ownExecutable();

/// share/centerscope/<name> in the nearest folder above the executable that has it: its prefix when
/// installed, its build folder when not, where share/centerscope is a link to the source tree's
/// resources.
std::optional<std::filesystem::path> findResourceFolder(
    const std::string& name, const std::filesystem::path& executable = ownExecutable());

/// Gives large blocks back to the system as soon as they are freed. glibc otherwise raises the size
/// from which it does so, and a window that has shown many runs ends up with several times the
/// memory it uses, in holes. Call it first of all; the training steps allocate nothing.
void returnFreedMemory();

}  // namespace centerscope
