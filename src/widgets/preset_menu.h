// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QMenu>

#include "training/preset.h"

namespace centerscope {

/// A preset's name and description in the language of the window, where it is a bundled one.
QString presetName(const Preset& preset);
QString presetDescription(const Preset& preset);

/// The presets with what is special about each.
class PresetMenu : public QMenu {
    Q_OBJECT

public:
    explicit PresetMenu(std::vector<Preset> presets, QWidget* parent = nullptr);

    const std::vector<Preset>& presets() const { return presets_; }

signals:
    void chosen(const centerscope::Preset& preset);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    std::vector<Preset> presets_;
};

}  // namespace centerscope
