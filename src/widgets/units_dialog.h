// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QDialog>

#include "training/stage_projection.h"

class QLabel;
class QPushButton;

namespace centerscope {

class CountSpin;

/// Asks which two dimensions of the embedding the stage is to show.
class UnitsDialog : public QDialog {
    Q_OBJECT

public:
    explicit UnitsDialog(QWidget* parent);

    /// Proposes those that are shown, if any are.
    void ask(const StageProjection& shown);

signals:
    void chosen(const centerscope::StageUnits& units);

protected:
    void changeEvent(QEvent* event) override;

private:
    StageUnits units() const;
    void showWhetherTheyDiffer();
    void retranslate();

    QLabel* explanation_;
    std::array<QLabel*, 2> labels_;
    std::array<CountSpin*, 2> spins_;  // counted from 1, as the axes' titles do
    QLabel* problem_;
    QPushButton* show_;
    QPushButton* cancel_;
    int dimensions_ = 2;
};

}  // namespace centerscope
