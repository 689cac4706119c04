// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace centerscope {

/// The rows into which a QLegend breaks its entries. What does not fit into a row is drawn outside
/// the legend or not at all, because Qt ends a row only where another entry as wide as its last one
/// would find no room.
struct LegendRows {
    int count = 1;
    double room = 0;  ///< pixels between the legend's margins that give these rows
};

/// The fewest rows that show every entry whole in at most this much room, and the least room that
/// still gives them. entries: their widths in pixels.
LegendRows fitLegend(const std::vector<double>& entries, double room);

}  // namespace centerscope
