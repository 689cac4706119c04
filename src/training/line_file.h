// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/write_whole.h"

namespace centerscope {

/// A text file that grows by whole lines and ends with one at any moment. A line that cannot be
/// written waits for the next attempt, so a disk that was full for a while leaves no gap.
class LineFile {
public:
    LineFile() = default;
    /// Opens the file, or makes it, to write behind its end. Throws WriteError.
    explicit LineFile(const std::filesystem::path& path);
    ~LineFile();
    LineFile(LineFile&& other) noexcept;
    LineFile& operator=(LineFile&& other) noexcept;

    /// Writes all lines that wait and this one, which ends with its line feed. Throws WriteError;
    /// the lines wait on.
    void append(std::string_view line);
    /// Writes what waits; on to the disk, so that a power cut does not take it. Throws WriteError.
    void sync();

private:
    void write();

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::string waiting_;
};

}  // namespace centerscope
