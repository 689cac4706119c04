// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tool_bar.h"

#include <algorithm>

#include <QActionEvent>
#include <QLayout>
#include <QMenu>

namespace centerscope {

namespace {

/// What a button beside whose icon its text stands is wider for it, as QToolButton counts.
int widthOfText(const QToolButton& button) {
    constexpr int kGap = 4;
    const QFontMetrics metrics = button.fontMetrics();
    return metrics.size(Qt::TextShowMnemonic, button.text()).width() +
           2 * metrics.horizontalAdvance(QLatin1Char(' ')) + kGap;
}

bool isPrimary(const QToolButton& button) {
    return button.property("look") == QStringLiteral("primary");
}

}  // namespace

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

int ToolBar::end() const {
    int end = 0;
    for (QAction* action : actions())
        if (const QToolButton* each = button(action))
            end = std::max(end, each->geometry().right() + 1);
    return end;
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

/// What is too wide goes, button by button, those of high priority last; what stays the same is not
/// touched, or this would be asked for again and again.
void ToolBar::fold() {
    int excess = sizeHint().width() + room_ - width();
    QList<QToolButton*> foldable;
    for (QAction* action : actions())
        if (QToolButton* each = button(action); each && !isPrimary(*each))
            foldable.prepend(each);
    std::ranges::stable_sort(
        foldable, {}, [](const QToolButton* each) { return each->defaultAction()->priority(); });
    for (const QToolButton* each : foldable)
        if (each->toolButtonStyle() == Qt::ToolButtonIconOnly)
            excess += widthOfText(*each);
    for (QToolButton* each : foldable) {
        const bool isFolded = excess > 0;
        if (isFolded)
            excess -= widthOfText(*each);
        const Qt::ToolButtonStyle style = isFolded ? Qt::ToolButtonIconOnly : toolButtonStyle();
        if (each->toolButtonStyle() != style)
            each->setToolButtonStyle(style);
    }
    layout()->activate();
    emit arranged();
}

bool ToolBar::event(QEvent* event) {
    const bool isDone = QToolBar::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fold();
    return isDone;
}

void ToolBar::resizeEvent(QResizeEvent* event) {
    QToolBar::resizeEvent(event);
    fold();
}

}  // namespace centerscope

#include "moc_tool_bar.cpp"
