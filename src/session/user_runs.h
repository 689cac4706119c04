// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "runs/run_library.h"

namespace centerscope {

/// The library of the user who runs the program, in the desktop's folder for what programs keep.
RunLibrary userRuns();

/// The folder where what is imported without a place of its own is kept.
std::filesystem::path userDatasets();

}  // namespace centerscope
