// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QStringList>

#include "widgets/first_run.h"

namespace centerscope {

/// The window's own options. Needs a QApplication: it takes out Qt's (-platform, -style, …).
/// None where --help or --version was asked for and answered.
/// Throws UsageError for wrong words, an Error for a preset that cannot be used.
std::optional<FirstRun> parseWindowOptions(const QStringList& arguments);

}  // namespace centerscope
