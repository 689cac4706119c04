// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFrame>

#include "presets/preset.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace centerscope {

/// What an empty stage says, and the ways to begin that it offers: quickly, as in the paper, or
/// with a run of before.
class StartChoices : public QFrame {
    Q_OBJECT

public:
    explicit StartChoices(QWidget* parent = nullptr);

    /// Takes what it offers from these.
    void setPresets(const std::vector<Preset>& presets);
    /// Whether there are runs of before.
    void setRunsOffered(bool offered);
    /// There is no way to offer.
    bool isEmpty() const;

signals:
    void chosen(const centerscope::Preset& preset);
    void runsRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void keepWhole();

    QLabel* explanation_;
    QHBoxLayout* row_;  // of the choices
    QPushButton* runs_;

    struct Choice {
        Preset preset;
        QPushButton* button;
    };
    std::vector<Choice> choices_;
};

}  // namespace centerscope
