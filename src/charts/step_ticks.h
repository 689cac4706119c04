// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QLocale>
#include <QString>

#include "charts/height_scale.h"
#include "charts/plot_mapping.h"

namespace centerscope {

/// A place on an axis, in the units of PlotRange, and what is written there.
struct AxisTick {
    double at = 0;
    QString text;
};

/// Along the axis of steps.
std::vector<AxisTick> stepTicks(const PlotMapping& mapping, const QLocale& locale);

/// Along a horizontal axis that is none of steps.
std::vector<AxisTick> fractionTicks(const PlotMapping& mapping, const QLocale& locale);

/// Along the axis of values: round ones, as many as there is room for. A logarithmic axis has the
/// decades, 2 and 5 of each where they are tall enough, and where it shows less than one of them
/// the round values that lie in it; and 0 where that has a place.
std::vector<AxisTick> valueTicks(const PlotMapping& mapping, const HeightScale& heights,
                                 const QLocale& locale);

}  // namespace centerscope
