// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_names.h"

#include <vector>

#include "widgets/twin_controls.h"
#include "widgets/twin_side.h"

namespace centerscope {

TwinNames::TwinNames(const TwinSides& sides, const TwinControls& controls)
    : sides_(sides), controls_(controls) {}

void TwinNames::startPair(const TwinPair& pair) {
    fixedOfA_ = pair.labelOfA;
    fixedOfB_ = pair.labelOfB;
}

QString TwinNames::turned(Twin twin, std::optional<std::int64_t> step) const {
    const std::vector<StepMetrics>& steps = sides_[twin].feed.history().steps;
    if (!step || *step < 1 || *step > std::ssize(steps))
        return controls_.label(twin);
    return controls_.label(twin, valuesOf(steps[static_cast<std::size_t>(*step - 1)]));
}

/// What was chosen before the start, and what is turned where that differs too.
QString TwinNames::name(Twin twin, std::optional<std::int64_t> step) const {
    const QString& fixed = twin == Twin::A ? fixedOfA_ : fixedOfB_;
    if (fixed.isEmpty())
        return turned(twin, step);
    const bool isSame = turned(Twin::A, step) == turned(Twin::B, step);
    return isSame ? fixed : tr("%1, %2").arg(fixed, turned(twin, step));
}

TwinNames::Words TwinNames::at(std::optional<std::int64_t> step) const {
    const QString a = name(Twin::A, step);
    const QString b = name(Twin::B, step);
    return {.title = a == b ? tr("%1 in both").arg(a) : tr("%1 | %2").arg(a, b),
            .a = tr("%1:  %2").arg(sides_.a.letter(), a),
            .b = tr("%1:  %2").arg(sides_.b.letter(), b)};
}

}  // namespace centerscope
