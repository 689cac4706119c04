// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_plot.h"

#include <algorithm>

namespace centerscope {

bool StepPlot::isEmpty() const {
    return std::ranges::all_of(curves, [](const StepCurve& curve) { return curve.empty(); }) &&
           std::ranges::all_of(sparse,
                               [](const SparseCurve& curve) { return curve.points.empty(); });
}

}  // namespace centerscope
