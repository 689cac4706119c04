// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_controls.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
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

QLabel* letterLabel() {
    auto* label = new QLabel;
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    label->setFixedWidth(label->fontMetrics().horizontalAdvance(QStringLiteral("A|B ")));
    return label;
}

}  // namespace

TwinControls::TwinControls(TwinSession& session, QWidget* parent)
    : QWidget(parent), session_(session), varyLabel_(new QLabel), vary_(new QComboBox) {
    setObjectName(QStringLiteral("twinControls"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSmallGap);
    auto* choice = new QHBoxLayout;
    choice->addWidget(varyLabel_);
    choice->addWidget(vary_, 1);
    column->addLayout(choice);
    varyLabel_->setBuddy(vary_);
    vary_->setObjectName(QStringLiteral("vary"));
    for (int k = 0; k <= kRuleItem; ++k)
        vary_->addItem(QString());
    for (const Twin twin : TwinSession::kBoth) {
        auto* row = new QHBoxLayout;
        row->addWidget(ruleLetters_[place(twin)] = letterLabel());
        ruleLetters_[place(twin)]->setText(QLatin1String(kLetters[place(twin)]));
        row->addWidget(rules_[place(twin)] = makeRuleBox(twin), 1);
        column->addLayout(row);
    }
    for (const Hyperparameter which : kTurned)
        for (const Twin twin : TwinSession::kBoth) {
            Row row{letterLabel(), new HyperparameterCard(which)};
            row.card->setObjectName(row.card->objectName() + QLatin1String(kLetters[place(twin)]));
            auto* line = new QHBoxLayout;
            line->addWidget(row.letter);
            line->addWidget(row.card, 1);
            column->addLayout(line);
            rows_[which][place(twin)] = row;
            connect(row.card, &HyperparameterCard::changed, this, [this, which, twin](double to) {
                if (varied_ == Varied(which))
                    session_.set(twin, which, to);
                else
                    session_.set(which, to);
            });
        }
    column->addStretch();
    connect(vary_, &QComboBox::activated, this, [this](int item) {
        setUp(item == kRuleItem ? Varied(std::monostate())
                                : Varied(kTurned[static_cast<std::size_t>(item)]));
    });
    retranslate();
    showRows();
}

QComboBox* TwinControls::makeRuleBox(Twin twin) {
    auto* box = new QComboBox;
    box->setObjectName(QStringLiteral("centerRule") + QLatin1String(kLetters[place(twin)]));
    for (std::size_t k = 0; k < kRules.size(); ++k)
        box->addItem(QString());
    connect(box, &QComboBox::activated, this, [this, twin](int item) {
        const CenterRule::Kind kind = kRules[static_cast<std::size_t>(item)];
        if (std::exchange(values_[place(twin)].rule, kind) == kind)
            return;
        session_.setCenterRule(twin, CenterRule{.kind = kind});
        emit labelsChanged();
    });
    return box;
}

void TwinControls::setVaried(Hyperparameter varied) {
    setUp(varied);
}

void TwinControls::setUp(Varied varied) {
    varied_ = varied;
    const auto* which = std::get_if<Hyperparameter>(&varied);
    vary_->setCurrentIndex(
        which ? static_cast<int>(std::ranges::find(kTurned, *which) - kTurned.begin()) : kRuleItem);
    showRows();
    showValues();
    emit labelsChanged();
}

void TwinControls::showRows() {
    for (auto& [which, rows] : rows_) {
        const bool isVaried = varied_ == Varied(which);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const bool isShown = k == kA || isVaried;
            rows[k].letter->setVisible(isShown);
            rows[k].card->setVisible(isShown);
            rows[k].letter->setText(isVaried ? QLatin1String(kLetters[k]) : QStringLiteral("A|B"));
        }
    }
    const bool isRule = std::holds_alternative<std::monostate>(varied_);
    for (std::size_t k = 0; k < rules_.size(); ++k) {
        ruleLetters_[k]->setVisible(isRule);
        rules_[k]->setVisible(isRule);
    }
}

void TwinControls::startRun(Twin twin, const RunInfo& run) {
    presets_[place(twin)] = run.preset;
    if (const auto* loss = std::get_if<CenterLossDescription>(&run.preset->embeddingLoss))
        values_[place(twin)].rule = loss->rule.kind;
    for (auto& [which, rows] : rows_)
        rows[place(twin)].card->startRun();
    showValues();
}

void TwinControls::showUpdate(Twin twin, const SessionUpdate& update) {
    values_[place(twin)].inForce = update.hyperparameters;
    for (auto& [which, rows] : rows_) {
        rows[place(twin)].card->setScheduled(member(update.scheduled, which));
        for (const HyperparameterChange& change : update.changes)
            if (change.which == which)
                rows[place(twin)].card->setActsSince(change.step);
    }
    showValues();
    emit labelsChanged();
}

void TwinControls::lookBack(Twin twin, const std::optional<Hyperparameters>& values) {
    values_[place(twin)].past = values;
    setEnabled(!values);
    showValues();
    emit labelsChanged();
}

void TwinControls::showValues() {
    for (auto& [which, rows] : rows_)
        for (std::size_t k = 0; k < rows.size(); ++k)
            rows[k].card->setValue(member(values_[k].shown(), which));
    for (std::size_t k = 0; k < rules_.size(); ++k) {
        const auto at = std::ranges::find(kRules, values_[k].rule);
        rules_[k]->setCurrentIndex(at == kRules.end() ? -1 : static_cast<int>(at - kRules.begin()));
    }
}

QString TwinControls::label(Twin twin) const {
    const Values& values = values_[place(twin)];
    if (const auto* which = std::get_if<Hyperparameter>(&varied_))
        return QString::fromUtf8(schedulable(*which).symbol) + QChar::Space +
               valueText(member(values.shown(), *which), locale());
    return ruleText(values.rule);
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
