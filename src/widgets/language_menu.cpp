// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/language_menu.h"

#include <QActionGroup>
#include <QEvent>

#include "widgets/language.h"

namespace centerscope {

LanguageMenu::LanguageMenu(QWidget* parent) : QMenu(parent), system_(addAction(QString())) {
    auto* group = new QActionGroup(this);
    const auto prepare = [group](QAction* action, const QString& code) {
        action->setObjectName(QStringLiteral("actionLanguage-") + code);
        action->setData(code);
        action->setCheckable(true);
        group->addAction(action);
    };
    prepare(system_, QString());
    addSeparator();
    for (const QString& code : Language::available())
        prepare(addAction(QLatin1Char('&') + Language::nameOf(code)), code);
    connect(group, &QActionGroup::triggered, this,
            [this](const QAction* action) { emit chosen(action->data().toString()); });
    retranslate();
}

void LanguageMenu::setChosen(const QString& code) {
    for (QAction* action : actions())
        if (!action->isSeparator() && action->data().toString() == code)
            action->setChecked(true);
}

void LanguageMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void LanguageMenu::retranslate() {
    system_->setText(tr("&As the desktop"));
}

}  // namespace centerscope

#include "moc_language_menu.cpp"
