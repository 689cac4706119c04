// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "core/message.h"

namespace centerscope {

// What the readers of a run folder's JSON files share. They throw an Error that says what was
// expected and found; all but readRunFile() do not say in which file.

/// A whole file of at most so many bytes.
std::string readRunFile(const std::filesystem::path& file, std::int64_t most = 1 << 20);
/// The member of an object.
const nlohmann::json& member(const nlohmann::json& json, const char* key);
std::string textMember(const nlohmann::json& json, const char* key);
std::uint64_t countMember(const nlohmann::json& json, const char* key);
[[noreturn]] void refuseMember(
    const char* key, const Message& expected,
    const MessageArgument& found = Message(MessageCode::FoundAnotherValue));

}  // namespace centerscope
