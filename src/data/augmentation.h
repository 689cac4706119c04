// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/rng.h"
#include "data/affine_warp.h"

namespace centerscope {

/// How far training images are moved, turned and resized at random, each evenly within ± its bound;
/// all 0: not at all.
struct Augmentation {
    double shift = 0;            ///< pixels, along rows and along columns
    double rotation = 0;         ///< degrees
    double scale = 0;            ///< 0.1: to 0.9 to 1.1 times the size
    std::int64_t fromEpoch = 1;  ///< the epochs before show the images as they are

    bool actsIn(std::int64_t epoch) const {
        return epoch >= fromEpoch && (shift > 0 || rotation > 0 || scale > 0);
    }
    /// For image index of an epoch, both below 2^31: each epoch shows an image anew.
    AffineWarp warp(const Rng& rng, std::int64_t epoch, std::int64_t index) const;

    bool operator==(const Augmentation&) const = default;
};

}  // namespace centerscope
