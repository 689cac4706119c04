// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "import/image_source.h"

namespace centerscope {

/// The regular files of a zip or tar archive (plain, .gz or .bz2), written into a folder of their
/// own for as long as this lives. Names that lead out of the folder, links and what is hidden are
/// left out.
class UnpackedArchive {
public:
    /// step hears how many bytes have come out. Throws an Error for a damaged archive, for one with
    /// a password, and for one that holds more than the disk has room for or than two million
    /// files.
    UnpackedArchive(const std::filesystem::path& archive, const ImportStep& step);
    ~UnpackedArchive();
    UnpackedArchive(const UnpackedArchive&) = delete;
    UnpackedArchive& operator=(const UnpackedArchive&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

/// An archive and those within it, unpacked once however often they are opened while this lives;
/// one that has been written anew since is unpacked anew. What is not on the way to the archive
/// that is opened is removed. Not thread-safe.
class UnpackedArchives {
public:
    /// Throws as UnpackedArchive does.
    std::shared_ptr<const UnpackedArchive> open(const std::filesystem::path& archive,
                                                const ImportStep& step);

private:
    struct Kept {
        std::filesystem::path archive;
        std::filesystem::file_time_type written;
        std::shared_ptr<const UnpackedArchive> unpacked;
    };
    std::vector<Kept> kept_;  // each within the one before it
};

}  // namespace centerscope
