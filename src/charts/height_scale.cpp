// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/height_scale.h"

#include <algorithm>
#include <cmath>

namespace centerscope {

namespace {

constexpr double kFarBelow = -300;  // decades

}  // namespace

double HeightScale::unitsOf(double value) const {
    if (!isLogarithmic)
        return value;
    const double foot = zero.value_or(kFarBelow);
    return value > 0 ? std::max(std::log10(value), foot) : foot;
}

}  // namespace centerscope
