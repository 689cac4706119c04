// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>
#include <QToolButton>

namespace centerscope {

/// The row of buttons at the head of the window. Its buttons take the focus by Tab only, so that
/// Space trains whatever was clicked last. Where it is narrow they fold to icons, from the end
/// on and those of high priority last; their texts stay as accessible names and begin
/// their tooltips.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    using QToolBar::QToolBar;

    QToolButton* button(QAction* action) const;
    /// The button that counts most; it never folds.
    void setPrimary(QAction* action);
    /// The action's button opens the menu.
    void setMenu(QAction* action, QMenu* menu);
    /// Pixels at the right end that no button takes.
    void setRoom(int pixels) { room_ = pixels; }
    /// Where the last button ends.
    int end() const;

signals:
    /// The buttons have found their places.
    void arranged();

protected:
    void actionEvent(QActionEvent* event) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fold();

    int room_ = 0;
};

}  // namespace centerscope
