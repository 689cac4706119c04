// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resource_folder.h"

#include <system_error>

namespace centerscope {

std::filesystem::path ownExecutable() {
    std::error_code unknown;
    return std::filesystem::read_symlink("/proc/self/exe", unknown);
}

std::optional<std::filesystem::path> findResourceFolder(const std::string& name,
                                                        const std::filesystem::path& executable) {
    const std::filesystem::path prefix = executable.parent_path().parent_path();
    for (const std::filesystem::path& resources :
         {prefix / "share/centerscope", std::filesystem::path(CENTERSCOPE_SOURCE_RESOURCES)}) {
        std::error_code unreadable;
        if (std::filesystem::is_directory(resources / name, unreadable))
            return resources / name;
    }
    return std::nullopt;
}

}  // namespace centerscope
