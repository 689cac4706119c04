// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>
#include <QToolButton>

namespace centerscope {

/// The row of buttons at the head of the window. Its buttons take the focus by Tab only, so that
/// Space trains whatever was clicked last.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    using QToolBar::QToolBar;

    QToolButton* button(QAction* action) const;
    /// The button that counts most.
    void setPrimary(QAction* action);
    /// The action's button opens the menu.
    void setMenu(QAction* action, QMenu* menu);
    /// Pushes this action and those after it to the right.
    void addGapBefore(QAction* action);

protected:
    void actionEvent(QActionEvent* event) override;
};

}  // namespace centerscope
