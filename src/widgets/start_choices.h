// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "presets/preset.h"

class QCommandLinkButton;
class QHBoxLayout;
class QPushButton;

namespace centerscope {

/// The ways to begin that an empty stage offers side by side: quickly, as in the paper, or with a
/// run of before.
class StartChoices : public QWidget {
    Q_OBJECT

public:
    explicit StartChoices(QWidget* parent = nullptr);

    /// Takes what it offers from these; hides where there is nothing of it.
    void setPresets(const std::vector<Preset>& presets);
    /// Whether there are runs of before.
    void setRunsOffered(bool offered);

signals:
    void chosen(const centerscope::Preset& preset);
    void runsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QHBoxLayout* row_;  // of the choices
    QPushButton* runs_;

    struct Choice {
        Preset preset;
        QCommandLinkButton* button;
    };
    std::vector<Choice> choices_;
};

}  // namespace centerscope
