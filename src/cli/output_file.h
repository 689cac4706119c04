// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace centerscope {

/// Throws UsageError where the file that an option names is one of these, by whatever name.
void requireNoInput(const char* option, const std::filesystem::path& output,
                    const std::vector<std::filesystem::path>& inputs);

}  // namespace centerscope
