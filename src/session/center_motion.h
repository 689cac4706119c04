// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "session/session_update.h"

namespace centerscope {

/// How the center of a class has moved up to a step.
struct CenterMotion {
    std::int64_t step = 0;      ///< the last that is known
    int images = 0;             ///< of the class in its batch
    int batchSize = 0;          ///< images in that
    std::int64_t stillFor = 0;  ///< steps since it moved, 0: it moved in this one
    bool hasMoved = false;      ///< in the steps that are known
    // By its last move: for Eq. 4 that is −α Δc.
    double x = 0;
    double y = 0;
    double distance = 0;  ///< in all dimensions, where the trail has them
};

/// trail: the centers after consecutive steps, ascending. None where it does not have this step and
/// one before it.
std::optional<CenterMotion> centerMotion(const std::deque<CenterPositions>& trail,
                                         std::int64_t step, int label);

}  // namespace centerscope
