// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace centerscope {

// Only one program at a time writes into a run folder.

/// A descriptor of the folder that holds its lock until it is closed, by whatever name the folder
/// then goes. Throws WriteError, also where the lock is held already.
int lockedRun(const std::filesystem::path& folder);
/// Whether a program has this run folder open.
bool isInUse(const std::filesystem::path& folder);

}  // namespace centerscope
