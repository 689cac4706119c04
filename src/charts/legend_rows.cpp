// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/legend_rows.h"

#include <algorithm>

namespace centerscope {

namespace {

struct Broken {
    int rows = 1;
    double widest = 0;
};

Broken breakAsQt(const std::vector<double>& entries, double room) {
    Broken broken;
    double row = 0;
    double last = 0;
    for (const double entry : entries) {
        if (row > 0 && row + last > room) {
            ++broken.rows;
            row = 0;
        }
        row += entry;
        last = entry;
        broken.widest = std::max(broken.widest, row);
    }
    return broken;
}

}  // namespace

LegendRows fitLegend(const std::vector<double>& entries, double room) {
    LegendRows fewest{breakAsQt(entries, room).rows, room};
    bool found = false;
    for (double tried = room; tried > 0; --tried) {
        const Broken broken = breakAsQt(entries, tried);
        if (found && broken.rows > fewest.count)
            break;
        if (broken.widest > tried)
            continue;
        found = true;
        fewest = {broken.rows, tried};
    }
    return fewest;
}

}  // namespace centerscope
