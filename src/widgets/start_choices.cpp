// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start_choices.h"

#include <algorithm>

#include <QCommandLinkButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include "widgets/icon.h"
#include "widgets/preset_menu.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr const char* kOffered[] = {"fast-start", "paper"};
constexpr int kWidest = 250;
constexpr int kNarrowest = 120;

}  // namespace

StartChoices::StartChoices(QWidget* parent)
    : QWidget(parent), row_(new QHBoxLayout), runs_(new QPushButton) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::kMargin);
    rows->addLayout(row_);
    rows->addWidget(runs_, 0, Qt::AlignHCenter);
    row_->setSpacing(Theme::kMargin);
    row_->addStretch();
    row_->addStretch();
    runs_->setObjectName(QStringLiteral("start-runs"));
    runs_->setIcon(icon(QStringLiteral("open")));
    runs_->setFocusPolicy(Qt::TabFocus);  // Space trains
    runs_->hide();
    connect(runs_, &QPushButton::clicked, this, &StartChoices::runsRequested);
    hide();
}

void StartChoices::setPresets(const std::vector<Preset>& presets) {
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
        row_->insertWidget(row_->count() - 1, button, 1);
        choices_.push_back({*found, button});
    }
    setVisible(!choices_.empty());
    retranslate();
}

void StartChoices::setRunsOffered(bool offered) {
    runs_->setVisible(offered);
    setVisible(offered || !choices_.empty());
}

void StartChoices::retranslate() {
    for (const Choice& choice : choices_) {
        choice.button->setText(presetName(choice.preset));
        choice.button->setDescription(presetDescription(choice.preset));
        choice.button->setToolTip(tr("Start training at once with this preset"));
    }
    runs_->setText(tr("Earlier runs…"));
    runs_->setToolTip(tr("All runs are kept: look at one, continue it, or fork it"));
}

void StartChoices::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace centerscope
