// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/step_ticks.h"

#include <algorithm>
#include <cmath>

#include "charts/stage_axes.h"
#include "charts/value_text.h"

namespace centerscope {

namespace {

constexpr double kStepRoom = 70;     // scene units for a tick of the x axis
constexpr double kValueRoom = 42;    // of the y axis
constexpr double kDecadeApart = 20;  // between two decades
constexpr double kDecadeRoom = 24;   // between two values within one
constexpr double kZeroRoom = 13;     // between 0 and what stands above it
constexpr double kFewDecades = 0.7;
constexpr double kTolerance = 1e-9;  // of a distance: what is on the edge is inside

/// Multiples of the distance from one value to another.
std::vector<double> multiples(double distance, double from, double to) {
    std::vector<double> all;
    for (double k = std::ceil(from / distance - kTolerance);
         k * distance <= to + kTolerance * distance; ++k)
        all.push_back(k * distance);
    return all;
}

/// As short as it can be told from its neighbours.
QString tickText(double value, double distance, double largest, const QLocale& locale) {
    if (largest >= kLargestPlain || distance < kSmallestPlain)
        return value == 0 ? QStringLiteral("0") : scientificText(value, locale);
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(distance) + 1e-9)));
    return locale.toString(value == 0 ? 0.0 : value, 'f', decimals);
}

std::vector<AxisTick> linearTicks(double from, double to, double room, const QLocale& locale) {
    const double distance = tickDistance(to - from, std::max(2.0, room / kValueRoom));
    const double largest = std::max(std::fabs(from), std::fabs(to));
    std::vector<AxisTick> ticks;
    for (const double value : multiples(distance, from, to))
        ticks.push_back({value, tickText(value, distance, largest, locale)});
    return ticks;
}

std::vector<AxisTick> decadeTicks(const PlotRange& range, double room, const QLocale& locale) {
    const double decade = room / range.height();
    const double apart = std::max(1.0, std::ceil(kDecadeApart / decade));
    std::vector<double> parts{1};
    if (decade >= 5 * kDecadeRoom)
        parts = {1, 2, 5};
    else if (decade >= 3 * kDecadeRoom)
        parts = {1, 3};
    std::vector<AxisTick> ticks;
    for (const double exponent : multiples(apart, std::floor(range.bottom), range.top)) {
        for (const double part : parts) {
            const double at = exponent + std::log10(part);
            if (at >= range.bottom - kTolerance && at <= range.top + kTolerance)
                ticks.push_back({at, powerText(part, static_cast<int>(exponent), locale)});
        }
    }
    return ticks;
}

std::vector<AxisTick> withinDecade(const PlotRange& range, double room, const QLocale& locale) {
    std::vector<AxisTick> ticks =
        linearTicks(std::pow(10, range.bottom), std::pow(10, range.top), room, locale);
    std::erase_if(ticks, [](const AxisTick& tick) { return tick.at <= 0; });
    for (AxisTick& tick : ticks)
        tick.at = std::log10(tick.at);
    return ticks;
}

}  // namespace

std::vector<AxisTick> stepTicks(const PlotMapping& mapping, const QLocale& locale) {
    const PlotRange& range = mapping.range;
    const double count = std::max(2.0, mapping.area.width() / kStepRoom);
    const double distance = std::max(1.0, tickDistance(range.width(), count));
    std::vector<AxisTick> ticks;
    for (const double step : multiples(distance, std::max(0.0, range.left), range.right))
        ticks.push_back({step, locale.toString(static_cast<qlonglong>(step))});
    return ticks;
}

std::vector<AxisTick> fractionTicks(const PlotMapping& mapping, const QLocale& locale) {
    const PlotRange& range = mapping.range;
    return linearTicks(range.left, range.right, mapping.area.width() / kStepRoom * kValueRoom,
                       locale);
}

std::vector<AxisTick> valueTicks(const PlotMapping& mapping, const HeightScale& heights,
                                 const QLocale& locale) {
    const PlotRange& range = mapping.range;
    const double room = mapping.area.height();
    if (!heights.isLogarithmic)
        return linearTicks(range.bottom, range.top, room, locale);
    std::vector<AxisTick> ticks = range.height() >= kFewDecades ? decadeTicks(range, room, locale)
                                                                : withinDecade(range, room, locale);
    if (heights.zero) {  // below the next whole decade there is nothing else
        const double least =
            std::max(std::ceil(*heights.zero), *heights.zero + kZeroRoom / room * range.height());
        std::erase_if(ticks,
                      [least](const AxisTick& tick) { return tick.at < least - kTolerance; });
        ticks.insert(ticks.begin(), {*heights.zero, QStringLiteral("0")});
    }
    return ticks;
}

}  // namespace centerscope
