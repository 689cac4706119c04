// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/line_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace centerscope {

LineFile::LineFile(const std::filesystem::path& path)
    : path_(path), descriptor_(open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {
    struct stat status {};
    if (descriptor_ < 0 || fstat(descriptor_, &status) != 0)
        throw cannotWrite(path, errno);
    size_ = static_cast<std::size_t>(status.st_size);
}

LineFile::~LineFile() {
    if (descriptor_ >= 0)
        close(descriptor_);
}

LineFile::LineFile(LineFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      waiting_(std::move(other.waiting_)) {}

LineFile& LineFile::operator=(LineFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    std::swap(waiting_, other.waiting_);
    return *this;
}

void LineFile::append(std::string_view line) {
    waiting_ += line;
    write();
}

std::string LineFile::text() const {
    std::string text(size_, '\0');
    std::size_t done = 0;
    while (done < size_) {
        const ssize_t count =
            pread(descriptor_, text.data() + done, size_ - done, static_cast<off_t>(done));
        if (count < 0 && errno != EINTR)
            throw cannotWrite(path_, errno);
        if (count == 0)
            throw cannotWrite(path_, {MessageCode::EndIsMissing});
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return text + waiting_;
}

void LineFile::cut(std::size_t size) {
    waiting_.resize(size > size_ ? std::min(waiting_.size(), size - size_) : 0);
    size_ = std::min(size, size_);
    write();
}

void LineFile::replace(std::string_view lines) {
    const std::string there = text();
    const auto differ = std::ranges::mismatch(lines, there).in1;
    const std::size_t same =
        std::string_view(lines.begin(), differ).rfind('\n') + 1;  // npos + 1: 0
    cut(same);
    if (same < lines.size())
        append(lines.substr(same));
}

void LineFile::sync() {
    write();
    if (fdatasync(descriptor_) != 0 && errno != EINVAL)
        throw cannotWrite(path_, errno);
}

/// What a full disk takes of the lines is cut off again.
void LineFile::write() {
    struct stat status {};
    if (fstat(descriptor_, &status) != 0)
        throw cannotWrite(path_, errno);
    if (status.st_nlink == 0)
        throw cannotWrite(path_, {MessageCode::FileIsRemoved});
    const auto cutOff = [this] { return ftruncate(descriptor_, static_cast<off_t>(size_)) == 0; };
    if (static_cast<std::size_t>(status.st_size) > size_ && !cutOff())
        throw cannotWrite(path_, errno);
    if (waiting_.empty())
        return;
    const ssize_t written = ::write(descriptor_, waiting_.data(), waiting_.size());
    if (written == static_cast<ssize_t>(waiting_.size())) {
        size_ += waiting_.size();
        waiting_.clear();
        return;
    }
    const int error = written < 0 ? errno : ENOSPC;
    if (written > 0)
        cutOff();  // else before the next line
    throw cannotWrite(path_, error);
}

std::string wholeLines(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    std::string lines = std::move(text).str();
    lines.resize(lines.rfind('\n') + 1);  // npos + 1: 0
    return lines;
}

}  // namespace centerscope
