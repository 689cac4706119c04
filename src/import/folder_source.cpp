// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/folder_source.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/error.h"
#include "core/resolved_path.h"
#include "import/image_file.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

/// The folders between the one that was opened and a file.
using Folders = std::vector<std::string>;

Folders foldersOf(const fs::path& file, const fs::path& root) {
    Folders folders;
    for (const fs::path& part : file.parent_path().lexically_relative(root))
        if (part != ".")
            folders.push_back(part.string());
    return folders;
}

/// How many folders all images lie in.
std::size_t commonDepth(const std::vector<Folders>& all) {
    const Folders& first = all.front();
    std::size_t depth = first.size();
    for (const Folders& folders : all) {
        const auto [mine, other] = std::ranges::mismatch(first, folders);
        depth = std::min(depth, static_cast<std::size_t>(mine - first.begin()));
    }
    return depth;
}

}  // namespace

FolderSource::FolderSource(const std::vector<FoundFile>& files, const fs::path& folder)
    : name_(resolvedPath(folder).filename().string()) {
    std::vector<Folders> all;
    for (const FoundFile& file : files) {
        if (file.kind == FileKind::Image) {
            images_.push_back({file.path, {}, {}});
            all.push_back(foldersOf(file.path, folder));
        } else {
            ++others_;
        }
    }
    const std::size_t common = images_.empty() ? 0 : commonDepth(all);
    for (std::size_t k = 0; k < images_.size(); ++k) {
        Folders folders(all[k].begin() + static_cast<std::ptrdiff_t>(common), all[k].end());
        for (const auto at :
             {folders.begin(), folders.empty() ? folders.end() : folders.end() - 1}) {
            if (at == folders.end() || !splitOfFolder(*at))
                continue;
            images_[k].split = splitOfFolder(*at);
            folders.erase(at);
            break;
        }
        if (!folders.empty())
            images_[k].label = folders.front();
    }
    others_ += static_cast<std::int64_t>(
        std::erase_if(images_, [](const LabelledFile& image) { return image.label.empty(); }));
    std::set<std::string> labels;
    for (const LabelledFile& image : images_)
        labels.insert(image.label);
    if (labels.size() < 2)
        throw Error(MessageCode::ExpectedFolderPerClass, folder, all.size(), labels.size());
}

void FolderSource::read(const Take& take) {
    damaged_ = 0;
    for (const LabelledFile& image : images_) {
        DecodedImage decoded;
        try {
            decoded = decodeImage(image.path);
        } catch (const Error&) {
            if (!leavesOutDamaged_)
                throw;
            if (damaged_++ == 0)
                firstDamaged_ = image.path.string();
            continue;
        }
        take({decoded.pixels.data(), decoded.shape, image.label, image.split});
    }
}

std::vector<Message> FolderSource::notes() const {
    std::vector<Message> notes;
    if (others_ > 0)
        notes.push_back({MessageCode::FilesLeftOut, others_});
    if (damaged_ > 0)
        notes.push_back({MessageCode::DamagedLeftOut, damaged_, firstDamaged_});
    return notes;
}

}  // namespace centerscope
