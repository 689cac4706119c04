// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/write_whole.h"

namespace centerscope {

/// A file that grows by whole lines, or other records, and ends with one at any moment. One that
/// cannot be written waits for the next attempt, so a disk that was full for a while leaves no gap.
class LineFile {
public:
    LineFile() = default;
    /// Opens the file, or makes it, to write after its end. Throws WriteError.
    explicit LineFile(const std::filesystem::path& path);
    ~LineFile();
    LineFile(LineFile&& other) noexcept;
    LineFile& operator=(LineFile&& other) noexcept;

    /// Writes all lines that wait and this one, which ends with its line feed. Throws WriteError;
    /// the lines wait on.
    void append(std::string_view line);
    /// All lines, those that wait included. Throws WriteError where they cannot be read.
    std::string text() const;
    /// Cuts off all after so many bytes of text(). Throws WriteError; the cut then comes before
    /// anything else is written.
    void cut(std::size_t size);
    /// Leaves these lines in place of all: what is there of them stays as it is, the rest is
    /// written anew. Throws WriteError.
    void replace(std::string_view lines);
    /// Writes what waits; on to the disk, so that a power cut does not take it. Throws WriteError.
    void sync();

private:
    void write();

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::size_t size_ = 0;  // bytes of the file that count; any after them are still to be cut off
    std::string waiting_;
};

/// Calls body for each whole line, with its line feed.
template <typename Body>
void forEachLine(std::string_view text, Body&& body) {
    for (std::size_t end = 0; (end = text.find('\n')) != text.npos; text.remove_prefix(end + 1))
        body(text.substr(0, end + 1));
}

/// The whole lines of a file, without the rest of one that a power cut may have left at its end;
/// empty where it cannot be read.
std::string wholeLines(const std::filesystem::path& file);

}  // namespace centerscope
