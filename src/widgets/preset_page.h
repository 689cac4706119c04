// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QLocale>
#include <QString>

#include "presets/preset.h"

namespace centerscope {

// What a preset says, in the language of the window where it is a bundled one.

/// What α is where it is not Eq. 4's, or what moves the centers instead; else empty.
QString presetAlphaNote(const Preset& preset);

/// The head start that it gives its centers, in a few words; else empty. Before alphaChange, the
/// first step with an α of the user's own, its schedule held them.
QString headStart(const Preset& preset, std::int64_t alphaChange, const QLocale& locale);

/// All about a preset as rich text: what it does differently from the paper, and what it trains by.
QString presetPage(const Preset& preset, const QLocale& locale);

}  // namespace centerscope
