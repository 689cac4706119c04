// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/twin_side.h"

#include <utility>

#include <QLabel>

#include "widgets/class_menu.h"
#include "widgets/inspector_panel.h"
#include "widgets/look_back.h"
#include "widgets/point_inspector.h"
#include "widgets/stage_panel.h"
#include "widgets/stage_pictures.h"

namespace centerscope {

TwinSide::TwinSide(Twin which, TwinSession& twins, QWidget* window)
    : twin(which),
      session(twins.session(which)),
      feed(session),
      heading(new QLabel(window)),
      stage(new StagePanel(window)),
      pins(new InspectorPanel(window)),
      inspector(new PointInspector(session, feed, stage->chart(), *pins, window)),
      pictures(new StagePictures(session, *stage, window)),
      unknown_(stage->chart()) {
    auto* classes = new ClassMenu(stage);
    classes->bindTo(stage->chart());
    stage->setClassMenu(classes);
    heading->setAlignment(Qt::AlignCenter);
    heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    heading->setObjectName(QStringLiteral("heading") + letter());
    stage->setObjectName(QStringLiteral("stage") + letter());
    inspector->setObjectName(QStringLiteral("inspector") + letter());
    inspector->setFirstBadge(u'P');  // A and B are the twins, and numbers are classes
    // Before looking back, which asks the session for what the stage shows.
    QObject::connect(
        stage, &StagePanel::viewOptionsChanged, &twins,
        [which, &twins](const EmbeddingViewOptions& options) { twins.setStage(which, options); });
    lookBack = new LookBack(session, feed, *stage, window);
    QObject::connect(lookBack, &LookBack::activeChanged, inspector,
                     &PointInspector::setLookingBack);
    QObject::connect(lookBack, &LookBack::activeChanged, stage, [this] { showUnknown(); });
}

void TwinSide::startRun(const RunInfo& run) {
    issue_.reset();
    pictures->startRun(run);
    stage->startRun(run);
    inspector->startRun(run);
    lookBack->startRun(run);
    openSet_.reset();
    unknown_.setDatasets(run.dataset, nullptr);
    showUnknown();
}

/// At an earlier step nobody knows where they were.
void TwinSide::showUnknown() {
    unknown_.setState(lookBack->isActive() ? nullptr : openSet_.get());
}

std::optional<Diagnosis> TwinSide::showUpdate(const SessionUpdate& update) {
    stage->showUpdate(update);
    inspector->showUpdate(update);
    lookBack->showUpdate(update);
    if (update.projection || update.openSet) {
        openSet_ = update.openSet;
        showUnknown();
    }
    hasUndoable = update.undoable.has_value();
    const auto issue = update.diagnosis ? std::optional(update.diagnosis->issue) : std::nullopt;
    return std::exchange(issue_, issue) != issue ? update.diagnosis : std::nullopt;
}

std::int64_t TwinSide::shownStep() const {
    const std::vector<StepMetrics>& steps = feed.history().steps;
    return lookBack->shownStep().value_or(steps.empty() ? 0 : steps.back().step);
}

}  // namespace centerscope
