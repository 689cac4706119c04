// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "core/json_reader.h"

namespace centerscope {

// What the readers of a run folder's JSON files share. They throw an Error that says what was
// expected and found; all but readRunFile() do not say in which file.

/// A whole file of at most so many bytes.
std::string readRunFile(const std::filesystem::path& file, std::int64_t most = 1 << 20);
/// Gives a file that read cannot make sense of ".damaged" at the end of its name: somebody may put
/// it right. Throws WriteError.
void setUnreadableAside(const std::filesystem::path& file, const std::function<void()>& read);

/// For a path that is no UTF-8, which JSON cannot hold: file:// and every byte of a path but
/// letters, digits and "/-_." as % and two hexadecimal digits.
std::string urlOf(std::string_view path);
/// key: the member that has the URL.
std::string pathOfUrl(std::string_view url, const char* key);

}  // namespace centerscope
