// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace centerscope {

/// centerscope replay: runs a run folder again from its first step, with the events it recorded,
/// and compares every row. Throws UsageError and what else goes wrong, as
/// for a row that differs.
void replayCommand(const QStringList& arguments);

}  // namespace centerscope
