// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "cli/option_values.h"
#include "import/dataset_import.h"

namespace centerscope {

/// importDataset() with a line that renews itself on a terminal, until Ctrl-C ends it with an
/// Error.
DatasetImport importWithProgress(const std::filesystem::path& path, const ImportChoices& choices);

/// The folder that an option names, as the engine reads it: where it holds, or is, anything else
/// that can be imported, its imported form among the user's data sets, made now if it is not there.
std::optional<std::filesystem::path> datasetOption(const OptionValues& values, const char* name);

}  // namespace centerscope
