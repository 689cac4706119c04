// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace centerscope {

class FilePlace;
struct Preset;

// Dialogs that need no form.

/// Makes a window that is to be shown no larger than its screen, frame included.
void fitScreen(QWidget& window);

/// Says what the program is, its version and its licence.
void showAbout(QWidget* parent);

/// Opens a dialog that says all about a preset.
void showPreset(const Preset& preset, QWidget* parent);

/// Asks where to save a file, with a name proposed whose ending a name without one gets too.
/// filter: "Checkpoints (*.safetensors)"; the ending follows the choice among several. Empty where
/// the user does not want to.
QString askWhereToSave(QWidget& window, const QString& title, const QString& proposed,
                       const QString& filter);
/// The same in the place of such files, which it then remembers.
QString askWhereToSave(QWidget& window, const QString& title, const FilePlace& place,
                       const QString& name, const QString& filter);

}  // namespace centerscope
