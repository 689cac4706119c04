// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mark_menu.h"

#include <QEvent>
#include <QLocale>

#include "charts/step_chart.h"

namespace centerscope {

MarkMenu::MarkMenu(QWidget* parent) : QMenu(parent) {
    setObjectName(QStringLiteral("markMenu"));
    setToolTipsVisible(true);
    setStyleSheet(QStringLiteral("QMenu { menu-scrollable: 1; }"));  // else a long list has columns
    connect(this, &QMenu::aboutToShow, this, &MarkMenu::list);
    retranslate();
}

void MarkMenu::bindTo(const StepChart& chart) {
    chart_ = &chart;
    list();
}

/// Made anew each time it opens. Equal ones that follow one another are one entry.
void MarkMenu::list() {
    clear();
    const std::vector<StepMark>& marks = chart_->plot().marks;
    for (std::size_t first = 0, next = 0; first < marks.size(); first = next) {
        const StepMark& mark = marks[first];
        while (next < marks.size() && marks[next].text == mark.text &&
               marks[next].kind == mark.kind)
            ++next;
        const QString step = chart_->locale().toString(static_cast<qlonglong>(mark.step));
        QAction* action =
            addAction(tr("Step %1: %2").arg(step, groupText(mark.text, next - first)));
        action->setToolTip(mark.full);
        connect(action, &QAction::triggered, this,
                [this, step = mark.step] { emit stepChosen(step); });
    }
    if (marks.empty())
        addAction(tr("Nothing has been changed yet"))->setEnabled(false);
}

void MarkMenu::retranslate() {
    setTitle(tr("Mar&ks"));
}

void MarkMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

}  // namespace centerscope

#include "moc_mark_menu.cpp"
