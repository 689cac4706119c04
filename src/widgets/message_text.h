// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/message.h"

namespace centerscope {

/// What the engine says, in the window's language and with its numbers.
QString messageText(const Message& message);

}  // namespace centerscope
