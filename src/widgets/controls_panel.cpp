// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls_panel.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QVBoxLayout>

#include "session/training_session.h"
#include "widgets/hyperparameter_card.h"
#include "widgets/learning_rate_card.h"
#include "widgets/preset_page.h"
#include "widgets/theme.h"

namespace centerscope {

ControlsPanel::ControlsPanel(QWidget* parent)
    : QWidget(parent), learningRate_(new LearningRateCard(this)) {
    std::ranges::transform(kSchedulables, cards_.begin(), [this](const Schedulable& each) {
        return each.which == Hyperparameter::LearningRate
                   ? learningRate_
                   : new HyperparameterCard(each.which, this);
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kMargin / 2);
    for (HyperparameterCard* each : cards_)
        column->addWidget(each);
}

void ControlsPanel::bindTo(TrainingSession& session) {
    for (const HyperparameterCard* each : cards_)
        connect(each, &HyperparameterCard::changed, &session,
                [&session, which = each->which()](double value) { session.set(which, value); });
    connect(learningRate_, &LearningRateCard::halveRequested, &session,
            &TrainingSession::halveLearningRate);
    connect(learningRate_, &LearningRateCard::halvingRuleChanged, &session,
            &TrainingSession::setHalvingRule);
}

void ControlsPanel::startRun(const Preset& preset) {
    for (HyperparameterCard* each : cards_)
        each->startRun();
    preset_ = preset;
    showRemarks();
}

void ControlsPanel::showRemarks() {
    for (HyperparameterCard* each : cards_) {
        each->setVisible(preset_.lists(each->which()));
        each->setHasValue(preset_.has(each->which()));
        if (each->which() == Hyperparameter::Alpha)
            each->setRemark(presetAlphaNote(preset_));
    }
}

void ControlsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        showRemarks();
    QWidget::changeEvent(event);
}

void ControlsPanel::showValues(const Hyperparameters& values) {
    for (HyperparameterCard* each : cards_)
        each->setValue(member(values, each->which()));
}

void ControlsPanel::lookBack(const std::optional<Hyperparameters>& values) {
    past_ = values;
    for (HyperparameterCard* each : cards_)
        each->setPast(past_.has_value());
    showValues(past_.value_or(hyperparameters_));
}

/// A card of the past leaves it to this.
void ControlsPanel::mousePressEvent(QMouseEvent* event) {
    const auto isOn = [event](const QWidget* card) {
        return card->geometry().contains(event->position().toPoint());
    };
    if (past_ && std::ranges::any_of(cards_, isOn))
        emit touchedInThePast();
    else
        QWidget::mousePressEvent(event);
}

void ControlsPanel::showUpdate(const SessionUpdate& update) {
    hyperparameters_ = update.hyperparameters;
    if (!past_)
        showValues(hyperparameters_);
    for (HyperparameterCard* each : cards_)
        each->setScheduled(member(update.scheduled, each->which()));
    learningRate_->setHalvingRule(update.halvingRule, update.nextHalving);
    for (const HyperparameterChange& change : update.changes)
        for (HyperparameterCard* each : cards_)
            if (each->which() == change.which)
                each->setActsSince(change.step);
    if (!update.steps.empty())
        for (HyperparameterCard* each : cards_)
            each->setNewestStep(update.steps.back().step);
}

}  // namespace centerscope

#include "moc_controls_panel.cpp"
