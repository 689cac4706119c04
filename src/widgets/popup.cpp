// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/popup.h"

#include <algorithm>

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace centerscope {

Popup::Popup(QWidget* content, QWidget* opener)
    : QFrame(opener, Qt::Popup), content_(content), opener_(opener) {
    setProperty("look", QStringLiteral("popup"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    layout->setSizeConstraint(QLayout::SetFixedSize);  // grows with a hint that needs more lines
    layout->addWidget(content);
}

void Popup::open() {
    setLocale(opener_->locale());
    adjustSize();
    const QRect screen = opener_->screen()->availableGeometry();
    QPoint place = opener_->mapToGlobal(QPoint(0, opener_->height() + Theme::kSmallGap));
    if (place.y() + height() > screen.bottom())
        place.setY(opener_->mapToGlobal(QPoint(0, 0)).y() - height() - Theme::kSmallGap);
    place.setX(
        std::clamp(place.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    move(place);
    show();
    if (content_->focusProxy())
        content_->setFocus();
    else
        focusNextChild();
}

/// Enter that a field has taken its value from ends the popup, as Escape does, so that the keys are
/// the window's again.
void Popup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace centerscope

#include "moc_popup.cpp"
