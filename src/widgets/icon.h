// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

namespace centerscope {

/// One of the application's monochrome icons (resources/icons/NAME.svg), drawn in the palette's
/// colour of that role at the moment it is painted, sharp at every size.
QIcon icon(const QString& name, QPalette::ColorRole role = QPalette::ButtonText);

}  // namespace centerscope
