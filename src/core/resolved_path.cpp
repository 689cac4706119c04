// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resolved_path.h"

#include <system_error>

namespace centerscope {

std::filesystem::path resolvedPath(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path resolved = std::filesystem::weakly_canonical(path, error);
    if (error)
        return std::filesystem::absolute(path);  // opening it says what is wrong
    // What is not there yet keeps its slash and stays relative where nothing of it is there.
    const std::filesystem::path whole = std::filesystem::absolute(resolved);
    return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace centerscope
