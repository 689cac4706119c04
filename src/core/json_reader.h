// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

namespace centerscope {

/// What JSON of unknown origin may be at most, checked while it is read: nesting would exhaust the
/// stack of the code that walks through it, and a value takes far more memory than its text.
struct JsonLimits {
    int depth = 16;
    std::size_t values = 100'000;
};

/// Reads JSON in which no object has a key twice. Throws std::invalid_argument with the plain fact,
/// such as "expected JSON, found …".
nlohmann::json readJson(std::string_view text, JsonLimits limits = {});

}  // namespace centerscope
