// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/error.h"
#include "import/archive.h"
#include "import/cifar_source.h"
#include "import/csv_source.h"
#include "import/idx_source.h"
#include "import/npy_source.h"

using namespace centerscope;

namespace {

namespace fs = std::filesystem;

/// A folder with two files that goes with the program.
class TwoFiles {
public:
    TwoFiles() {
        if (!mkdtemp(folder_.data()))
            std::abort();
    }
    ~TwoFiles() { fs::remove_all(folder_); }

    fs::path first() const { return fs::path(folder_) / "images"; }
    fs::path second() const { return fs::path(folder_) / "labels"; }

    void hold(const std::uint8_t* data, std::size_t size) const {
        const std::size_t cut =
            size < 2 ? 0 : std::min<std::size_t>(data[0] + std::size_t{256} * data[1], size - 2);
        const std::size_t start = std::min<std::size_t>(2, size);
        write(first(), data + start, cut);
        write(second(), data + start + cut, size - start - cut);
    }

private:
    static void write(const fs::path& file, const std::uint8_t* data, std::size_t size) {
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    }

    std::string folder_ = (fs::temp_directory_path() / "centerscope-fuzz-XXXXXX").string();
};

template <typename Action>
void tryTo(const Action& action) {
    try {
        action();
    } catch (const Error&) {
    }
}

void unheard(std::int64_t, std::int64_t) {}

void readAll(ImageSource& source) {
    source.read([](const SourceImage& image) {
        const std::uint8_t* const end = image.pixels + image.shape.size();
        static volatile int sum = 0;
        for (const std::uint8_t* pixel = image.pixels; pixel != end; ++pixel)
            sum = sum + *pixel;
    });
}

}  // namespace

/// Whatever two files hold, each reader of data sets reads them or refuses them with an Error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const TwoFiles files;
    files.hold(data, size);
    tryTo([] {
        IdxSource source(
            {{files.first(), kindOf(files.first())}, {files.second(), FileKind::IdxLabels}},
            files.first());
        readAll(source);
    });
    tryTo([] {
        NpySource source({files.first(), files.second()}, "made", unheard);
        readAll(source);
    });
    tryTo([] {
        CsvSource source({files.first()}, "made", unheard);
        readAll(source);
    });
    tryTo([] {
        CifarSource source({files.first()}, files.first().parent_path());
        readAll(source);
    });
    tryTo([] { UnpackedArchive(files.first(), unheard); });
    return 0;
}
