// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "data/input_file.h"

namespace centerscope {

/// The elements of a .npy array, as NumPy writes them: "|u1", "<i4", ">f8".
struct NpyType {
    char order = '|';  ///< '<' little-endian, '>' big-endian, '|' a single byte
    char kind = 'u';   ///< 'u' and 'i' integers, 'f' floats, 'b' true or false
    int bytes = 1;

    bool operator==(const NpyType&) const = default;
};
std::string textOf(const NpyType& type);
/// "(3, 28, 28)", as Python has it.
std::string shapeText(const std::vector<std::int64_t>& shape);

/// Reads one .npy file, gzipped or not:
///     bytes 0–5   "\x93NUMPY", then the version 1.0, 2.0 or 3.0 as two bytes
///     then        the length of the header, 2 bytes (4 from version 2 on), little-endian
///     then        the header, {'descr': '<u1', 'fortran_order': False, 'shape': (3, 28, 28), }
///     then        the elements, the last dimension fastest
/// The constructor checks the header against the file's size, so that shape() can be believed
/// before memory is taken for it (for a gzip file see IdxReader). Every function throws an Error.
class NpyReader {
public:
    explicit NpyReader(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return file_.path(); }
    bool isGzipped() const { return file_.isGzipped(); }
    const NpyType& type() const { return type_; }
    /// At most four lengths.
    const std::vector<std::int64_t>& shape() const { return shape_; }
    /// Of all elements.
    std::int64_t bytes() const { return bytes_; }
    /// Fills `to` with the next bytes, which must be there.
    void read(std::span<std::uint8_t> to);
    /// The next bytes, for which memory is taken as they arrive where the file is gzipped.
    std::vector<std::uint8_t> read(std::int64_t bytes);
    /// Checks that nothing follows the last element.
    void finish();

private:
    std::size_t readHeaderLength();
    void parseHeader(std::string_view header);

    InputFile file_;
    NpyType type_;
    std::vector<std::int64_t> shape_;
    std::int64_t bytes_ = 0;
    std::int64_t read_ = 0;
};

/// The bytes of a .npy file before its elements.
std::string npyHeader(const NpyType& type, const std::vector<std::int64_t>& shape);

bool isNpy(const std::filesystem::path& path);

}  // namespace centerscope
