// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/npy_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

namespace centerscope {

namespace {

constexpr std::string_view kNpyMagic = "\x93NUMPY";
constexpr std::size_t kLongestHeader = 1 << 16;
constexpr std::size_t kMostDimensions = 4;
constexpr std::int64_t kMostNpyBytes = std::int64_t{1} << 40;
constexpr std::size_t kNpyPiece = std::size_t{1} << 20;

std::uint8_t* bytesOf(std::string& text) {
    return reinterpret_cast<std::uint8_t*>(text.data());
}

/// What follows 'key': in the header, blanks left out; empty: no such key.
std::string_view valueOf(std::string_view header, std::string_view key) {
    for (const char quote : {'\'', '"'}) {
        const std::string quoted = std::string(1, quote).append(key).append(1, quote);
        const std::size_t at = header.find(quoted);
        if (at == std::string_view::npos)
            continue;
        std::string_view rest = header.substr(at + quoted.size());
        const std::size_t begin = rest.find_first_not_of(" :");
        return begin == std::string_view::npos ? std::string_view() : rest.substr(begin);
    }
    return {};
}

std::optional<NpyType> typeFrom(std::string_view value) {
    // '<u1' in either quotes
    if (value.size() < 5 || (value[0] != '\'' && value[0] != '"') || value[4] != value[0])
        return std::nullopt;
    const NpyType type{value[1], value[2], value[3] - '0'};
    const bool isKnown =
        (type.kind == 'u' || type.kind == 'i')
            ? type.bytes == 1 || type.bytes == 2 || type.bytes == 4 || type.bytes == 8
        : type.kind == 'f' ? type.bytes == 4 || type.bytes == 8
                           : type.kind == 'b' && type.bytes == 1;
    const bool hasOrder =
        type.order == '<' || type.order == '>' || (type.order == '|' && type.bytes == 1);
    return isKnown && hasOrder ? std::optional(type) : std::nullopt;
}

/// "(3, 28, 28)" and "(3,)"
std::optional<std::vector<std::int64_t>> shapeFrom(std::string_view value) {
    const std::size_t end = value.find(')');
    if (value.empty() || value[0] != '(' || end == std::string_view::npos)
        return std::nullopt;
    std::vector<std::int64_t> shape;
    std::string_view rest = value.substr(1, end - 1);
    while (!rest.empty()) {
        std::int64_t length = 0;
        const auto [after, error] = std::from_chars(rest.data(), rest.data() + rest.size(), length);
        if (error != std::errc() || length < 0 || length > kMostNpyBytes ||
            shape.size() == kMostDimensions)
            return std::nullopt;
        shape.push_back(length);
        rest.remove_prefix(static_cast<std::size_t>(after - rest.data()));
        const std::size_t next = rest.find_first_not_of(", ");
        rest = next == std::string_view::npos ? std::string_view() : rest.substr(next);
    }
    return shape;
}

}  // namespace

std::string textOf(const NpyType& type) {
    return std::string{type.order, type.kind} + std::to_string(type.bytes);
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "(";
    for (const std::int64_t length : shape)
        text += std::to_string(length) + ", ";
    if (!shape.empty())
        text.erase(text.size() - (shape.size() == 1 ? 1 : 2));
    return text + ")";
}

NpyReader::NpyReader(const std::filesystem::path& path) : file_(path) {
    std::string header(readHeaderLength(), '\0');
    if (file_.read(std::span(bytesOf(header), header.size())) < header.size())
        file_.refuse(MessageCode::NpyHeaderIsDamaged);
    parseHeader(header);
    std::int64_t elements = 1;
    for (const std::int64_t length : shape_)
        if (__builtin_mul_overflow(elements, length, &elements) || elements > kMostNpyBytes)
            file_.refuse(MessageCode::NpyTooLarge, shapeText(shape_));
    bytes_ = elements * type_.bytes;
    const std::int64_t before = read_ + static_cast<std::int64_t>(header.size());
    read_ = 0;
    if (!file_.canHold(before + bytes_))
        file_.refuse(MessageCode::NpyOfAnotherLength, file_.leastSizeFor(before + bytes_),
                     shapeText(shape_), file_.size());
}

std::size_t NpyReader::readHeaderLength() {
    std::array<std::uint8_t, 10> start{};
    const bool isWhole = file_.read(start) == start.size();
    if (!isWhole ||
        !std::equal(kNpyMagic.begin(), kNpyMagic.end(), start.begin(),
                    [](char c, std::uint8_t b) { return static_cast<std::uint8_t>(c) == b; }))
        file_.refuse(MessageCode::ExpectedNpy);
    read_ = start.size();
    std::size_t length = start[8] + std::size_t{256} * start[9];
    std::array<std::uint8_t, 2> upper{};
    if (start[6] >= 2) {
        if (file_.read(upper) < upper.size())
            file_.refuse(MessageCode::NpyHeaderIsDamaged);
        read_ += upper.size();
        length += (upper[0] + std::size_t{256} * upper[1]) << 16;
    }
    if (start[6] < 1 || start[6] > 3 || length > kLongestHeader)
        file_.refuse(MessageCode::NpyHeaderIsDamaged);
    return length;
}

void NpyReader::parseHeader(std::string_view header) {
    const std::string_view descr = valueOf(header, "descr");
    const auto type = typeFrom(descr);
    const auto shape = shapeFrom(valueOf(header, "shape"));
    const std::string_view order = valueOf(header, "fortran_order");
    if (!shape || descr.empty() || order.empty())
        file_.refuse(MessageCode::NpyHeaderIsDamaged);
    if (!type)
        file_.refuse(MessageCode::NpyOfAnotherType,
                     descr.substr(0, std::min<std::size_t>(descr.find(','), 20)));
    shape_ = *shape;
    type_ = *type;
    if (!order.starts_with("False") && shape_.size() > 1)
        file_.refuse(MessageCode::NpyInFortranOrder);
}

void NpyReader::read(std::span<std::uint8_t> to) {
    const std::size_t got = file_.read(to);
    read_ += static_cast<std::int64_t>(got);
    if (got < to.size())
        file_.refuse(MessageCode::NpyEndsEarly, bytes_, read_);
}

std::vector<std::uint8_t> NpyReader::read(std::int64_t bytes) {
    const auto wanted = static_cast<std::size_t>(bytes);
    std::vector<std::uint8_t> all;
    if (!file_.isGzipped())
        all.reserve(wanted);
    while (all.size() < wanted) {
        const std::size_t before = all.size();
        all.resize(before + std::min(kNpyPiece, wanted - before));
        read(std::span(all).subspan(before));
    }
    return all;
}

void NpyReader::finish() {
    std::array<std::uint8_t, 1> more{};
    if (file_.read(more) != 0)
        file_.refuse(MessageCode::NpyHasMore, bytes_);
}

std::string npyHeader(const NpyType& type, const std::vector<std::int64_t>& shape) {
    constexpr std::size_t kAlignment = 64;
    std::string header = "{'descr': '" + textOf(type) +
                         "', 'fortran_order': False, 'shape': " + shapeText(shape) + ", }";
    const std::size_t unpadded = kNpyMagic.size() + 4 + header.size() + 1;
    header.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
    header += '\n';
    std::string bytes(kNpyMagic);
    bytes += {'\1', '\0', static_cast<char>(header.size() & 0xff),
              static_cast<char>(header.size() >> 8)};
    return bytes + header;
}

bool isNpy(const std::filesystem::path& path) {
    std::string start(kNpyMagic.size(), '\0');
    return InputFile(path).read(std::span(bytesOf(start), start.size())) == start.size() &&
           start == kNpyMagic;
}

}  // namespace centerscope
