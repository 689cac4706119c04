// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <utility>

#include "core/error.h"

namespace centerscope {

/// The bytes of a regular file from first to last, decompressed where they are gzip data, whatever
/// the name says.
/// Every function throws an Error.
class InputFile {
public:
    /// Never blocks: a FIFO, device, socket or folder is refused.
    explicit InputFile(const std::filesystem::path& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    bool isGzipped() const { return inflater_ != nullptr; }
    /// As it lies on the disk.
    std::int64_t size() const { return size_; }
    /// The least size() of a file that gives so many bytes; exact where it is not gzipped.
    std::int64_t leastSizeFor(std::int64_t bytes) const;
    /// Whether it can give exactly so many bytes, as far as its size says.
    bool canHold(std::int64_t bytes) const {
        return isGzipped() ? size_ >= leastSizeFor(bytes) : size_ == bytes;
    }
    /// Fills `to` and returns its size, or less at the end of the file.
    std::size_t read(std::span<std::uint8_t> to);
    /// Throws an Error of this code for the path and these values.
    template <typename... Values>
    [[noreturn]] void refuse(CodeFor<1 + sizeof...(Values)> code, Values&&... values) const {
        throw Error(code, path_, std::forward<Values>(values)...);
    }

private:
    class Inflater;

    std::size_t readRaw(std::span<std::uint8_t> to);

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::int64_t size_ = 0;
    std::unique_ptr<Inflater> inflater_;
};

}  // namespace centerscope
