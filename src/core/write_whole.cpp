// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/write_whole.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace centerscope {

namespace {

/// Writes all bytes to a new file and on to the disk. The errno of what failed, else 0.
int writeThrough(const std::filesystem::path& path, std::string_view bytes) {
    const int file =
        open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0)
        return errno;
    int error = 0;
    while (error == 0 && !bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            error = errno;
    }
    if (error == 0 && fsync(file) != 0)
        error = errno;
    if (close(file) != 0 && error == 0)
        error = errno;
    return error;
}

/// So that the new name is on the disk too. Some file systems cannot, and need not.
void syncFolder(const std::filesystem::path& folder) {
    const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

}  // namespace

WriteError cannotWrite(const std::filesystem::path& path, const std::string& reason) {
    return WriteError(path.string() + " cannot be written: " + reason + ".");
}

WriteError cannotWrite(const std::filesystem::path& path, int error) {
    return cannotWrite(path, std::strerror(error));
}

void writeWhole(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::path part = path;
    part += ".part";
    int error = writeThrough(part, bytes);
    if (error == 0 && std::rename(part.c_str(), path.c_str()) != 0)
        error = errno;
    if (error != 0) {
        unlink(part.c_str());
        throw cannotWrite(path, error);
    }
    syncFolder(path.parent_path());
}

}  // namespace centerscope
