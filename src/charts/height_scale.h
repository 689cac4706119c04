// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace centerscope {

/// How values become heights in a plot.
struct HeightScale {
    bool isLogarithmic = false;
    /// Where 0, which has no logarithm, is drawn, in decades as all else; none: below any plot.
    std::optional<double> zero = std::nullopt;

    /// In the units of PlotRange: the value itself, or its log10.
    double unitsOf(double value) const;
};

}  // namespace centerscope
