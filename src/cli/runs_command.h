// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace centerscope {

/// centerscope runs: lists the runs of the user's library, and adds places to it.
void runsCommand(const QStringList& arguments);

}  // namespace centerscope
