// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_menu.h"

#include <QGuiApplication>
#include <QLineEdit>
#include <QWidgetAction>

#include "charts/embedding_chart.h"

namespace centerscope {

ClassMenu::ClassMenu(QWidget* parent) : QMenu(parent) {
    connect(this, &QMenu::aboutToShow, this, &ClassMenu::list);
}

void ClassMenu::bindTo(EmbeddingChart& chart) {
    chart_ = &chart;
    list();
}

/// Made anew each time it opens: the classes are the data set's, and the legend ticks them too.
void ClassMenu::list() {
    clear();
    setStyleSheet(QStringLiteral("QMenu { menu-scrollable: 1; }"));
    if (!chart_->hasLegend())
        addSearch();
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
    addSeparator();
    QAction* all = addAction(tr("&All"));
    connect(all, &QAction::triggered, chart_, [this] {
        for (int label = 0; label < chart_->classNames().size(); ++label)
            chart_->setClassVisible(label, true);
    });
}

/// A field that leaves those classes in the menu whose names have its text.
void ClassMenu::addSearch() {
    auto* field = new QLineEdit(this);
    field->setClearButtonEnabled(true);
    field->setPlaceholderText(tr("Search the classes"));
    field->setAccessibleName(field->placeholderText());
    field->setToolTip(tr("Only classes with this text in their names are listed"));
    auto* search = new QWidgetAction(this);
    search->setDefaultWidget(field);
    addAction(search);
    connect(field, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (QAction* action : actions())
            if (action->isCheckable())
                action->setVisible(action->text().contains(text, Qt::CaseInsensitive));
    });
}

}  // namespace centerscope
