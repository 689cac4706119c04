// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "data/dataset.h"
#include "import/image_source.h"

namespace centerscope {

/// What a file is by its first bytes, gzipped or not.
enum class FileKind { IdxImages, IdxLabels, Npy, Archive, Image, Table, Cifar, Other };

FileKind kindOf(const std::filesystem::path& file);

struct FoundFile {
    std::filesystem::path path;
    FileKind kind = FileKind::Other;
};

/// The regular files in a folder and the folders below it, in the order of their names; none that
/// is hidden or of the Macintosh's making. Throws an Error where there are more than two million,
/// and what step throws.
std::vector<FoundFile> filesBelow(const std::filesystem::path& folder, const ImportStep& step);

/// The split that a name of a file or folder says, as a whole or as a part: "train",
/// "t10k", "test", "val".
std::optional<SplitKind> splitOfFolder(const std::string& name);
std::optional<SplitKind> splitOfFile(const std::string& name);

std::string inLowerCase(std::string text);

/// A file of images and the file of their labels.
struct LabelledFiles {
    std::optional<SplitKind> split;  ///< none: the names do not say
    std::filesystem::path images;
    std::filesystem::path labels;

    /// Throws an Error where one of them is missing.
    void requireBoth() const {
        if (images.empty())
            throw Error(MessageCode::LabelsWithoutImages, labels);
        if (labels.empty())
            throw Error(MessageCode::ImagesWithoutLabels, images);
    }
};

}  // namespace centerscope
