// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "data/input_file.h"

namespace centerscope {

/// Reads one IDX file (LeCun's format for MNIST) of images or labels as MNIST has them, gzipped
/// when its name ends in .gz:
///     bytes 0–3   magic: 0, 0, element type (8: unsigned byte), number of dimensions
///     then        one big-endian 32-bit length a dimension
///     then        the elements, the last dimension fastest
/// The constructor checks the header against the file's size, so that count() can be believed
/// before memory is taken for it. What a gzip file holds is known only as it comes out: there the
/// check is deflate's bound of 1032 : 1, and memory is taken as bytes arrive.
/// Every function throws an Error.
class IdxReader {
public:
    enum class Content { Images, Labels };

    IdxReader(const std::filesystem::path& path, Content content);

    const std::filesystem::path& path() const { return file_.path(); }
    /// Images (a byte per pixel) or labels (a byte each) that the file holds.
    std::int64_t count() const { return count_; }
    /// The next items; labels are checked to be classes of MNIST's.
    std::vector<std::uint8_t> read(std::int64_t items);
    /// Checks that nothing follows the last item.
    void finish();

private:
    std::uint32_t readNumber();
    template <MessageCode ofImages, MessageCode ofLabels, typename... Values>
    void refuse(const Values&... values) const;
    void checkSize() const;
    void checkLabels(const std::vector<std::uint8_t>& labels) const;

    InputFile file_;
    Content content_;
    std::int64_t headerBytes_ = 0;
    std::int64_t itemBytes_ = 1;
    std::int64_t count_ = 0;
    std::int64_t itemsRead_ = 0;
};

}  // namespace centerscope
