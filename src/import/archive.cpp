// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/archive.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "core/write_whole.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostEntries = 2'000'000;
constexpr std::int64_t kMostUnpacked = std::int64_t{16} << 30;
constexpr std::int64_t kRoomLeft = std::int64_t{256} << 20;  // on the disk

struct CloseArchive {
    void operator()(struct archive* opened) const { archive_read_free(opened); }
};
using ArchiveHandle = std::unique_ptr<struct archive, CloseArchive>;

std::int64_t mostBytesFor(const fs::path& folder) {
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (error)
        return kMostUnpacked;
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(space.available) - kRoomLeft, 0,
                                    kMostUnpacked);
}

/// Empty for what is not to be written.
fs::path placeOf(archive_entry* entry) {
    const char* const name = archive_entry_pathname(entry);
    if (!name || archive_entry_filetype(entry) != AE_IFREG)
        return {};
    fs::path place;
    for (const fs::path& part : fs::path(name).relative_path()) {
        if (part == ".." || part.native().size() > 255)
            return {};
        place /= part;
    }
    return place;
}

class Unpacking {
public:
    Unpacking(const fs::path& archive, fs::path folder, const ImportStep& step)
        : archive_(archive),
          folder_(std::move(folder)),
          step_(step),
          most_(mostBytesFor(folder_)),
          handle_(archive_read_new()) {
        // By its directory at the end: where that is cut off, nothing says that the rest is whole.
        archive_read_support_format_zip_seekable(handle_.get());
        archive_read_support_format_tar(handle_.get());
        // Not those of LZMA, which takes the memory that a header asks for.
        archive_read_support_filter_gzip(handle_.get());
        archive_read_support_filter_bzip2(handle_.get());
        constexpr std::size_t kBlock = 1 << 16;
        if (archive_read_open_filename(handle_.get(), archive.c_str(), kBlock) != ARCHIVE_OK)
            refuse();
    }

    void run() {
        archive_entry* entry = nullptr;
        for (std::int64_t entries = 0;; ++entries) {
            const int result = archive_read_next_header(handle_.get(), &entry);
            if (result == ARCHIVE_EOF)
                return;
            if (result < ARCHIVE_WARN)
                refuse();
            step_(0, 0);
            if (entries == kMostEntries)
                throw Error(MessageCode::TooManyFiles, archive_, kMostEntries);
            if (const fs::path place = placeOf(entry); !place.empty())
                write(folder_ / place);
        }
    }

private:
    void write(const fs::path& file) {
        std::error_code error;
        fs::create_directories(file.parent_path(), error);
        std::ofstream out(file, std::ios::binary);
        std::array<char, 1 << 16> piece{};
        for (;;) {
            const la_ssize_t got = archive_read_data(handle_.get(), piece.data(), piece.size());
            if (got < 0)
                refuse();
            if (got == 0)
                break;
            written_ += got;
            if (written_ > most_)
                throw Error(MessageCode::ArchiveTooLarge, archive_, most_);
            out.write(piece.data(), got);
            step_(0, 0);
        }
        if (!out.flush())
            throw cannotWrite(file, errno);
    }

    [[noreturn]] void refuse() const {
        const char* const reason = archive_error_string(handle_.get());
        throw Error(MessageCode::ArchiveIsDamaged, archive_, reason ? reason : "?");
    }

    const fs::path& archive_;
    fs::path folder_;
    const ImportStep& step_;
    std::int64_t most_;
    std::int64_t written_ = 0;
    ArchiveHandle handle_;
};

fs::path makeFolder() {
    std::string name = (fs::temp_directory_path() / "centerscope-import-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw cannotWrite(name, errno);
    return name;
}

bool isWithin(const fs::path& file, const fs::path& folder) {
    return file.native().starts_with(folder.native() + '/');
}

}  // namespace

UnpackedArchive::UnpackedArchive(const fs::path& archive, const ImportStep& step)
    : folder_(makeFolder()) {
    try {
        Unpacking(archive, folder_, step).run();
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
        throw;
    }
}

UnpackedArchive::~UnpackedArchive() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::shared_ptr<const UnpackedArchive> UnpackedArchives::open(const fs::path& archive,
                                                              const ImportStep& step) {
    std::error_code unknown;
    const fs::file_time_type written = fs::last_write_time(archive, unknown);
    const auto known = std::ranges::find(kept_, archive, &Kept::archive);
    if (known != kept_.end() && known->written == written)
        return known->unpacked;
    while (!kept_.empty() && !isWithin(archive, kept_.back().unpacked->folder()))
        kept_.pop_back();
    kept_.push_back({archive, written, std::make_shared<const UnpackedArchive>(archive, step)});
    return kept_.back().unpacked;
}

}  // namespace centerscope
