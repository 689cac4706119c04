// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/input_file.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <new>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

namespace centerscope {

namespace {

constexpr std::int64_t kDeflateBound = 1032;  // zlib's technical notes: at most 1032 : 1
constexpr int kGzipWindow = 15 + 16;  // largest window; + 16: gzip header and trailer, nothing else
constexpr std::array<std::uint8_t, 2> kGzipStart{0x1f, 0x8b};

Message noRegularFile(const std::filesystem::path& path, mode_t mode) {
    if (S_ISDIR(mode))
        return {MessageCode::ExpectedFileFoundFolder, path};
    if (S_ISFIFO(mode))
        return {MessageCode::ExpectedFileFoundPipe, path};
    if (S_ISSOCK(mode))
        return {MessageCode::ExpectedFileFoundSocket, path};
    return {MessageCode::ExpectedFileFoundDevice, path};
}

}  // namespace

/// A gzip file may be several compressed streams ("members") one after the other.
class InputFile::Inflater {
public:
    explicit Inflater(InputFile& file) : file_(file) {
        if (inflateInit2(&stream_, kGzipWindow) != Z_OK)
            throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    std::size_t read(std::span<std::uint8_t> to) {
        stream_.next_out = to.data();
        stream_.avail_out = static_cast<uInt>(to.size());
        while (stream_.avail_out > 0 && hasInput())
            inflateSome();
        return to.size() - stream_.avail_out;
    }

private:
    bool hasInput() {
        if (stream_.avail_in == 0) {
            stream_.next_in = input_.data();
            stream_.avail_in = static_cast<uInt>(file_.readRaw(input_));
            inputEnd_ += stream_.avail_in;
        }
        if (stream_.avail_in == 0 && !betweenMembers_)
            file_.refuse(MessageCode::GzipEndsEarly, inputEnd_);
        return stream_.avail_in > 0;
    }

    void inflateSome() {
        if (betweenMembers_)
            beginMember();
        const int result = inflate(&stream_, Z_NO_FLUSH);
        betweenMembers_ = result == Z_STREAM_END;
        if (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR)
            return;
        if (stream_.msg)
            file_.refuse(MessageCode::GzipIsDamagedBecause, inputPosition(), stream_.msg);
        file_.refuse(MessageCode::GzipIsDamaged, inputPosition());
    }

    void beginMember() {
        if (*stream_.next_in != kGzipStart[0])
            file_.refuse(MessageCode::GzipHasMore, inputPosition());
        inflateReset(&stream_);
    }

    std::int64_t inputPosition() const { return inputEnd_ - stream_.avail_in; }

    InputFile& file_;
    z_stream stream_{};
    std::array<std::uint8_t, 1 << 16> input_;
    std::int64_t inputEnd_ = 0;  // position in the file after input_
    bool betweenMembers_ = true;
};

InputFile::InputFile(const std::filesystem::path& path) : path_(path) {
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    descriptor_ = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor_ < 0 && errno == ENOENT)
        refuse(MessageCode::ExpectedFileFoundNothing);
    if (descriptor_ < 0)
        refuse(MessageCode::CannotBeOpened, errno);
    struct stat status {};
    fstat(descriptor_, &status);
    size_ = status.st_size;
    try {
        if (!S_ISREG(status.st_mode))
            throw Error(noRegularFile(path, status.st_mode));
        if (std::array<std::uint8_t, 2> start{};
            pread(descriptor_, start.data(), start.size(), 0) == 2 && start == kGzipStart)
            inflater_ = std::make_unique<Inflater>(*this);
    } catch (...) {
        close(descriptor_);
        throw;
    }
}

InputFile::~InputFile() {
    close(descriptor_);
}

std::int64_t InputFile::leastSizeFor(std::int64_t bytes) const {
    return isGzipped() ? (bytes + kDeflateBound - 1) / kDeflateBound : bytes;
}

std::size_t InputFile::read(std::span<std::uint8_t> to) {
    return inflater_ ? inflater_->read(to) : readRaw(to);
}

std::size_t InputFile::readRaw(std::span<std::uint8_t> to) {
    std::size_t filled = 0;
    while (filled < to.size()) {
        const ssize_t got = ::read(descriptor_, to.data() + filled, to.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            refuse(MessageCode::CannotBeReadToItsEnd, errno);
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

}  // namespace centerscope
