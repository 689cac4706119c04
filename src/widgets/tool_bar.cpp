// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tool_bar.h"

#include <QActionEvent>
#include <QMenu>

namespace centerscope {

QToolButton* ToolBar::button(QAction* action) const {
    return qobject_cast<QToolButton*>(widgetForAction(action));
}

void ToolBar::setPrimary(QAction* action) {
    button(action)->setProperty("look", QStringLiteral("primary"));
}

void ToolBar::setMenu(QAction* action, QMenu* menu) {
    // Not the action's menu: the menu would then forget its place in the menu bar.
    button(action)->setMenu(menu);
    button(action)->setPopupMode(QToolButton::InstantPopup);
}

void ToolBar::addGapBefore(QAction* action) {
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    insertWidget(action, gap);
}

void ToolBar::actionEvent(QActionEvent* event) {
    QToolBar::actionEvent(event);
    if (event->type() != QEvent::ActionAdded)
        return;
    if (QToolButton* added = button(event->action())) {
        added->setFocusPolicy(Qt::TabFocus);
        added->setObjectName(event->action()->objectName() + QStringLiteral("Button"));
    }
}

}  // namespace centerscope
