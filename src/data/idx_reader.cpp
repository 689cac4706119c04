// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/idx_reader.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <string>

#include "data/dataset.h"

namespace centerscope {

namespace {

constexpr std::uint32_t kImagesMagic = 0x00000803;  // unsigned bytes, 3 dimensions
constexpr std::uint32_t kLabelsMagic = 0x00000801;  // unsigned bytes, 1 dimension
constexpr std::int64_t kDeflateBound = 1032;        // zlib's technical notes: at most 1032 : 1
constexpr std::int64_t kMaximumCount = 10'000'000;  // 7.8 GB of images
constexpr std::size_t kPiece = std::size_t{1} << 20;
constexpr std::size_t kTrustedClaim = std::size_t{1} << 26;  // 64 MB
constexpr ImageShape kImage = kMnistShape.image;
constexpr std::uint8_t kLargestLabel = kMnistShape.classes - 1;

std::string hexadecimal(std::uint32_t number) {
    std::array<char, 11> text{};
    std::snprintf(text.data(), text.size(), "0x%08x", number);
    return text.data();
}

std::string size(std::uint32_t height, std::uint32_t width) {
    return std::to_string(height) + "×" + std::to_string(width);
}

}  // namespace

IdxReader::IdxReader(const std::filesystem::path& path, Content content)
    : file_(path), content_(content) {
    const std::uint32_t magic = readNumber();
    const std::uint32_t expected = content == Content::Images ? kImagesMagic : kLabelsMagic;
    if (magic != expected)
        refuse<MessageCode::ExpectedIdxImages, MessageCode::ExpectedIdxLabels>(
            hexadecimal(expected), hexadecimal(magic));
    count_ = readNumber();
    if (content == Content::Images) {
        const std::uint32_t height = readNumber();
        const std::uint32_t width = readNumber();
        if (height != kImage.height || width != kImage.width)
            file_.refuse(MessageCode::ImagesOfAnotherSize, size(kImage.height, kImage.width),
                         size(height, width));
        itemBytes_ = kImage.size();
    }
    checkSize();
}

std::vector<std::uint8_t> IdxReader::read(std::int64_t items) {
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
    if (content_ == Content::Labels)
        checkLabels(bytes);
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
    const std::int64_t leastCompressed = (bytes + kDeflateBound - 1) / kDeflateBound;
    if (file_.isGzipped() && file_.size() < leastCompressed)
        refuse<MessageCode::GzipTooSmallForImages, MessageCode::GzipTooSmallForLabels>(
            leastCompressed, count_, file_.size());
    if (!file_.isGzipped() && file_.size() != bytes)
        refuse<MessageCode::ImagesOfAnotherLength, MessageCode::LabelsOfAnotherLength>(
            bytes, count_, file_.size());
    if (count_ > kMaximumCount)
        refuse<MessageCode::TooManyImages, MessageCode::TooManyLabels>(kMaximumCount, count_);
}

void IdxReader::checkLabels(const std::vector<std::uint8_t>& labels) const {
    const auto bad = std::find_if(labels.begin(), labels.end(),
                                  [](std::uint8_t label) { return label > kLargestLabel; });
    if (bad != labels.end())
        file_.refuse(MessageCode::LabelOutOfRange, kLargestLabel, *bad,
                     itemsRead_ + (bad - labels.begin()));
}

/// In the words for what the file should hold.
template <MessageCode ofImages, MessageCode ofLabels, typename... Values>
void IdxReader::refuse(const Values&... values) const {
    if (content_ == Content::Images)
        file_.refuse(ofImages, values...);
    file_.refuse(ofLabels, values...);
}

}  // namespace centerscope
