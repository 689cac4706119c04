// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stage_axes.h"

#include <cmath>
#include <initializer_list>

namespace centerscope {

namespace {

constexpr double kMargin = 1.06;    // room for the marker at the outermost point
constexpr double kUsed = 2.0 / 3;   // of the limit, at least
constexpr double kSmallest = 1e-6;  // all points in one place still have axes

}  // namespace

double StageAxes::limit() const {
    switch (mode_) {
        case AxesMode::Frozen:
            return frozen_;
        case AxesMode::Seed:
            return kSeedLimit;
        case AxesMode::Automatic:
            break;
    }
    return limit_;
}

void StageAxes::setMode(AxesMode mode) {
    frozen_ = limit();
    mode_ = mode;
}

void StageAxes::freezeAt(double limit) {
    frozen_ = limit;
    mode_ = AxesMode::Frozen;
}

void StageAxes::fitAs(const StageAxes& other) {
    limit_ = other.limit_;
    fitted_ = other.fitted_;
    narrow_ = other.narrow_;
    widest_ = other.widest_;
}

void StageAxes::reset() {
    fitAs({});
}

bool StageAxes::fit(double extent) {
    const double needed = std::fmax(extent * kMargin, kSmallest);
    const double before = limit_;
    const bool tooWide = isTooWide(extent);
    if (!fitted_ || needed > limit_)
        limit_ = roundedUp(needed);
    else if (tooWide)
        limit_ = roundedUp(std::fmax(widest_ * kMargin, kSmallest));
    if (limit_ != before)
        narrow_ = 0;
    fitted_ = true;
    return limit_ != before;
}

bool StageAxes::isTooWide(double extent) {
    if (extent >= kUsed * limit_) {
        narrow_ = 0;
        return false;
    }
    const bool isHalf = extent * kMargin < limit_ / 2;
    widest_ = narrow_ == 0 || isHalf ? extent : std::fmax(widest_, extent);
    return ++narrow_ >= kPatience || isHalf;
}

double roundedUp(double value) {
    const double decade = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (value <= step * decade * (1 + 1e-12))
            return step * decade;
    return 10 * decade;
}

double tickDistance(double span, double count) {
    const double exact = span / count;
    const double decade = std::pow(10, std::floor(std::log10(exact)));
    for (const double step : {1.0, 2.0, 5.0})
        if (exact <= step * decade * (1 + 1e-12))
            return step * decade;
    return 10 * decade;
}

}  // namespace centerscope
