// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/projection_menu.h"

#include <QActionGroup>
#include <QEvent>

#include "charts/embedding_chart.h"
#include "widgets/units_dialog.h"

namespace centerscope {

ProjectionMenu::ProjectionMenu(QWidget* parent) : QMenu(parent) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ProjectionMenu::list);
    menuAction()->setVisible(false);
    retranslate();
}

void ProjectionMenu::bindTo(EmbeddingChart& stage) {
    stages_.push_back(&stage);
    connect(&stage, &EmbeddingChart::projectionChanged, this, [this] {
        menuAction()->setVisible(isNeeded());
        emit neededChanged();
    });
    connect(&stage, &EmbeddingChart::fitAxesRequested, this,
            [this] { emit requested(std::nullopt); });
    if (units_)
        return;
    units_ = new UnitsDialog(stage.window());
    connect(units_, &UnitsDialog::chosen, this,
            [this](const StageUnits& units) { emit requested(units); });
}

/// Null: all have two dimensions.
const StageProjection* ProjectionMenu::shown() const {
    for (const EmbeddingChart* stage : stages_)
        if (stage->projection())
            return stage->projection().get();
    return nullptr;
}

/// Made anew each time it opens, as the stage has it then.
void ProjectionMenu::list() {
    clear();
    if (!isNeeded())
        return;
    const bool hasAxes = shown()->hasAxes();
    const auto add = [&](const QString& name, const QString& hint) {
        QAction* action = addAction(name);
        action->setToolTip(hint);
        return action;
    };
    QAction* axes = add(tr("First two &principal axes"),
                        tr("Along which the embeddings of 1,000 training images vary most, as the "
                           "network places them when this is chosen"));
    QAction* units =
        add(tr("Two &units…"), tr("Two dimensions of the embedding, as the network has them"));
    addSeparator();
    QAction* anew =
        add(tr("&Fit the axes anew"),
            tr("To the network as it is now. Until then the axes stay, so that the picture does "
               "not turn. What was kept on the old axes is forgotten; it can be made again."));
    auto* kinds = new QActionGroup(axes);
    for (QAction* kind : {axes, units}) {
        kind->setCheckable(true);
        kind->setChecked((kind == axes) == hasAxes);
        kinds->addAction(kind);
    }
    anew->setEnabled(hasAxes);
    connect(axes, &QAction::triggered, this, [this, hasAxes] {
        if (!hasAxes)
            emit requested(std::nullopt);
    });
    connect(anew, &QAction::triggered, this, [this] { emit requested(std::nullopt); });
    connect(units, &QAction::triggered, this, [this] {
        if (isNeeded())
            units_->ask(*shown());
    });
}

void ProjectionMenu::retranslate() {
    setTitle(tr("Pro&jection"));
    menuAction()->setToolTip(
        tr("How the stage shows embeddings of more than two dimensions in two"));
}

void ProjectionMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

}  // namespace centerscope

#include "moc_projection_menu.cpp"
