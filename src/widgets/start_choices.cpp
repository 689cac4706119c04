// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start_choices.h"

#include <algorithm>

#include <QCommandLinkButton>
#include <QEvent>
#include <QHBoxLayout>

#include "widgets/icon.h"
#include "widgets/preset_menu.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr const char* kOffered[] = {"fast-start", "paper"};
constexpr int kWidest = 250;
constexpr int kNarrowest = 120;

}  // namespace

StartChoices::StartChoices(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kMargin);
    row->addStretch();
    row->addStretch();
    hide();
}

void StartChoices::setPresets(const std::vector<Preset>& presets) {
    auto* row = static_cast<QBoxLayout*>(layout());
    for (const char* id : kOffered) {
        const auto found = std::ranges::find(presets, id, &Preset::id);
        if (found == presets.end())
            continue;
        auto* button = new QCommandLinkButton;
        button->setObjectName(QLatin1String("start-") + QLatin1String(id));
        button->setProperty("look", QStringLiteral("choice"));
        button->setIcon(icon(QStringLiteral("play")));
        button->setFocusPolicy(Qt::TabFocus);  // Space trains
        button->setMinimumWidth(kNarrowest);
        button->setMaximumWidth(kWidest);
        connect(button, &QCommandLinkButton::clicked, this,
                [this, preset = *found] { emit chosen(preset); });
        row->insertWidget(row->count() - 1, button, 1);
        choices_.push_back({*found, button});
    }
    setVisible(!choices_.empty());
    retranslate();
}

void StartChoices::retranslate() {
    for (const Choice& choice : choices_) {
        choice.button->setText(presetName(choice.preset));
        choice.button->setDescription(presetDescription(choice.preset));
        choice.button->setToolTip(tr("Start training at once with this preset"));
    }
}

void StartChoices::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace centerscope
