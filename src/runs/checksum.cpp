// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/checksum.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <optional>
#include <zlib.h>

#include "runs/checkpoint_error.h"

namespace centerscope {

namespace {

/// Where the digits of the checksum begin. In the texts of a JSON header every quotation mark has a
/// backslash before it, so that these marks can only be the header's own.
std::optional<std::size_t> checksumPlace(std::string_view bytes) {
    constexpr std::string_view kBefore = R"("crc32":")";
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        return std::nullopt;
    std::memcpy(&length, bytes.data(), sizeof length);
    const std::string_view header = bytes.substr(sizeof length).substr(0, length);
    const std::size_t found = header.find(kBefore);
    const std::size_t end = found + kBefore.size() + kNoChecksum.size();
    if (found == header.npos || end >= header.size() || header[end] != '"')
        return std::nullopt;
    return sizeof length + found + kBefore.size();
}

std::string checksum(std::string_view bytes, std::size_t place) {
    uLong sum = crc32_z(0, nullptr, 0);
    const std::string_view after = bytes.substr(place + kNoChecksum.size());
    for (const std::string_view part : {bytes.substr(0, place), kNoChecksum, after})
        sum = crc32_z(sum, reinterpret_cast<const Bytef*>(part.data()), part.size());
    std::array<char, 9> digits{};
    std::snprintf(digits.data(), digits.size(), "%08lx", sum);
    return digits.data();
}

}  // namespace

bool hasChecksum(std::string_view bytes, const std::string& fileName) {
    const auto place = checksumPlace(bytes);
    if (!place)
        return false;
    const std::string_view found = bytes.substr(*place, kNoChecksum.size());
    const std::string expected = checksum(bytes, *place);
    if (found != expected)
        throw DamagedCheckpoint(fileName + ": expected the checksum " + expected +
                                " of its bytes, found " + std::string(found) +
                                ": it is not as it was written.");
    return true;
}

void renewChecksum(std::string& bytes) {
    if (const auto place = checksumPlace(bytes))
        bytes.replace(*place, kNoChecksum.size(), checksum(bytes, *place));
}

}  // namespace centerscope
