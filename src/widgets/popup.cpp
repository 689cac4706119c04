// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/popup.h"

#include <algorithm>

#include <QGuiApplication>
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

}  // namespace centerscope
