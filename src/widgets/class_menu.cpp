// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_menu.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QWidgetAction>

#include "charts/embedding_chart.h"
#include "widgets/class_list.h"

namespace centerscope {

ClassMenu::ClassMenu(QWidget* parent) : QMenu(parent) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ClassMenu::list);
}

void ClassMenu::bindTo(EmbeddingChart& chart) {
    chart_ = &chart;
    list();
}

/// Made anew each time it opens: the classes are the data set's, and the legend ticks them too.
void ClassMenu::list() {
    clear();
    if (chart_->hasLegend())
        addClasses();
    else
        addList();
    addSeparator();
    QAction* all = addAction(tr("&All"));
    connect(all, &QAction::triggered, chart_, &EmbeddingChart::showAllClasses);
}

void ClassMenu::addClasses() {
    for (int label = 0; label < chart_->classNames().size(); ++label) {
        QAction* action = addAction(chart_->legendText(label));
        action->setCheckable(true);
        action->setChecked(chart_->isClassVisible(label));
        connect(action, &QAction::toggled, chart_, [this, label](bool visible) {
            if (QGuiApplication::keyboardModifiers() & Qt::ControlModifier)
                chart_->showOnlyClass(label);
            else
                chart_->setClassVisible(label, visible);
        });
    }
}

void ClassMenu::addList() {
    auto* list = new QWidgetAction(this);
    list->setDefaultWidget(new ClassList(*chart_));
    addAction(list);
    addSeparator();
    auto* hues = new QActionGroup(list);
    const auto addHues = [&](const QString& text, const QString& tip, ClassHues which) {
        QAction* action = addAction(text);
        action->setCheckable(true);
        action->setToolTip(tip);
        action->setChecked(chart_->classHues() == which);
        hues->addAction(action);
        connect(action, &QAction::triggered, chart_,
                [this, which] { chart_->setClassHues(which); });
    };
    addHues(
        tr("One hue for each &block of the list"),
        tr("A tenth of the list, in its order, shares a hue, and differs in shape and lightness: "
           "classes whose names begin alike stand together"),
        ClassHues::Blocks);
    addHues(tr("Hues in &turn"),
            tr("Neighbours in the list differ most; every tenth class shares a hue"),
            ClassHues::InTurn);
}

}  // namespace centerscope

#include "moc_class_menu.cpp"
