// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preset_menu.h"

#include <QCommandLinkButton>
#include <QCoreApplication>
#include <QEvent>
#include <QWidgetAction>

#include <utility>

namespace centerscope {

QString presetName(const Preset& preset) {
    return QCoreApplication::translate("Preset", preset.name.c_str());
}

QString presetDescription(const Preset& preset) {
    return QCoreApplication::translate("Preset", preset.description.c_str());
}

PresetMenu::PresetMenu(std::vector<Preset> presets, QWidget* parent)
    : QMenu(parent), presets_(std::move(presets)) {
    fill();
}

void PresetMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        fill();
    QMenu::changeEvent(event);
}

void PresetMenu::fill() {
    clear();
    for (const Preset& preset : presets_) {
        auto* button = new QCommandLinkButton(presetName(preset), presetDescription(preset));
        button->setObjectName(QLatin1String("preset-") + QString::fromStdString(preset.id));
        button->setIcon({});
        button->setMinimumWidth(460);
        auto* action = new QWidgetAction(this);
        action->setDefaultWidget(button);
        addAction(action);
        connect(button, &QCommandLinkButton::clicked, this, [this, &preset] {
            close();
            emit chosen(preset);
        });
    }
}

}  // namespace centerscope
