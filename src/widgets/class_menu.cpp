// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_menu.h"

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
    for (int label = 0; label < chart_->classNames().size(); ++label) {
        QAction* action = addAction(chart_->legendText(label));
        action->setCheckable(true);
        action->setChecked(chart_->isClassVisible(label));
        connect(action, &QAction::toggled, chart_,
                [this, label](bool visible) { chart_->setClassVisible(label, visible); });
    }
    addSeparator();
    QAction* all = addAction(tr("&All"));
    connect(all, &QAction::triggered, chart_, [this] {
        for (int label = 0; label < chart_->classNames().size(); ++label)
            chart_->setClassVisible(label, true);
    });
}

}  // namespace centerscope
