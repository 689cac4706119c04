// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls_panel.h"

#include <QEvent>
#include <QHBoxLayout>

#include "session/training_session.h"
#include "widgets/hyperparameter_card.h"
#include "widgets/learning_rate_card.h"
#include "widgets/preset_page.h"
#include "widgets/theme.h"

namespace centerscope {

ControlsPanel::ControlsPanel(QWidget* parent)
    : QWidget(parent),
      learningRate_(new LearningRateCard(this)),
      lambda_(new HyperparameterCard(HyperparameterChange::Which::Lambda, this)),
      alpha_(new HyperparameterCard(HyperparameterChange::Which::Alpha, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::kMargin);
    for (QWidget* each : {static_cast<QWidget*>(learningRate_), static_cast<QWidget*>(lambda_),
                          static_cast<QWidget*>(alpha_)})
        row->addWidget(each, 1);
}

void ControlsPanel::bindTo(TrainingSession& session) {
    connect(learningRate_, &HyperparameterCard::changed, &session,
            &TrainingSession::setLearningRate);
    connect(lambda_, &HyperparameterCard::changed, &session, &TrainingSession::setLambda);
    connect(alpha_, &HyperparameterCard::changed, &session, &TrainingSession::setAlpha);
    connect(learningRate_, &LearningRateCard::halveRequested, &session,
            &TrainingSession::halveLearningRate);
    connect(learningRate_, &LearningRateCard::halvingRuleChanged, &session,
            &TrainingSession::setHalvingRule);
}

void ControlsPanel::startRun(const Preset& preset) {
    for (HyperparameterCard* each :
         {static_cast<HyperparameterCard*>(learningRate_), lambda_, alpha_})
        each->startRun();
    preset_ = preset;
    showRemarks();
}

void ControlsPanel::showRemarks() {
    alpha_->setHasValue(preset_.centerRule.hasAlpha());
    alpha_->setRemark(presetAlphaNote(preset_));
}

void ControlsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        showRemarks();
    QWidget::changeEvent(event);
}

void ControlsPanel::showUpdate(const SessionUpdate& update) {
    learningRate_->setValue(update.hyperparameters.learningRate);
    lambda_->setValue(update.hyperparameters.lambda);
    alpha_->setValue(update.hyperparameters.alpha);
    learningRate_->setScheduled(update.scheduled.learningRate);
    lambda_->setScheduled(update.scheduled.lambda);
    alpha_->setScheduled(update.scheduled.alpha);
    learningRate_->setHalvingRule(update.halvingRule, update.nextHalving);
    for (const HyperparameterChange& change : update.changes)
        if (HyperparameterCard* changed = card(change.which))
            changed->setActsSince(change.step);
}

HyperparameterCard* ControlsPanel::card(HyperparameterChange::Which which) {
    switch (which) {
        case HyperparameterChange::Which::LearningRate:
            return learningRate_;
        case HyperparameterChange::Which::Lambda:
            return lambda_;
        case HyperparameterChange::Which::Alpha:
            return alpha_;
        case HyperparameterChange::Which::BatchSize:
            break;  // has no card
    }
    return nullptr;
}

}  // namespace centerscope
