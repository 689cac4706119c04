// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/augmentation.h"

namespace centerscope {

AffineWarp Augmentation::warp(const Rng& rng, std::int64_t epoch, std::int64_t index) const {
    const std::uint64_t first = (static_cast<std::uint64_t>(epoch) << 33) +
                                (static_cast<std::uint64_t>(index) << 2);  // of four draws
    const auto within = [&](double bound, std::uint64_t draw) {
        return bound * (2 * rng.uniform(first + draw) - 1);
    };
    return {.right = within(shift, 0),
            .down = within(shift, 1),
            .rotation = within(rotation, 2) / 360,
            .scale = 1 + within(scale, 3)};
}

}  // namespace centerscope
