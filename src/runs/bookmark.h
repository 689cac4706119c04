// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace centerscope {

/// A step of a run that its user has found worth looking at.
struct Bookmark {
    static constexpr int kLongestCaption = 200;  ///< characters that may be typed
    std::int64_t step = 0;
    std::string caption;  ///< UTF-8; may be empty

    bool operator==(const Bookmark&) const = default;
};

/// bookmarks.json of a run folder, by their steps:
///     {"bookmarks": [{"step": 420, "caption": "The clusters part"}]}
std::string bookmarksJson(const std::vector<Bookmark>& bookmarks);
/// Throws an Error with fileName in front, also where a step comes twice or too early.
std::vector<Bookmark> parseBookmarks(std::string_view json, const std::string& fileName);
/// Those of a run folder; none where it has no such file. Throws an Error.
std::vector<Bookmark> loadBookmarks(const std::filesystem::path& folder);

}  // namespace centerscope
