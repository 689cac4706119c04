// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace centerscope {

// The checksum that a safetensors file has in its metadata as "crc32": eight hexadecimal digits,
// the CRC-32 of the whole file with 00000000 in their place.

/// What stands in the metadata until the checksum is known.
inline constexpr std::string_view kNoChecksum = "00000000";

/// Puts the checksum right. A file without stays as it is.
void renewChecksum(std::string& bytes);
/// Whether the file has a checksum, which must be right. Throws DamagedCheckpoint, with fileName in
/// front, where it is wrong.
bool hasChecksum(std::string_view bytes, const std::string& fileName);

}  // namespace centerscope
