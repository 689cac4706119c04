// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program.h"

#include <malloc.h>
#include <system_error>

namespace centerscope {

const char* programVersion() {
    return CENTERSCOPE_VERSION;
}

std::filesystem::path ownExecutable() {
    std::error_code unknown;
    return std::filesystem::read_symlink("/proc/self/exe", unknown);
}

std::optional<std::filesystem::path> findResourceFolder(const std::string& name,
                                                        const std::filesystem::path& executable) {
    for (std::filesystem::path above = executable.parent_path(); above.has_filename();
         above = above.parent_path()) {
        std::error_code unreadable;
        const std::filesystem::path folder = above / "share/centerscope" / name;
        if (std::filesystem::is_directory(folder, unreadable))
            return std::filesystem::canonical(folder);
    }
    return std::nullopt;
}

void returnFreedMemory() {
#ifdef M_MMAP_THRESHOLD  // glibc's
    constexpr int kLarge = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, kLarge);
#endif
}

}  // namespace centerscope
