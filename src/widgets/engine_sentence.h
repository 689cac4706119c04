// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace centerscope {

/// What the engine says when it refuses something, in the window's language. The engine knows no
/// Qt and speaks English, for the command line and for reports; sentences that are not known here
/// stay English.
QString engineSentence(const QString& english);

}  // namespace centerscope
