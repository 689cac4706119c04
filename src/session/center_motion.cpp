// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/center_motion.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace centerscope {

std::optional<CenterMotion> centerMotion(const std::deque<CenterPositions>& trail,
                                         std::int64_t step, int label) {
    const auto now = std::ranges::find(trail, step, &CenterPositions::step);
    const auto k = static_cast<std::size_t>(label);
    const auto has = [k](const CenterPositions& each) { return k < each.centers.size(); };
    if (now == trail.end() || now == trail.begin() || !has(*now) || !has(*std::prev(now)))
        return std::nullopt;
    CenterMotion motion{.step = step};
    if (k < now->counts.size()) {
        motion.images = now->counts[k];
        motion.batchSize = std::accumulate(now->counts.begin(), now->counts.end(), 0);
    }
    for (auto after = now; after != trail.begin(); --after) {
        const auto before = std::prev(after);
        if (!has(*before))
            break;
        const EmbeddingPosition is = after->centers[k];
        const EmbeddingPosition was = before->centers[k];
        const bool isKnown = k < after->moves.size();
        if (isKnown ? after->moves[k] > 0 : is != was) {
            motion.hasMoved = true;
            motion.x = static_cast<double>(is.x) - was.x;
            motion.y = static_cast<double>(is.y) - was.y;
            motion.distance =
                isKnown ? static_cast<double>(after->moves[k]) : std::hypot(motion.x, motion.y);
            break;
        }
        ++motion.stillFor;
    }
    return motion;
}

}  // namespace centerscope
