// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/message.h"

namespace centerscope {

/// What JSON of unknown origin may be at most, checked while it is read: nesting would exhaust the
/// stack of the code that walks through it, and a value takes far more memory than its text.
struct JsonLimits {
    int depth = 16;
    std::size_t values = 100'000;
};

/// Reads JSON in which no object has a key twice. Throws an Error that says what was expected
/// and found, not where.
nlohmann::json readJson(std::string_view text, JsonLimits limits = {});
/// Reads JSON of this program's own, sooner because unguarded: is_discarded() where it is none.
nlohmann::json readOwnJson(std::string_view text);
/// The members stay in their order. Throws nlohmann's exception where it is none.
nlohmann::ordered_json readOwnOrderedJson(std::string_view text);

// Members of an object. They throw an Error that says what was expected and found under which key.

const nlohmann::json& member(const nlohmann::json& json, const char* key);
std::string textMember(const nlohmann::json& json, const char* key);
std::uint64_t countMember(const nlohmann::json& json, const char* key);
double numberMember(const nlohmann::json& json, const char* key);
[[noreturn]] void refuseMember(
    const char* key, const Message& expected,
    const MessageArgument& found = Message(MessageCode::FoundAnotherValue));

}  // namespace centerscope
