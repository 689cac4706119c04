// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QString>

#include "charts/figure.h"

namespace centerscope {

/// Automatic snapshots of the stage, all of one size and on the same axes, so that they can be laid
/// side by side or made into a film.
struct SnapshotPlan {
    std::int64_t every = 200;  ///< steps, >= 1
    QString folder;
    FigureLook look = FigureLook::Current;  ///< Seed brings its own size, 1600×900, and axes, ±2
    int side = 1000;                        ///< pixels of the square picture
    double axisLimit = 30;                  ///< axes reach from -axisLimit to axisLimit
};

}  // namespace centerscope
