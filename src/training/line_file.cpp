// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/line_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace centerscope {

LineFile::LineFile(const std::filesystem::path& path)
    : path_(path),
      descriptor_(open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0)
        throw cannotWrite(path, errno);
}

LineFile::~LineFile() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

LineFile::LineFile(LineFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      waiting_(std::move(other.waiting_)) {}

LineFile& LineFile::operator=(LineFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(waiting_, other.waiting_);
    return *this;
}

void LineFile::append(std::string_view line) {
    waiting_ += line;
    write();
}

void LineFile::sync() {
    write();
    if (fdatasync(descriptor_) != 0 && errno != EINVAL)
        throw cannotWrite(path_, errno);
}

/// What a full disk takes of the lines is cut off again.
void LineFile::write() {
    if (waiting_.empty())
        return;
    struct stat status {};
    if (fstat(descriptor_, &status) != 0)
        throw cannotWrite(path_, errno);
    if (status.st_nlink == 0)
        throw cannotWrite(path_, "it has been removed");
    const ssize_t written = ::write(descriptor_, waiting_.data(), waiting_.size());
    if (written == static_cast<ssize_t>(waiting_.size())) {
        waiting_.clear();
        return;
    }
    const int error = written < 0 ? errno : ENOSPC;
    if (written > 0 && ftruncate(descriptor_, status.st_size) != 0)
        throw cannotWrite(path_, errno);
    throw cannotWrite(path_, error);
}

}  // namespace centerscope
