// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/slow_step_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace centerscope {

SlowStepPanel::SlowStepPanel(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel),
      formula_(new QLabel),
      numbers_(new QLabel),
      next_(new QPushButton),
      end_(new QPushButton) {
    setObjectName(QStringLiteral("slowStepPanel"));
    setProperty("look", QStringLiteral("card"));
    title_->setProperty("look", QStringLiteral("title"));
    next_->setObjectName(QStringLiteral("slowStepNext"));
    end_->setObjectName(QStringLiteral("slowStepEnd"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(6);
    for (QLabel* label : {title_, formula_, numbers_}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    formula_->setTextFormat(Qt::RichText);
    numbers_->setTextFormat(Qt::PlainText);
    column->addStretch();
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(next_);
    buttons->addWidget(end_);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(next_, &QPushButton::clicked, this, &SlowStepPanel::nextRequested);
    connect(end_, &QPushButton::clicked, this, &SlowStepPanel::endRequested);
    retranslate();
    hide();
}

void SlowStepPanel::setStage(const QString& title, const QString& formula, const QString& numbers,
                             bool isLast) {
    title_->setText(title);
    formula_->setText(formula);
    numbers_->setText(numbers);
    next_->setEnabled(!isLast);
    setAccessibleName(title);
    setAccessibleDescription(numbers);
}

QString SlowStepPanel::text() const {
    return title_->text() + QLatin1Char('\n') + formula_->text() + QLatin1Char('\n') +
           numbers_->text();
}

void SlowStepPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void SlowStepPanel::retranslate() {
    next_->setText(tr("Next"));
    next_->setToolTip(tr("The next stage of the step (Space or Right; Left goes back)"));
    end_->setText(tr("Close"));
    end_->setToolTip(tr("Back to the stage as it is after the step (Esc)"));
}

}  // namespace centerscope

#include "moc_slow_step_panel.cpp"
