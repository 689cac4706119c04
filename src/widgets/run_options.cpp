// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_options.h"

#include <QAction>

#include "session/training_session.h"
#include "widgets/popup.h"
#include "widgets/stage_panel.h"
#include "widgets/window_settings.h"

namespace centerscope {

RunOptions::RunOptions(QAction* open, QWidget* button, TrainingSession& session, StagePanel& stage,
                       WindowSettings& settings, int threads, QObject* parent)
    : QObject(parent), session_(session), settings_(settings), panel_(new RunPanel) {
    panel_->setThreads(threads);
    connect(open, &QAction::triggered, new Popup(panel_, button), &Popup::open);
    if (!session.library().isEmpty())
        connect(open, &QAction::triggered, &session, &TrainingSession::requestSpaceTaken);
    connect(&session, &TrainingSession::spaceTaken, panel_, &RunPanel::setSpaceTaken);
    connect(panel_, &RunPanel::batchSizeChanged, &session, &TrainingSession::setBatchSize);
    connect(panel_, &RunPanel::livePointsChanged, &stage, &StagePanel::setLivePoints);
    connect(panel_, &RunPanel::sampleSizeChanged, &stage, &StagePanel::setSampleSize);
    connect(panel_, &RunPanel::stageIntervalChanged, &stage, &StagePanel::setInterval);
    connect(panel_, &RunPanel::validationIntervalChanged, this, [this](std::int64_t steps) {
        settings_.validationInterval = steps;
        session_.setValidationInterval(steps);
    });
    connect(panel_, &RunPanel::checkpointIntervalChanged, this, [this](std::int64_t steps) {
        settings_.checkpointInterval = steps;
        session_.setCheckpointInterval(steps);
    });
    connect(open, &QAction::triggered, panel_,
            [this] { panel_->setLibraryBudget(WindowSettings::libraryBudget()); });
    connect(panel_, &RunPanel::libraryBudgetChanged, &WindowSettings::setLibraryBudget);
}

void RunOptions::restore() {
    session_.setValidationInterval(settings_.validationInterval);
    session_.setCheckpointInterval(settings_.checkpointInterval);
    session_.setLibraryBudget(&WindowSettings::libraryBytes);
    panel_->setLivePoints(settings_.stage.livePoints);
    panel_->setSampleSize(settings_.stage.sampleSize);
    panel_->setStageInterval(settings_.stage.interval);
    panel_->setValidationInterval(settings_.validationInterval);
    panel_->setCheckpointInterval(settings_.checkpointInterval);
}

void RunOptions::startRun(const Preset& preset) {
    panel_->setBatchSize(preset.hyperparameters.batchSize);
}

void RunOptions::showUpdate(const SessionUpdate& update) {
    panel_->setBatchSize(update.hyperparameters.batchSize);
}

}  // namespace centerscope

#include "moc_run_options.cpp"
