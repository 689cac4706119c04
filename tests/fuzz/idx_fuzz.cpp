// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

#include "data/idx_reader.h"

using namespace centerscope;

namespace {

namespace fs = std::filesystem;

/// A file in memory, reached by a plain name and by one that ends in .gz.
class MemoryFile {
public:
    MemoryFile() {
        const fs::path file = "/proc/self/fd/" + std::to_string(descriptor_);
        if (!mkdtemp(folder_.data()))
            std::abort();
        fs::create_symlink(file, plain());
        fs::create_symlink(file, gzipped());
    }
    ~MemoryFile() { fs::remove_all(folder_); }

    fs::path plain() const { return fs::path(folder_) / "idx"; }
    fs::path gzipped() const { return fs::path(folder_) / "idx.gz"; }

    void hold(const std::uint8_t* data, std::size_t size) const {
        if (ftruncate(descriptor_, 0) != 0 ||
            pwrite(descriptor_, data, size, 0) != static_cast<ssize_t>(size))
            std::abort();
    }

private:
    int descriptor_ = memfd_create("idx", MFD_CLOEXEC);
    std::string folder_ = (fs::temp_directory_path() / "centerscope-fuzz-XXXXXX").string();
};

void readAll(const fs::path& path, IdxReader::Content content) {
    IdxReader reader(path, content);
    if (content == IdxReader::Content::Labels) {
        reader.readLabels();
    } else {
        reader.readImages(reader.count() / 2);
        reader.readImages(reader.count() - reader.count() / 2);
    }
    reader.finish();
}

}  // namespace

/// Images and labels, gzipped or not, are read to their end or refused with an Error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MemoryFile file;
    file.hold(data, size);
    for (const fs::path& path : {file.plain(), file.gzipped()}) {
        for (const auto content : {IdxReader::Content::Images, IdxReader::Content::Labels}) {
            try {
                readAll(path, content);
            } catch (const Error&) {
            }
        }
    }
    return 0;
}
