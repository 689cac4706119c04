// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "data/dataset.h"
#include "presets/preset.h"

namespace centerscope {

/// What a run is of; does not change while it lasts.
struct RunInfo {
    std::uint64_t run = 0;
    std::shared_ptr<const Preset> preset;
    std::shared_ptr<const Dataset> dataset;
    std::uint64_t seed = 1;
    std::filesystem::path datasetFolder;  ///< empty: the MNIST that comes with the program
    std::filesystem::path folder;         ///< where it is kept; empty: no step has been kept yet
};

}  // namespace centerscope
