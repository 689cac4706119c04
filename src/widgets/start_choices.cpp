// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start_choices.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "charts/embedding_chart.h"
#include "widgets/icon.h"
#include "widgets/preset_menu.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr const char* kOffered[] = {"fast-start", "paper"};

}  // namespace

StartChoices::StartChoices(QWidget* parent)
    : QFrame(parent), explanation_(new QLabel), row_(new QHBoxLayout), runs_(new QPushButton) {
    setObjectName(QStringLiteral("startChoices"));
    setProperty("look", QStringLiteral("card"));
    explanation_->setWordWrap(true);
    explanation_->setAlignment(Qt::AlignHCenter);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(Theme::kMargin, Theme::kMargin, Theme::kMargin, Theme::kMargin);
    rows->setSpacing(Theme::kGap);
    rows->addWidget(explanation_);
    rows->addLayout(row_);
    rows->addWidget(runs_);
    row_->setSpacing(Theme::kGap);
    runs_->setObjectName(QStringLiteral("start-runs"));
    runs_->setIcon(icon(QStringLiteral("open")));
    runs_->setFocusPolicy(Qt::TabFocus);  // Space trains
    runs_->hide();
    connect(runs_, &QPushButton::clicked, this, &StartChoices::runsRequested);
    retranslate();
}

void StartChoices::setPresets(const std::vector<Preset>& presets) {
    for (const char* id : kOffered) {
        const auto found = std::ranges::find(presets, id, &Preset::id);
        if (found == presets.end())
            continue;
        auto* button = new QPushButton;
        button->setObjectName(QLatin1String("start-") + QLatin1String(id));
        button->setIcon(icon(QStringLiteral("play")));
        button->setFocusPolicy(Qt::TabFocus);  // Space trains
        connect(button, &QPushButton::clicked, this,
                [this, preset = *found] { emit chosen(preset); });
        row_->addWidget(button);
        choices_.push_back({*found, button});
    }
    retranslate();
}

void StartChoices::setRunsOffered(bool offered) {
    runs_->setVisible(offered);
}

bool StartChoices::isEmpty() const {
    return choices_.empty() && runs_->isHidden();
}

void StartChoices::retranslate() {
    explanation_->setText(EmbeddingChart::explanation());
    keepWhole();
    for (const Choice& choice : choices_) {
        choice.button->setText(presetName(choice.preset));
        choice.button->setToolTip(QStringLiteral("<p>%1</p><p>%2</p>")
                                      .arg(tr("Start training at once with this preset"),
                                           presetDescription(choice.preset)));
    }
    runs_->setText(tr("Earlier runs…"));
    runs_->setToolTip(tr("All runs are kept: look at one, continue it, or fork it"));
}

/// The frame takes a pixel at either side that layouts do not count when they ask how high the text
/// is, which may be a line more then.
void StartChoices::keepWhole() {
    explanation_->setMinimumHeight(explanation_->heightForWidth(explanation_->width()));
}

void StartChoices::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    keepWhole();
}

void StartChoices::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

}  // namespace centerscope

#include "moc_start_choices.cpp"
