// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace centerscope {

/// centerscope check: computes a small example of center loss and prints loss, gradient and centers
/// under each form and rule of the field. Throws UsageError.
void checkCommand(const QStringList& arguments);

}  // namespace centerscope
