// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preset_menu.h"

#include <utility>

#include <QCommandLinkButton>
#include <QCoreApplication>
#include <QEvent>
#include <QWidgetAction>

namespace centerscope {

namespace {

/// The texts of resources/presets, said here once more so that they are found and translated.
[[maybe_unused]] constexpr const char* kBundledTexts[] = {
    QT_TRANSLATE_NOOP("Preset", "As in the paper"),
    QT_TRANSLATE_NOOP("Preset",
                      "LeNet++ with PReLU slopes per channel, He initialization, λ = 0.01 and α = "
                      "0.5, as in the paper's Fig. 3."),
    QT_TRANSLATE_NOOP("Preset", "Center-Loss (2018)"),
    QT_TRANSLATE_NOOP("Preset",
                      "LeNet++ as the TensorFlow project Center-Loss set it up, with its centers "
                      "moved by Eq. 4 and its batches shuffled: λ = 1 from the first step, so the "
                      "loss can stay near 2.30 for hundreds of steps."),
};

}  // namespace

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
