// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/idx_reader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <string>

namespace centerscope {

namespace {

constexpr std::int64_t kMaximumCount = 10'000'000;  // 7.8 GB of MNIST's images
constexpr std::uint32_t kLargestIdxSide = 4096;
constexpr std::uint32_t kMostColumns = 64;  // of labels; QMNIST has 8
constexpr std::size_t kPiece = std::size_t{1} << 20;
constexpr std::size_t kTrustedClaim = std::size_t{1} << 26;  // 64 MB

constexpr int kUnsignedBytes = 8;

/// Of an element of integer type; 0: of another type.
int bytesOfInteger(int type) {
    switch (type) {
        case kUnsignedBytes:
        case 9:  // signed bytes
            return 1;
        case 11:  // short
            return 2;
        case 12:  // int
            return 4;
        default:
            return 0;
    }
}

bool canBeImages(int type, int dimensions) {
    return type == kUnsignedBytes && (dimensions == 3 || dimensions == 4);
}

bool canBeLabels(int type, int dimensions) {
    return bytesOfInteger(type) > 0 && (dimensions == 1 || dimensions == 2);
}

std::string hexadecimal(std::uint32_t number) {
    std::array<char, 11> text{};
    std::snprintf(text.data(), text.size(), "0x%08x", number);
    return text.data();
}

}  // namespace

IdxReader::IdxReader(const std::filesystem::path& path, Content content)
    : file_(path), content_(content) {
    readMagic();
    readHeader();
    checkSize();
}

void IdxReader::readMagic() {
    const std::uint32_t magic = readNumber();
    type_ = static_cast<int>(magic >> 8);
    dimensions_ = static_cast<int>(magic & 0xff);
    const bool fits = content_ == Content::Images ? canBeImages(type_, dimensions_)
                                                  : canBeLabels(type_, dimensions_);
    if (!fits)
        refuse<MessageCode::ExpectedIdxImages, MessageCode::ExpectedIdxLabels>(
            hexadecimal(content_ == Content::Images ? 0x803 : 0x801), hexadecimal(magic));
}

void IdxReader::readHeader() {
    count_ = readNumber();
    if (content_ == Content::Labels) {
        const std::uint32_t columns = dimensions_ == 2 ? readNumber() : 1;
        if (columns < 1 || columns > kMostColumns)
            file_.refuse(MessageCode::LabelsOfOtherColumns, kMostColumns, columns);
        itemBytes_ = bytesOfInteger(type_) * std::int64_t{columns};
        return;
    }
    const std::uint32_t height = readNumber();
    const std::uint32_t width = readNumber();
    const std::uint32_t channels = dimensions_ == 4 ? readNumber() : 1;
    if (std::clamp(height, 1U, kLargestIdxSide) != height ||
        std::clamp(width, 1U, kLargestIdxSide) != width || (channels != 1 && channels != 3))
        file_.refuse(MessageCode::ImagesOfImpossibleShape, kLargestIdxSide, height, width,
                     channels);
    shape_ = {static_cast<int>(height), static_cast<int>(width), static_cast<int>(channels)};
    itemBytes_ = shape_.size();
}

std::vector<std::uint8_t> IdxReader::readImages(std::int64_t images) {
    return readItems(images);
}

std::vector<std::int64_t> IdxReader::readLabels() {
    const std::vector<std::uint8_t> bytes = readItems(count_);
    std::vector<std::int64_t> labels(static_cast<std::size_t>(count_));
    const std::uint8_t* item = bytes.data();
    for (std::int64_t& label : labels) {
        label = elementAt(item);
        item += itemBytes_;
    }
    return labels;
}

std::int64_t IdxReader::elementAt(const std::uint8_t* bytes) const {
    const int length = bytesOfInteger(type_);
    std::int64_t value = type_ == kUnsignedBytes ? bytes[0] : static_cast<std::int8_t>(bytes[0]);
    for (int k = 1; k < length; ++k)
        value = value * 256 + bytes[k];
    return value;
}

std::vector<std::uint8_t> IdxReader::readItems(std::int64_t items) {
    const auto wanted = static_cast<std::size_t>(items * itemBytes_);
    std::vector<std::uint8_t> bytes;
    bytes.reserve(file_.isGzipped() ? std::min(wanted, kTrustedClaim) : wanted);
    while (bytes.size() < wanted) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::min(kPiece, wanted - before));
        const std::size_t got = file_.read(std::span(bytes).subspan(before));
        if (before + got < bytes.size())
            refuse<MessageCode::ImagesEndEarly, MessageCode::LabelsEndEarly>(
                count_, itemsRead_ + static_cast<std::int64_t>(before + got) / itemBytes_);
    }
    itemsRead_ += items;
    return bytes;
}

void IdxReader::finish() {
    std::array<std::uint8_t, 1> more{};
    if (file_.read(more) != 0)
        refuse<MessageCode::ImagesHaveMore, MessageCode::LabelsHaveMore>(count_);
}

std::uint32_t IdxReader::readNumber() {
    std::array<std::uint8_t, 4> bytes{};
    const std::size_t got = file_.read(bytes);
    if (got < bytes.size())
        file_.refuse(MessageCode::IdxHeaderEndsEarly, content_ == Content::Images ? 16 : 8,
                     headerBytes_ + static_cast<std::int64_t>(got));
    headerBytes_ += static_cast<std::int64_t>(got);
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | std::uint32_t{bytes[3]};
}

void IdxReader::checkSize() const {
    const std::int64_t bytes = headerBytes_ + count_ * itemBytes_;
    if (!file_.canHold(bytes) && file_.isGzipped())
        refuse<MessageCode::GzipTooSmallForImages, MessageCode::GzipTooSmallForLabels>(
            file_.leastSizeFor(bytes), count_, file_.size());
    if (!file_.canHold(bytes))
        refuse<MessageCode::ImagesOfAnotherLength, MessageCode::LabelsOfAnotherLength>(
            bytes, count_, file_.size());
    if (count_ > kMaximumCount)
        refuse<MessageCode::TooManyImages, MessageCode::TooManyLabels>(kMaximumCount, count_);
}

/// In the words for what the file should hold.
template <MessageCode ofImages, MessageCode ofLabels, typename... Values>
void IdxReader::refuse(const Values&... values) const {
    if (content_ == Content::Images)
        file_.refuse(ofImages, values...);
    file_.refuse(ofLabels, values...);
}

std::optional<IdxReader::Content> idxContent(const std::filesystem::path& path) {
    std::array<std::uint8_t, 4> magic{};
    if (InputFile(path).read(magic) < magic.size() || magic[0] != 0 || magic[1] != 0)
        return std::nullopt;
    if (canBeImages(magic[2], magic[3]))
        return IdxReader::Content::Images;
    if (canBeLabels(magic[2], magic[3]))
        return IdxReader::Content::Labels;
    return std::nullopt;
}

}  // namespace centerscope
