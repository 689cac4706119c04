// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presets/halving_rule.h"
#include "widgets/hyperparameter_card.h"

namespace centerscope {

class HalvingPanel;
class Popup;

namespace Ui {
class LearningRateCard;
}

/// The learning rate, with a button that halves it and the rule that halves it by itself.
class LearningRateCard : public HyperparameterCard {
    Q_OBJECT

public:
    explicit LearningRateCard(QWidget* parent = nullptr);
    ~LearningRateCard() override;

    const HalvingRule& halvingRule() const { return rule_; }
    /// Shows the rule in force and the step after which it acts next; emits nothing.
    void setHalvingRule(const HalvingRule& rule, std::optional<std::int64_t> nextHalving);

    /// Opens the rule below its button.
    void openHalvingPanel();

signals:
    void halveRequested();
    void halvingRuleChanged(const centerscope::HalvingRule& rule);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslateRule();

    std::unique_ptr<Ui::LearningRateCard> learningRateUi_;
    HalvingPanel* panel_;
    Popup* popup_;
    HalvingRule rule_;
    std::optional<std::int64_t> nextHalving_;
};

}  // namespace centerscope
