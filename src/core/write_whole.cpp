// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/write_whole.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace centerscope {

namespace {

namespace fs = std::filesystem;

/// What a chain of links, which is no ring, leads to, whether it is there or not.
fs::path targetOf(const fs::path& path) {
    std::error_code noLink;
    const fs::path next = fs::read_symlink(path, noLink);
    return noLink ? path : targetOf(path.parent_path() / next);
}

using Parts = std::span<const std::string_view>;

/// The errno of what failed, else 0.
int writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

/// Writes all parts and has them on the disk, where the file is on one. The errno of what failed,
/// else 0.
int writeThrough(int file, Parts parts) {
    int error = 0;
    for (const std::string_view part : parts)
        if (error == 0)
            error = writeAll(file, part);
    if (error == 0 && fsync(file) != 0 && errno != EINVAL)
        error = errno;
    return error;
}

/// The errno of what failed before, else of this.
int closeAfter(int file, int error) {
    return close(file) != 0 && error == 0 ? errno : error;
}

/// A device or a pipe.
int writeInto(const fs::path& path, Parts parts) {
    const int file = open(path.c_str(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    return file < 0 ? errno : closeAfter(file, writeThrough(file, parts));
}

/// Empty, and for this program alone: another that writes the same file waits until this one has
/// closed it, and then opens one of its own. Negative where that fails.
int openPart(const fs::path& part) {
    for (;;) {
        const int file = open(part.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (file < 0)
            return file;
        flock(file, LOCK_EX);  // where the file system has none there is no other program either
        struct stat opened {};
        struct stat there {};
        const bool isThere = fstat(file, &opened) == 0 && stat(part.c_str(), &there) == 0 &&
                             opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
        if (isThere && ftruncate(file, 0) == 0)
            return file;
        const int error = isThere ? errno : 0;
        close(file);
        errno = error;
        if (isThere)
            return -1;
    }
}

/// permissions: those of the file before; 0: there is none.
int replace(const fs::path& path, Parts parts, mode_t permissions) {
    fs::path part = path.parent_path() / ".";
    part += path.filename();
    part += ".part";
    const int file = openPart(part);
    if (file < 0)
        return errno;
    if (permissions != 0)
        fchmod(file, permissions);
    int error = writeThrough(file, parts);
    if (error == 0 && std::rename(part.c_str(), path.c_str()) != 0)
        error = errno;
    if (error == 0)
        syncFolder(path.parent_path());
    else
        unlink(part.c_str());
    return closeAfter(file, error);
}

}  // namespace

void syncFolder(const std::filesystem::path& folder) {
    const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

WriteError cannotWrite(const std::filesystem::path& path, const Message& reason) {
    return WriteError({MessageCode::CannotBeWritten, path, reason});
}

WriteError cannotWrite(const std::filesystem::path& path, int error) {
    return WriteError({MessageCode::CannotBeWritten, path, systemMessage(error)}, error);
}

void writeWhole(const std::filesystem::path& path, std::string_view bytes) {
    writeWhole(path, Parts(&bytes, 1));
}

void writeWhole(const std::filesystem::path& path, std::span<const std::string_view> parts) {
    struct stat before {};
    int error = stat(path.c_str(), &before) == 0 ? 0 : errno;
    if (error == 0 && !S_ISREG(before.st_mode))
        error = writeInto(path, parts);
    else if (error == 0 || error == ENOENT)
        error = replace(targetOf(path), parts, before.st_mode & 0777);
    if (error != 0)
        throw cannotWrite(path, error);
}

}  // namespace centerscope
