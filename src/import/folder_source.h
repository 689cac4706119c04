// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "import/file_kind.h"
#include "import/image_source.h"

namespace centerscope {

/// A folder per class, as PyTorch's ImageFolder has it: cat/1.png, with train, val and test above
/// (train/cat/1.png) or below (cat/train/1.png). Folders that all images lie in are passed over.
class FolderSource : public ImageSource {
public:
    /// files: those of the folder; what is no image is left out, and notes() says so. Throws an
    /// Error where no folder tells classes apart.
    FolderSource(const std::vector<FoundFile>& files, const std::filesystem::path& folder);

    std::string format() const override { return "folder per class"; }
    std::string name() const override { return name_; }
    std::int64_t count() const override { return static_cast<std::int64_t>(images_.size()); }
    void read(const Take& take) override;
    void leaveOutDamaged() override { leavesOutDamaged_ = true; }
    std::vector<Message> notes() const override;

private:
    struct LabelledFile {
        std::filesystem::path path;
        std::string label;
        std::optional<SplitKind> split;
    };

    std::vector<LabelledFile> images_;
    std::string name_;
    std::int64_t others_ = 0;  // files that are no images, or of no class
    std::int64_t damaged_ = 0;
    std::string firstDamaged_;
    bool leavesOutDamaged_ = false;
};

}  // namespace centerscope
