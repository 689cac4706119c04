// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

#include "core/error.h"

namespace centerscope {

/// A file or folder that cannot be written: names it and says why.
struct WriteError : Error {
    explicit WriteError(Message message, int errnoOfIt = 0)
        : Error(std::move(message)), code(errnoOfIt) {}
    int code;  ///< the system's errno; 0: another reason
};

WriteError cannotWrite(const std::filesystem::path& path, const Message& reason);
/// The reason is that of errno.
WriteError cannotWrite(const std::filesystem::path& path, int error);

/// So that a name that was given just now is on the disk too. Some file systems cannot, and need
/// not.
void syncFolder(const std::filesystem::path& folder);

/// The file holds all of bytes afterwards, even after a power cut, or is as it was before. What is
/// under way stands beside it in a hidden file, ".<name>.part", for one writer at a time; one left
/// by a killed program is written over. A link stays and what it leads to is written; a device or a
/// pipe takes the bytes as they come. Throws WriteError.
void writeWhole(const std::filesystem::path& path, std::string_view bytes);
/// The same with these parts one after the other.
void writeWhole(const std::filesystem::path& path, std::span<const std::string_view> parts);

}  // namespace centerscope
