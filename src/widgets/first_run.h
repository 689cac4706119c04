// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QString>

#include "presets/preset.h"

namespace centerscope {

/// What the window is asked to start with; what is not asked for is as it was last time.
struct FirstRun {
    std::optional<Preset> preset;
    std::optional<QString> dataset;  ///< textOf() the folder with the four IDX files, absolute
    std::optional<std::uint64_t> seed;
    /// textOf() a run folder, checkpoint, preset file or data set to open, absolute
    std::optional<QString> path;
};

}  // namespace centerscope
