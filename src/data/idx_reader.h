// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/image_shape.h"
#include "data/input_file.h"

namespace centerscope {

/// Reads one IDX file (LeCun's format for MNIST) of images or labels, gzipped or not:
///     bytes 0–3   magic: 0, 0, element type (8: unsigned byte, 12: int), number of dimensions
///     then        one big-endian 32-bit length a dimension
///     then        the elements, big-endian, the last dimension fastest
/// Images are unsigned bytes of 3 dimensions (count, height, width) or 4 (and 1 or 3 channels);
/// labels are integers of 1 dimension, or of 2 as QMNIST's, whose first column is the class.
/// The constructor checks the header against the file's size, so that count() can be believed
/// before memory is taken for it. What a gzip file holds is known only as it comes out: there the
/// check is deflate's bound of 1032 : 1, and memory is taken as bytes arrive.
/// Every function throws an Error.
class IdxReader {
public:
    enum class Content { Images, Labels };

    IdxReader(const std::filesystem::path& path, Content content);

    const std::filesystem::path& path() const { return file_.path(); }
    /// Images or labels that the file holds.
    std::int64_t count() const { return count_; }
    /// Of each image.
    const ImageShape& shape() const { return shape_; }
    /// The pixels of the next images.
    std::vector<std::uint8_t> readImages(std::int64_t images);
    /// All labels.
    std::vector<std::int64_t> readLabels();
    /// Checks that nothing follows the last item.
    void finish();

private:
    void readHeader();
    void readMagic();
    std::uint32_t readNumber();
    std::vector<std::uint8_t> readItems(std::int64_t items);
    std::int64_t elementAt(const std::uint8_t* bytes) const;
    template <MessageCode ofImages, MessageCode ofLabels, typename... Values>
    void refuse(const Values&... values) const;
    void checkSize() const;

    InputFile file_;
    Content content_;
    ImageShape shape_;
    int type_ = 0;
    int dimensions_ = 0;
    std::int64_t headerBytes_ = 0;
    std::int64_t itemBytes_ = 0;
    std::int64_t count_ = 0;
    std::int64_t itemsRead_ = 0;
};

/// What a file holds by its first bytes; none: it is no IDX file of images or labels.
std::optional<IdxReader::Content> idxContent(const std::filesystem::path& path);

}  // namespace centerscope
