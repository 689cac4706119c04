// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace centerscope {

/// "Is my center loss right?" as rich text: the example of centerLossExample(), computed now, as
/// `centerscope check` prints it.
QString centerLossPage();

}  // namespace centerscope
