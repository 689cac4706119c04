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
    runs_ = addChoice(QStringLiteral("start-runs"), QStringLiteral("open"));
    runs_->hide();
    connect(runs_, &QCommandLinkButton::clicked, this, &StartChoices::runsRequested);
    hide();
}

void StartChoices::setPresets(const std::vector<Preset>& presets) {
    auto* row = static_cast<QBoxLayout*>(layout());
    for (const char* id : kOffered) {
        const auto found = std::ranges::find(presets, id, &Preset::id);
        if (found == presets.end())
            continue;
        QCommandLinkButton* button =
            addChoice(QLatin1String("start-") + QLatin1String(id), QStringLiteral("play"));
        connect(button, &QCommandLinkButton::clicked, this,
                [this, preset = *found] { emit chosen(preset); });
        choices_.push_back({*found, button});
    }
    row->removeWidget(runs_);  // after the presets
    row->insertWidget(row->count() - 1, runs_, 1);
    setVisible(!choices_.empty());
    retranslate();
}

void StartChoices::setRunsOffered(bool offered) {
    runs_->setVisible(offered);
    setVisible(offered || !choices_.empty());
}

QCommandLinkButton* StartChoices::addChoice(const QString& name, const QString& iconName) {
    auto* row = static_cast<QBoxLayout*>(layout());
    auto* button = new QCommandLinkButton;
    button->setObjectName(name);
    button->setProperty("look", QStringLiteral("choice"));
    button->setIcon(icon(iconName));
    button->setFocusPolicy(Qt::TabFocus);  // Space trains
    button->setMinimumWidth(kNarrowest);
    button->setMaximumWidth(kWidest);
    row->insertWidget(row->count() - 1, button, 1);
    return button;
}

void StartChoices::retranslate() {
    for (const Choice& choice : choices_) {
        choice.button->setText(presetName(choice.preset));
        choice.button->setDescription(presetDescription(choice.preset));
        choice.button->setToolTip(tr("Start training at once with this preset"));
    }
    runs_->setText(tr("Earlier runs"));
    runs_->setDescription(tr("All runs are kept. Look at one, continue it, or fork it."));
    runs_->setToolTip(tr("Open the list of the runs that are kept"));
}

void StartChoices::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace centerscope
