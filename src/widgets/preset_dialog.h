// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace centerscope {

struct Preset;

/// Opens a dialog that says all about a preset.
void showPreset(const Preset& preset, QWidget* parent);

}  // namespace centerscope
