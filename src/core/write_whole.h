// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace centerscope {

/// A file or folder that cannot be written: names it and says why.
struct WriteError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

WriteError cannotWrite(const std::filesystem::path& path, const std::string& reason);
/// The reason is that of errno.
WriteError cannotWrite(const std::filesystem::path& path, int error);

/// The file holds all of bytes afterwards, even after a power cut, or is as it was before. What is
/// under way stands in "<path>.part"; one left by a killed program is written over. Throws
/// WriteError.
void writeWhole(const std::filesystem::path& path, std::string_view bytes);

}  // namespace centerscope
