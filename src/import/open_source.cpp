// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/open_source.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/resolved_path.h"
#include "import/cifar_source.h"
#include "import/csv_source.h"
#include "import/file_kind.h"
#include "import/folder_source.h"
#include "import/idx_source.h"
#include "import/npy_source.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pathsOf(const std::vector<FoundFile>& files, FileKind kind) {
    std::vector<fs::path> paths;
    for (const FoundFile& file : files)
        if (file.kind == kind)
            paths.push_back(file.path);
    return paths;
}

constexpr int kArchivesWithin = 2;  // such as the zip of a folder with mnist.npz

std::unique_ptr<ImageSource> unpacked(const fs::path& archive, const ImportStep& step,
                                      UnpackedArchives& archives, int archivesWithin);

/// chosen: the file that was opened, whose folder this is; empty: the folder was. archivesWithin:
/// so many may be unpacked on the way to the images.
std::unique_ptr<ImageSource> sourceIn(const fs::path& folder, const std::string& name,
                                      const std::vector<FoundFile>& files, const ImportStep& step,
                                      UnpackedArchives& archives, int archivesWithin,
                                      const fs::path& chosen = {}) {
    const auto has = [&files](FileKind kind) {
        return std::ranges::find(files, kind, &FoundFile::kind) != files.end();
    };
    if (has(FileKind::IdxImages))
        return std::make_unique<IdxSource>(files, chosen);
    if (has(FileKind::Image))
        return std::make_unique<FolderSource>(files, folder);
    if (has(FileKind::Npy))
        return std::make_unique<NpySource>(pathsOf(files, FileKind::Npy), name, step);
    if (has(FileKind::Cifar)) {
        const std::vector<fs::path> batches = pathsOf(files, FileKind::Cifar);
        return std::make_unique<CifarSource>(batches, batches.front().parent_path());
    }
    if (has(FileKind::Table))
        return std::make_unique<CsvSource>(pathsOf(files, FileKind::Table), name, step);
    const std::vector<fs::path> packed = pathsOf(files, FileKind::Archive);
    if (packed.size() == 1 && archivesWithin > 0)
        return unpacked(packed.front(), step, archives, archivesWithin - 1);
    if (!packed.empty())
        throw Error(MessageCode::ArchiveInFolder, folder, packed.front().filename());
    throw Error(MessageCode::NoDatasetInFolder, folder, files.size());
}

/// Of files that belong together the others are looked for beside the one that was opened.
std::unique_ptr<ImageSource> sourceOfFile(const fs::path& file, FileKind kind,
                                          const ImportStep& step, UnpackedArchives& archives) {
    const bool needsOthers =
        kind == FileKind::IdxImages || kind == FileKind::IdxLabels || kind == FileKind::Npy;
    std::vector<FoundFile> files{{file, kind}};
    if (needsOthers) {
        files = filesBelow(file.parent_path(), step);
        std::erase_if(files, [&](const FoundFile& other) {
            return other.path.parent_path() != file.parent_path();
        });
    }
    if (kind == FileKind::IdxLabels || kind == FileKind::IdxImages)
        return std::make_unique<IdxSource>(files, file);
    return sourceIn(file.parent_path(), file.stem().string(), files, step, archives, 0, file);
}

/// Keeps what was unpacked while it is read.
class ArchiveSource : public ImageSource {
public:
    ArchiveSource(const fs::path& archive, const ImportStep& step, UnpackedArchives& archives,
                  int archivesWithin)
        : archive_(archive),
          unpacked_(archives.open(archive, step)),
          name_(archive.stem().string()) {
        const fs::path& folder = unpacked_->folder();
        inArchive([&] {
            inner_ =
                sourceIn(folder, name_, filesBelow(folder, step), step, archives, archivesWithin);
        });
    }

    std::string format() const override {
        const std::string inner = inner_->format();
        return inner.ends_with(kPacked) ? inner : inner + kPacked;
    }
    std::string name() const override {
        const bool isOfFolder = inner_->name() == unpacked_->folder().filename();
        return isOfFolder ? name_ : inner_->name();
    }
    std::int64_t count() const override { return inner_->count(); }
    void read(const Take& take) override {
        inArchive([&] { inner_->read(take); });
    }
    std::vector<std::string> classNames() const override { return inner_->classNames(); }
    bool isTransposed() const override { return inner_->isTransposed(); }
    void leaveOutDamaged() override { inner_->leaveOutDamaged(); }
    std::vector<Message> notes() const override {
        std::vector<Message> notes = inner_->notes();
        for (Message& note : notes)
            note = asPacked(std::move(note));
        return notes;
    }

private:
    /// What goes wrong in it names the archive and the file in that.
    template <typename Action>
    void inArchive(Action&& action) const {
        try {
            action();
        } catch (const Error& error) {
            throw Error(MessageCode::InArchive, archive_, asPacked(error.message()));
        }
    }

    /// Files by their names in the archive, not by where they have been unpacked.
    Message asPacked(Message message) const {
        const std::string folder = unpacked_->folder().string();
        for (MessageArgument& argument : message.arguments) {
            if (auto* inner = std::get_if<Message>(&argument.value))
                *inner = asPacked(std::move(*inner));
            auto* text = std::get_if<std::string>(&argument.value);
            if (text && *text == folder)
                *text = archive_.filename().string();
            else if (text && text->starts_with(folder + '/'))
                text->erase(0, folder.size() + 1);
        }
        return message;
    }

    static constexpr const char* kPacked = ", packed";

    fs::path archive_;
    std::shared_ptr<const UnpackedArchive> unpacked_;
    std::string name_;
    std::unique_ptr<ImageSource> inner_;
};

std::unique_ptr<ImageSource> unpacked(const fs::path& archive, const ImportStep& step,
                                      UnpackedArchives& archives, int archivesWithin) {
    return std::make_unique<ArchiveSource>(archive, step, archives, archivesWithin);
}

}  // namespace

bool canBeDataset(const fs::path& path) {
    std::error_code unreadable;
    if (fs::is_directory(path, unreadable))
        return true;
    const FileKind kind = kindOf(path);
    return kind != FileKind::Other && kind != FileKind::Image;
}

std::unique_ptr<ImageSource> openSource(const fs::path& given, const ImportStep& step,
                                        UnpackedArchives& archives) {
    const fs::path path = resolvedPath(given);
    std::error_code unreadable;
    if (fs::is_directory(path, unreadable))
        return sourceIn(path, path.filename().string(), filesBelow(path, step), step, archives,
                        kArchivesWithin);
    const FileKind kind = kindOf(path);
    if (kind == FileKind::Archive)
        return unpacked(path, step, archives, kArchivesWithin - 1);
    if (kind == FileKind::Image)
        throw Error(MessageCode::SingleImage, path);
    if (kind == FileKind::Other)
        throw Error(MessageCode::NoDatasetFile, path);
    return sourceOfFile(path, kind, step, archives);
}

}  // namespace centerscope
