// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/learning_rate_card.h"

#include <QEvent>

#include "ui_learning_rate_card.h"

#include "widgets/halving_panel.h"
#include "widgets/popup.h"

namespace centerscope {

LearningRateCard::LearningRateCard(QWidget* parent)
    : HyperparameterCard(Hyperparameter::LearningRate, parent),
      learningRateUi_(std::make_unique<Ui::LearningRateCard>()) {
    auto* controls = new QWidget;
    learningRateUi_->setupUi(controls);
    addControls(controls);
    panel_ = new HalvingPanel;
    popup_ = new Popup(panel_, learningRateUi_->halvingRuleButton);

    connect(learningRateUi_->halveButton, &QPushButton::clicked, this,
            &LearningRateCard::halveRequested);
    connect(learningRateUi_->halvingRuleButton, &QPushButton::clicked, this,
            &LearningRateCard::openHalvingPanel);
    connect(panel_, &HalvingPanel::ruleChanged, this, &LearningRateCard::halvingRuleChanged);
    retranslateRule();
}

LearningRateCard::~LearningRateCard() = default;

void LearningRateCard::setHalvingRule(const HalvingRule& rule,
                                      std::optional<std::int64_t> nextHalving) {
    if (rule == rule_ && nextHalving == nextHalving_)
        return;
    if (rule != rule_)
        panel_->setRule(rule);
    rule_ = rule;
    nextHalving_ = nextHalving;
    retranslateRule();
}

void LearningRateCard::openHalvingPanel() {
    popup_->open();
}

void LearningRateCard::retranslateRule() {
    const QString description = describe(rule_, nextHalving_, locale());
    QPushButton& button = *learningRateUi_->halvingRuleButton;
    button.setText(summarize(rule_, nextHalving_, locale()) + QStringLiteral(" ▾"));
    button.setAccessibleDescription(description);
    button.setToolTip(
        QStringLiteral("<p>%1</p><p>%2</p>")
            .arg(description, tr("When the learning rate halves by itself. Rules halve the value "
                                 "in force; dragging the slider does not cancel them.")));
}

void LearningRateCard::changeEvent(QEvent* event) {
    HyperparameterCard::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        learningRateUi_->retranslateUi(learningRateUi_->halveButton->parentWidget());
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslateRule();
}

}  // namespace centerscope

#include "moc_learning_rate_card.cpp"
