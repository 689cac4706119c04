// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "core/error.h"
#include "data/dataset.h"

namespace centerscope {

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
