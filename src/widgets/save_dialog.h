// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace centerscope {

/// Asks where to save a file, with a name proposed whose ending a name without one gets too.
/// filter: "Checkpoints (*.safetensors)". Empty where the user does not want to.
QString askWhereToSave(QWidget& window, const QString& title, const QString& proposed,
                       const QString& filter);

}  // namespace centerscope
