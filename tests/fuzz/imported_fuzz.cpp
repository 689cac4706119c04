// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/error.h"
#include "data/imported_dataset.h"

using namespace centerscope;

namespace {

namespace fs = std::filesystem;

/// The files of an imported data set, in a folder that goes with the program.
class ImportedFolder {
public:
    ImportedFolder() {
        if (!mkdtemp(folder_.data()))
            std::abort();
    }
    ~ImportedFolder() { fs::remove_all(folder_); }

    const std::string& path() const { return folder_; }

    /// The files one after the other, each after its length as two bytes.
    void hold(const std::uint8_t* data, std::size_t size) const {
        for (const fs::path& file : importedDatasetFiles(folder_)) {
            std::size_t length = 0;
            if (size >= 2) {
                length = std::min<std::size_t>(data[0] + std::size_t{256} * data[1], size - 2);
                data += 2;
                size -= 2;
            }
            std::ofstream(file, std::ios::binary)
                .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(length));
            data += length;
            size -= length;
        }
    }

private:
    std::string folder_ = (fs::temp_directory_path() / "centerscope-fuzz-XXXXXX").string();
};

}  // namespace

/// A folder in the imported form is read or refused with an Error.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ImportedFolder folder;
    folder.hold(data, size);
    try {
        loadImportedDataset(folder.path());
    } catch (const Error&) {
    }
    return 0;
}
