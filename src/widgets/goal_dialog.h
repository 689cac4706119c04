// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QDialog>

#include "session/stop_goal.h"

namespace centerscope {

namespace Ui {
class GoalDialog;
}

/// Asks for the loss or the accuracy to train to.
class GoalDialog : public QDialog {
    Q_OBJECT

public:
    explicit GoalDialog(QWidget* parent = nullptr);
    ~GoalDialog() override;

signals:
    void chosen(const centerscope::StopGoal& goal);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showRange();
    void accept() override;

    std::unique_ptr<Ui::GoalDialog> ui_;
};

}  // namespace centerscope
