// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace centerscope {

/// What a user says of a run. In a run's folder it is label.json, which any program may write while
/// another trains there: {"name": "my best", "note": "…", "kept": true}
struct RunLabel {
    std::string name;     ///< UTF-8; empty: named by what it is made of
    std::string note;     ///< UTF-8
    bool isKept = false;  ///< never removed to make room

    bool operator==(const RunLabel&) const = default;
};

/// Throws an Error with fileName in front.
RunLabel parseRunLabel(std::string_view json, const std::string& fileName);
std::string runLabelJson(const RunLabel& label);

/// Throws WriteError.
void writeRunLabel(const std::filesystem::path& folder, const RunLabel& label);
/// Empty where nothing has been said. Throws an Error.
RunLabel loadRunLabel(const std::filesystem::path& folder);

}  // namespace centerscope
