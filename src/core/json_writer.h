// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace centerscope {

// Here and in json_reader.h, and nowhere else, JSON meets text: either way takes the compiler most
// of a second wherever it is used.

/// In one line, or with `indent` spaces per level in lines of its own. Bytes that are no UTF-8 are
/// replaced.
std::string jsonText(const nlohmann::json& json, int indent = -1);
std::string jsonText(const nlohmann::ordered_json& json, int indent = -1);

/// Whether JSON can hold the text as it is.
bool isUtf8(const std::string& text);

}  // namespace centerscope
