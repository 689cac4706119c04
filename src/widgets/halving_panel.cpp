// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/halving_panel.h"

#include <algorithm>
#include <utility>

#include <QKeyEvent>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStyle>

#include "ui_halving_panel.h"

#include "charts/value_text.h"
#include "core/number_text.h"
#include "widgets/item_value.h"
#include "widgets/theme.h"

namespace centerscope {
namespace {

using Kind = HalvingRule::Kind;
using Watch = HalvingRule::Watch;

QString listed(const std::vector<std::int64_t>& steps) {
    QStringList texts;
    for (const std::int64_t step : steps)
        texts.append(QString::number(step));
    return texts.join(QStringLiteral(", "));
}

/// A list of steps as typed: the steps, or a sentence on what is wrong with it.
struct StepList {
    std::vector<std::int64_t> steps;
    QString problem;
};

StepList readSteps(const QString& text) {
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    StepList list;
    for (const QString& word : text.split(separators, Qt::SkipEmptyParts)) {
        const std::optional<std::int64_t> step = integerFromText(word.toStdString());
        if (!step || !kPlannedSteps.contains(*step))
            return {{},
                    HalvingPanel::tr("“%1” is not a step: write whole numbers from %2 to %3, such "
                                     "as 5000, 8000.")
                        .arg(word, QString::number(kPlannedSteps.least),
                             QString::number(kPlannedSteps.most))};
        list.steps.push_back(*step);
    }
    if (list.steps.empty())
        return {{}, HalvingPanel::tr("Write at least one step, such as 5000, 8000.")};
    std::sort(list.steps.begin(), list.steps.end());
    list.steps.erase(std::unique(list.steps.begin(), list.steps.end()), list.steps.end());
    if (!kListedSteps.contains(static_cast<std::int64_t>(list.steps.size())))
        return {{}, HalvingPanel::tr("Write at most %1 steps.").arg(kListedSteps.most)};
    return list;
}

}  // namespace

QString describe(const HalvingRule& rule, std::optional<std::int64_t> nextHalving,
                 const QLocale& locale) {
    const auto number = [&locale](std::int64_t value) { return locale.toString(qint64{value}); };
    const QString halves =
        rule.factor == 0.5
            ? HalvingPanel::tr("Halves")
            : HalvingPanel::tr("Multiplies by %1").arg(valueText(rule.factor, locale));
    switch (rule.kind) {
        case Kind::Never:
            return HalvingPanel::tr("Does not halve by itself.");
        case Kind::EveryNSteps:
            if (!nextHalving || *nextHalving == rule.every)
                return HalvingPanel::tr("%1 every %2 steps.").arg(halves, number(rule.every));
            return HalvingPanel::tr("%1 after step %2, every %3 steps.")
                .arg(halves, number(*nextHalving), number(rule.every));
        case Kind::AtSteps:
            if (!nextHalving)
                return HalvingPanel::tr("All listed steps are over.");
            return HalvingPanel::tr("%1 after step %2, %3 of %4 listed.")
                .arg(halves, number(*nextHalving))
                .arg(std::lower_bound(rule.steps.begin(), rule.steps.end(), *nextHalving) -
                     rule.steps.begin() + 1)
                .arg(rule.steps.size());
        case Kind::OnPlateau:
            return (rule.watch == Watch::TrainingLoss
                        ? HalvingPanel::tr("%1 when training loss stalls for %2 steps.")
                        : HalvingPanel::tr("%1 when validation loss stalls for %2 steps."))
                .arg(halves, number(rule.patience));
    }
    return {};
}

QString summarize(const HalvingRule& rule, std::optional<std::int64_t> nextHalving,
                  const QLocale& locale) {
    if (rule.kind == Kind::Never)
        return HalvingPanel::tr("No rule");
    if (rule.kind == Kind::OnPlateau)
        return HalvingPanel::tr("On plateau");
    if (!nextHalving)
        return HalvingPanel::tr("List is over");
    return HalvingPanel::tr("After step %1").arg(locale.toString(qint64{*nextHalving}));
}

HalvingPanel::HalvingPanel(QWidget* parent)
    : QWidget(parent), ui_(std::make_unique<Ui::HalvingPanel>()) {
    ui_->setupUi(this);
    for (CountSpin* spin : {ui_->everySpin, ui_->patienceSpin})
        spin->setRange(kPlannedSteps);
    ui_->thresholdSpin->setRange(100 * kPlateauThresholds.least, 100 * kPlateauThresholds.most);
    setValues(*ui_->watchCombo, {Watch::TrainingLoss, Watch::ValidationLoss});
    ui_->hintLabel->setFont(Theme::smallFont(font()));
    setRule(rule_);
    connectControls();
}

HalvingPanel::~HalvingPanel() = default;

void HalvingPanel::connectControls() {
    for (QRadioButton* radio :
         {ui_->neverRadio, ui_->everyRadio, ui_->atStepsRadio, ui_->plateauRadio})
        connect(radio, &QRadioButton::clicked, this, &HalvingPanel::applyEdits);
    connect(ui_->everySpin, &QSpinBox::valueChanged, this, [this](int steps) {
        edited_.every = steps;
        applyEdits();
    });
    connect(ui_->watchCombo, &QComboBox::currentIndexChanged, this, [this] {
        edited_.watch = valueOf<Watch>(*ui_->watchCombo);
        applyEdits();
    });
    connect(ui_->patienceSpin, &QSpinBox::valueChanged, this, [this](int steps) {
        edited_.patience = steps;
        applyEdits();
    });
    connect(ui_->thresholdSpin, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
        edited_.threshold = percent / 100;
        applyEdits();
    });
    connect(ui_->atStepsEdit, &QLineEdit::editingFinished, this, &HalvingPanel::applyEdits);
}

void HalvingPanel::setRule(const HalvingRule& rule) {
    rule_ = edited_ = rule;
    const QSignalBlocker every(ui_->everySpin);
    const QSignalBlocker patience(ui_->patienceSpin);
    const QSignalBlocker threshold(ui_->thresholdSpin);
    const QSignalBlocker watch(ui_->watchCombo);
    ui_->neverRadio->setChecked(rule.kind == Kind::Never);
    ui_->everyRadio->setChecked(rule.kind == Kind::EveryNSteps);
    ui_->atStepsRadio->setChecked(rule.kind == Kind::AtSteps);
    ui_->plateauRadio->setChecked(rule.kind == Kind::OnPlateau);
    ui_->everySpin->setValue(static_cast<int>(rule.every));
    ui_->atStepsEdit->setText(listed(rule.steps));
    choose(*ui_->watchCombo, rule.watch);
    ui_->patienceSpin->setValue(static_cast<int>(rule.patience));
    ui_->thresholdSpin->setValue(100 * rule.threshold);
    enableWhatCounts();
    setProblem({});
}

void HalvingPanel::enableWhatCounts() {
    for (QRadioButton* radio :
         {ui_->neverRadio, ui_->everyRadio, ui_->atStepsRadio, ui_->plateauRadio})
        if (radio->isChecked())
            setFocusProxy(radio);  // where the keyboard starts
    ui_->everySpin->setEnabled(ui_->everyRadio->isChecked());
    ui_->atStepsEdit->setEnabled(ui_->atStepsRadio->isChecked());
    for (QWidget* widget :
         {static_cast<QWidget*>(ui_->watchCombo), static_cast<QWidget*>(ui_->thresholdLabel),
          static_cast<QWidget*>(ui_->thresholdSpin), static_cast<QWidget*>(ui_->patienceLabel),
          static_cast<QWidget*>(ui_->patienceSpin)})
        widget->setEnabled(ui_->plateauRadio->isChecked());
}

void HalvingPanel::applyEdits() {
    enableWhatCounts();
    edited_.kind = ui_->everyRadio->isChecked()     ? Kind::EveryNSteps
                   : ui_->atStepsRadio->isChecked() ? Kind::AtSteps
                   : ui_->plateauRadio->isChecked() ? Kind::OnPlateau
                                                    : Kind::Never;
    if (edited_.kind == Kind::AtSteps) {
        StepList list = readSteps(ui_->atStepsEdit->text());
        if (!list.problem.isEmpty()) {
            setProblem(list.problem);
            return;
        }
        edited_.steps = std::move(list.steps);
        ui_->atStepsEdit->setText(listed(edited_.steps));
    }
    const bool isNew = edited_ != rule_;
    rule_ = edited_;
    setProblem({});
    if (isNew)
        emit ruleChanged(rule_);
}

/// Enter is left to what the panel stands in, but not where the list has to be mended first.
void HalvingPanel::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    event->setAccepted(isEnter && hasProblem_);
}

void HalvingPanel::setProblem(const QString& sentence) {
    hasProblem_ = !sentence.isEmpty();
    ui_->hintLabel->setText(
        hasProblem_
            ? sentence
            : tr("Rules halve the value in force; dragging the slider does not cancel them. "
                 "A plateau is counted anew when λ changes."));
    ui_->hintLabel->setProperty("look",
                                hasProblem_ ? QStringLiteral("problem") : QStringLiteral("muted"));
    style()->unpolish(ui_->hintLabel);  // the stylesheet reads the property only then
    style()->polish(ui_->hintLabel);
}

void HalvingPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        const QSignalBlocker watch(ui_->watchCombo);
        ui_->retranslateUi(this);
        setProblem({});
    }
    QWidget::changeEvent(event);
}

}  // namespace centerscope

#include "moc_halving_panel.cpp"
