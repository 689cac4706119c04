// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QLocale>
#include <QWidget>

#include "presets/halving_rule.h"

namespace centerscope {

namespace Ui {
class HalvingPanel;
}

/// A sentence on what the rule will do next: "Halves after step 5,000, then every 5,000 steps."
QString describe(const HalvingRule& rule, std::optional<std::int64_t> nextHalving,
                 const QLocale& locale);
/// The same for a button: "After step 5,000".
QString summarize(const HalvingRule& rule, std::optional<std::int64_t> nextHalving,
                  const QLocale& locale);

/// Where the halving rule is set. Each edit that makes a valid rule takes effect at once.
class HalvingPanel : public QWidget {
    Q_OBJECT

public:
    explicit HalvingPanel(QWidget* parent = nullptr);
    ~HalvingPanel() override;

    const HalvingRule& rule() const { return rule_; }
    /// Shows a rule; emits nothing.
    void setRule(const HalvingRule& rule);

signals:
    void ruleChanged(const centerscope::HalvingRule& rule);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectControls();
    void enableWhatCounts();
    /// Reads the controls; where they make no rule, says why and leaves the rule in force.
    void applyEdits();
    void setProblem(const QString& sentence);

    std::unique_ptr<Ui::HalvingPanel> ui_;
    HalvingRule rule_;
    HalvingRule edited_;  ///< the same with what the user has set; a control alters nothing else
    bool hasProblem_ = false;
};

}  // namespace centerscope
