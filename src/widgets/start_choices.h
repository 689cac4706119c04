// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "presets/preset.h"

class QCommandLinkButton;

namespace centerscope {

/// The two ways to begin that an empty stage offers side by side: quickly, or as in the paper.
class StartChoices : public QWidget {
    Q_OBJECT

public:
    explicit StartChoices(QWidget* parent = nullptr);

    /// Takes what it offers from these; hides where there is nothing of it.
    void setPresets(const std::vector<Preset>& presets);

signals:
    void chosen(const centerscope::Preset& preset);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    struct Choice {
        Preset preset;
        QCommandLinkButton* button;
    };
    std::vector<Choice> choices_;
};

}  // namespace centerscope
