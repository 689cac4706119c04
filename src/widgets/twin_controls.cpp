// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_controls.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "charts/value_text.h"
#include "widgets/hyperparameter_card.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr std::size_t kA = 0;
constexpr std::array<const char*, 2> kLetters{"A", "B"};
constexpr std::array kTurned{Hyperparameter::LearningRate, Hyperparameter::Lambda,
                             Hyperparameter::Alpha};
constexpr std::array kRules{CenterRule::Kind::Equation4, CenterRule::Kind::Gradient,
                            CenterRule::Kind::Frozen};
constexpr int kRuleItem = static_cast<int>(kTurned.size());

std::size_t place(TwinSession::Twin twin) {
    return static_cast<std::size_t>(twin);
}

/// A control after its letter.
std::pair<QWidget*, QLabel*> rowOf(QWidget* control) {
    auto* letter = new QLabel;
    QFont bold = letter->font();
    bold.setBold(true);
    letter->setFont(bold);
    letter->setFixedWidth(QFontMetrics(bold).horizontalAdvance(QStringLiteral("A|B")));
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::kSmallGap);
    line->addWidget(letter);
    line->addWidget(control, 1);
    return {row, letter};
}

}  // namespace

TwinControls::TwinControls(TwinSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      varyLabel_(new QLabel),
      vary_(new QComboBox),
      bothPane_(new QWidget(this)),
      varied_(new QVBoxLayout),
      both_(new QVBoxLayout) {
    setObjectName(QStringLiteral("twinControls"));
    auto* choice = new QHBoxLayout;
    choice->addWidget(varyLabel_);
    choice->addWidget(vary_, 1);
    varyLabel_->setBuddy(vary_);
    vary_->setObjectName(QStringLiteral("vary"));
    for (int k = 0; k <= kRuleItem; ++k)
        vary_->addItem(QString());
    const auto add = [this](Varied of, Twin twin, QWidget* control) {
        const auto [whole, letter] = rowOf(control);
        rows_[of][place(twin)] = {whole, letter, control};
    };
    for (const Twin twin : TwinSession::kBoth) {
        add(std::monostate(), twin, rules_[place(twin)] = makeRuleBox(twin));
        for (const Hyperparameter which : kTurned)
            add(which, twin, makeCard(which, twin));
    }
    auto* here = new QVBoxLayout(this);
    here->addLayout(choice);
    here->addLayout(varied_);
    auto* there = new QVBoxLayout(bothPane_);
    there->addLayout(both_);
    for (QVBoxLayout* each : {here, there}) {
        each->setContentsMargins(0, Theme::kSmallGap, 0, 0);
        each->addStretch();
    }
    for (QVBoxLayout* each : {here, there, varied_, both_})
        each->setSpacing(Theme::kSmallGap);
    connect(vary_, &QComboBox::activated, this, [this](int item) {
        setUp(item == kRuleItem ? Varied(std::monostate())
                                : Varied(kTurned[static_cast<std::size_t>(item)]));
    });
    retranslate();
    showRows();
}

HyperparameterCard* TwinControls::makeCard(Hyperparameter which, Twin twin) {
    auto* card = new HyperparameterCard(which);
    card->setObjectName(card->objectName() + QLatin1String(kLetters[place(twin)]));
    connect(card, &HyperparameterCard::changed, this, [this, which, twin](double to) {
        if (split_ == Varied(which))
            session_.set(twin, which, to);
        else
            session_.set(which, to);
    });
    return card;
}

HyperparameterCard& TwinControls::card(Hyperparameter which, Twin twin) const {
    return static_cast<HyperparameterCard&>(*rows_.at(which)[place(twin)].control);
}

QComboBox* TwinControls::makeRuleBox(Twin twin) {
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("centerRule") + QLatin1String(kLetters[place(twin)]));
    for (std::size_t k = 0; k < kRules.size(); ++k)
        box->addItem(QString());
    connect(box, &QComboBox::activated, this, [this, twin](int item) {
        std::optional<CenterRule>& rule = values_[place(twin)].rule;
        if (!rule)
            return;
        rule->kind = kRules[static_cast<std::size_t>(item)];
        session_.setCenterRule(twin, *rule);
        emit labelsChanged();
    });
    return box;
}

void TwinControls::setVaried(Hyperparameter varied) {
    setUp(varied);
}

void TwinControls::setUp(Varied varied) {
    split_ = varied;
    const auto* which = std::get_if<Hyperparameter>(&varied);
    vary_->setCurrentIndex(
        which ? static_cast<int>(std::ranges::find(kTurned, *which) - kTurned.begin()) : kRuleItem);
    showRows();
    showValues();
    emit labelsChanged();
}

/// In the order of the rows; how centers move is only there while it is varied.
void TwinControls::showRows() {
    for (auto& [of, rows] : rows_) {
        const bool isSplit = of == split_;
        const bool isRule = std::holds_alternative<std::monostate>(of);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            (isSplit ? varied_ : both_)->addWidget(rows[k].whole);
            rows[k].whole->setVisible(isSplit || (k == kA && !isRule));
            rows[k].letter->setText(isSplit ? QLatin1String(kLetters[k]) : QStringLiteral("A|B"));
        }
    }
}

void TwinControls::startRun(Twin twin, const RunInfo& run) {
    presets_[place(twin)] = run.preset;
    values_[place(twin)].rule = centerRuleOf(run.preset->embeddingLoss);
    for (const Hyperparameter which : kTurned)
        card(which, twin).startRun();
    auto& items = dynamic_cast<QStandardItemModel&>(*vary_->model());
    for (int item = 0; item <= kRuleItem; ++item)
        items.item(item)->setEnabled(has(item));
    if (!has(vary_->currentIndex()))
        setUp(Hyperparameter::LearningRate);
    showValues();
}

/// Whether at least one of the two has what this item of the choice varies.
bool TwinControls::has(int item) const {
    return std::ranges::any_of(presets_, [item](const std::shared_ptr<const Preset>& preset) {
        if (!preset)
            return false;
        return item == kRuleItem ? centerRuleOf(preset->embeddingLoss).has_value()
                                 : preset->has(kTurned[static_cast<std::size_t>(item)]);
    });
}

void TwinControls::showUpdate(Twin twin, const SessionUpdate& update) {
    values_[place(twin)].inForce = update.hyperparameters;
    values_[place(twin)].rule = update.centerRule;
    for (const Hyperparameter which : kTurned) {
        card(which, twin).setScheduled(member(update.scheduled, which));
        for (const HyperparameterChange& change : update.changes)
            if (change.which == which)
                card(which, twin).setActsSince(change.step);
        if (!update.steps.empty())
            card(which, twin).setNewestStep(update.steps.back().step);
    }
    showValues();
    emit labelsChanged();
}

void TwinControls::lookBack(Twin twin, const std::optional<Hyperparameters>& values) {
    values_[place(twin)].past = values;
    for (QWidget* pane : {static_cast<QWidget*>(this), bothPane_})
        pane->setEnabled(!values);
    showValues();
    emit labelsChanged();
}

void TwinControls::showValues() {
    for (const Twin twin : TwinSession::kBoth)
        for (const Hyperparameter which : kTurned)
            card(which, twin).setValue(member(values_[place(twin)].shown(), which));
    for (std::size_t k = 0; k < rules_.size(); ++k) {
        const std::optional<CenterRule>& rule = values_[k].rule;
        const auto at = rule ? std::ranges::find(kRules, rule->kind) : kRules.end();
        rules_[k]->setCurrentIndex(at == kRules.end() ? -1 : static_cast<int>(at - kRules.begin()));
        rules_[k]->setEnabled(rule.has_value());
    }
}

QString TwinControls::label(Twin twin) const {
    return label(twin, values_[place(twin)].shown());
}

QString TwinControls::label(Twin twin, const Hyperparameters& values) const {
    if (const auto* which = std::get_if<Hyperparameter>(&split_))
        return QString::fromUtf8(schedulable(*which).symbol) + QChar::Space +
               valueText(member(values, *which), locale());
    const std::optional<CenterRule>& rule = values_[place(twin)].rule;
    return rule ? ruleText(rule->kind) : tr("no centers");
}

QString TwinControls::ruleText(CenterRule::Kind kind) const {
    switch (kind) {
        case CenterRule::Kind::Equation4:
            return tr("centers by Eq. 4");
        case CenterRule::Kind::Gradient:
            return tr("centers by their gradient");
        case CenterRule::Kind::Solver:
            return tr("centers by the optimizer");
        case CenterRule::Kind::Frozen:
            return tr("centers frozen");
    }
    return {};
}

void TwinControls::retranslate() {
    varyLabel_->setText(tr("&Vary"));
    vary_->setToolTip(tr("Which control has a row for each of the two; all others turn both"));
    vary_->setAccessibleName(tr("Varied control"));
    vary_->setItemText(0, tr("learning rate"));
    vary_->setItemText(1, tr("λ, weight of the center loss"));
    vary_->setItemText(2, tr("α, rate of the centers"));
    vary_->setItemText(kRuleItem, tr("how centers move"));
    for (std::size_t k = 0; k < rules_.size(); ++k) {
        rules_[k]->setAccessibleName(tr("How centers of %1 move").arg(QLatin1String(kLetters[k])));
        rules_[k]->setToolTip(
            tr("How the centers of %1 move from the next step on").arg(QLatin1String(kLetters[k])));
        for (std::size_t item = 0; item < kRules.size(); ++item)
            rules_[k]->setItemText(static_cast<int>(item), ruleText(kRules[item]));
    }
}

void TwinControls::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        emit labelsChanged();
    }
    QWidget::changeEvent(event);
}

}  // namespace centerscope

#include "moc_twin_controls.cpp"
