// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/message.h"

namespace centerscope {

/// What a user says of a run. In a run's folder it is label.json, which any program may write while
/// another trains there: {"name": "my best", "note": "…", "kept": true}
struct RunLabel {
    // Characters that may be typed, so that the file stays one that can be read back.
    static constexpr int kLongestName = 200;
    static constexpr int kLongestNote = 20'000;
    std::string name;     ///< UTF-8; empty: named by what it is made of
    std::string note;     ///< UTF-8
    bool isKept = false;  ///< never removed to make room

    bool operator==(const RunLabel&) const = default;
};

/// Throws an Error with fileName in front.
RunLabel parseRunLabel(std::string_view json, const std::string& fileName);
std::string runLabelJson(const RunLabel& label);

/// Sets one aside that cannot be read. Throws WriteError.
void writeRunLabel(const std::filesystem::path& folder, const RunLabel& label);
/// Empty where nothing has been said. Throws an Error.
RunLabel loadRunLabel(const std::filesystem::path& folder);
/// The same, and empty where it cannot be read, which problem then says.
RunLabel readableRunLabel(const std::filesystem::path& folder, std::optional<Message>& problem);

}  // namespace centerscope
