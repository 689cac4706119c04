// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "import/archive.h"
#include "import/image_source.h"

namespace centerscope {

/// Whether a file could be a data set, by its first bytes; a folder always could.
bool canBeDataset(const std::filesystem::path& path);

/// What lies at a path, recognised by content: IDX files, arrays of NumPy, images in a folder per
/// class, tables, CIFAR's binary files, or a zip or tar archive of any of these. archives: those
/// that have been unpacked before. Throws an Error that says what was found and what would be
/// accepted.
std::unique_ptr<ImageSource> openSource(const std::filesystem::path& path, const ImportStep& step,
                                        UnpackedArchives& archives);

}  // namespace centerscope
