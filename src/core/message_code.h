// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace centerscope {

#define CODE(name, places) name,
enum class MessageCode {
#include "core/message_codes.inc"
};
#undef CODE

#define CODE(name, places) places,
inline constexpr std::uint8_t kMessagePlaces[] = {
#include "core/message_codes.inc"
};
#undef CODE

inline constexpr std::size_t kMessageCodes = sizeof(kMessagePlaces);

/// How many arguments stand in its form.
constexpr std::size_t placesOf(MessageCode code) {
    return kMessagePlaces[static_cast<std::size_t>(code)];
}

/// Its sentence or phrase in English, with %1, %2, … where the arguments stand. It is compiled
/// apart from the codes, so that a word that is corrected does not compile the project anew.
const char* formOf(MessageCode code);

}  // namespace centerscope
