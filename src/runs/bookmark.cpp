// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/bookmark.h"

#include <system_error>

#include "core/error.h"
#include "core/json_reader.h"
#include "core/json_writer.h"
#include "presets/value_ranges.h"
#include "runs/run_files.h"
#include "runs/run_json.h"

namespace centerscope {

namespace {

std::vector<Bookmark> readBookmarks(const nlohmann::json& json) {
    const nlohmann::json& all = member(json, "bookmarks");
    if (!all.is_array())
        refuseMember("bookmarks", {MessageCode::AnArray});
    if (const auto count = static_cast<std::int64_t>(all.size()); count > kMostBookmarks)
        refuseMember("bookmarks", {MessageCode::AtMostBookmarks, kMostBookmarks}, count);
    std::vector<Bookmark> bookmarks;
    for (const nlohmann::json& each : all) {
        const auto step = static_cast<std::int64_t>(countMember(each, "step"));
        if (step < 0 || (!bookmarks.empty() && step <= bookmarks.back().step))
            refuseMember("step", {MessageCode::StepsInOrder});
        bookmarks.push_back({step, textMember(each, "caption")});
    }
    return bookmarks;
}

}  // namespace

std::string bookmarksJson(const std::vector<Bookmark>& bookmarks) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const auto& [step, caption] : bookmarks)
        all.push_back({{"step", step}, {"caption", caption}});
    const nlohmann::ordered_json json{{"bookmarks", std::move(all)}};
    return jsonText(json, 2) + "\n";
}

std::vector<Bookmark> parseBookmarks(std::string_view json, const std::string& fileName) {
    return readAt(fileName, [&json] { return readBookmarks(readJson(json, {.depth = 4})); });
}

std::vector<Bookmark> loadBookmarks(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / kBookmarksFile;
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return {};
    return parseBookmarks(readRunFile(file), file.string());
}

}  // namespace centerscope
