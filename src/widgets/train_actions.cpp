// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train_actions.h"

#include <algorithm>
#include <utility>

#include <QToolButton>

#include "presets/preset_fit.h"
#include "session/training_session.h"
#include "widgets/goal_dialog.h"
#include "widgets/icon.h"
#include "widgets/item_value.h"
#include "widgets/live_feed.h"
#include "widgets/number_dialog.h"
#include "widgets/run_panel.h"
#include "widgets/status_strip.h"

namespace centerscope {

TrainActions::TrainActions(const Actions& actions, TrainingSession& session, const LiveFeed& feed,
                           RunPanel& panel, StatusStrip& status, QWidget* parent)
    : QObject(parent),
      actions_(actions),
      session_(session),
      feed_(feed),
      panel_(panel),
      status_(status),
      goalDialog_(new GoalDialog(parent)),
      resetDialog_(new NumberDialog(parent)) {
    resetDialog_->setObjectName(QStringLiteral("resetDialog"));
    connect(actions.play, &QAction::triggered, this,
            [this] { session_.isToPlay() ? session_.pause() : session_.play(); });
    connect(actions.step, &QAction::triggered, &session, &TrainingSession::singleStep);
    connect(actions.runTenSteps, &QAction::triggered, this, [this] { runFor(10); });
    connect(actions.runEpoch, &QAction::triggered, this, [this] { runFor(batchesLeftInEpoch()); });
    connect(actions.runToGoal, &QAction::triggered, goalDialog_, &QDialog::open);
    connect(goalDialog_, &GoalDialog::chosen, &session, &TrainingSession::playTo);
    whenChosen<int>(*actions.pace, [this](int perSecond) { session_.setPace(perSecond); });
    connect(actions.halve, &QAction::triggered, &session, &TrainingSession::halveLearningRate);
    connect(actions.evaluateTest, &QAction::triggered, this,
            [this] { session_.evaluate(SplitKind::Test); });
    connect(actions.reset, &QAction::triggered, this,
            [this] { resetDialog_->ask(session_.run().seeds.seed, kSeeds); });
    connect(resetDialog_, &NumberDialog::chosen, &session, &TrainingSession::reset);
    connect(&session, &TrainingSession::playingChanged, this, &TrainActions::showPlaying);
    connect(&session, &TrainingSession::stopped, this, &TrainActions::forgetStop);
    connect(&session, &TrainingSession::stopRefused, this, &TrainActions::forgetStop);
    connect(&session, &TrainingSession::followedRunWritten, this, &TrainActions::setWritten);
    connect(&panel, &RunPanel::stopAfterChanged, this, &TrainActions::setStopAfter);
}

void TrainActions::startRun(const RunInfo& run) {
    stopAfter_.reset();
    stopsElsewhereAfter_ = run.isFollowed() ? run.plannedSteps : std::nullopt;
    isOver_ = false;
    panel_.setStopAfter(std::nullopt);
    isFirstUpdate_ = run.hasSteps();
    meter_.startRun(trainingImageCount(*run.preset, *run.dataset));
    showProgress();
}

void TrainActions::showUpdate(const SessionUpdate& update) {
    meter_.observe(update.steps);
    if (std::exchange(isFirstUpdate_, false) || isOver_)
        meter_.forgetRate();  // of the steps that the run has brought along, or the last ones
    showProgress();
}

void TrainActions::setEnabled(bool enabled) {
    for (QAction* action : {actions_.play, actions_.step, actions_.halve})
        action->setEnabled(enabled);
}

void TrainActions::showPlaying(bool playing) {
    actions_.play->setText(playing ? tr("P&ause") : tr("Pl&ay"));
    actions_.play->setToolTip(
        playing
            ? tr("Pause after the step under way")
            : tr("Train until paused; every change of a hyperparameter acts from the next step"));
    actions_.play->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play"),
                                QPalette::HighlightedText));
}

void TrainActions::retranslate(QToolButton& button) {
    resetDialog_->setWords(
        {.title = tr("Reset"),
         .explanation = tr("Start again from step 0 with the preset's own values. The run of now "
                           "stays in grey, and Undo brings it back."),
         .label = tr("&Seed"),
         .hint = tr("Weights, centers and the order of the images follow from it: the same seed "
                    "trains the same way again."),
         .accept = tr("Reset"),
         .acceptHint = tr("Start anew at step 0 with this seed")});
    keepWidth(button);
    showPlaying(session_.isPlaying());
}

/// The buttons after it stay where they are when it becomes Pause.
void TrainActions::keepWidth(QToolButton& button) {
    int widest = 0;
    for (const bool playing : {true, false}) {
        showPlaying(playing);
        widest = std::max(widest, button.sizeHint().width());
    }
    button.setMinimumWidth(widest);
}

void TrainActions::showProgress() {
    status_.setProgress(meter_.progress(stopAfter_ ? stopAfter_ : stopsElsewhereAfter_));
}

void TrainActions::setStopAfter(std::optional<std::int64_t> step) {
    stopAfter_ = step;
    session_.setStopAfter(step);
    showProgress();
}

/// The session has done with this wish; a later one stays.
void TrainActions::forgetStop(std::int64_t step) {
    if (stopAfter_ != step)
        return;
    stopAfter_.reset();
    panel_.setStopAfter(std::nullopt);
    showProgress();
}

void TrainActions::setWritten(bool isWritten) {
    isOver_ = !isWritten;
    if (isOver_)
        meter_.forgetRate();
    showProgress();
}

void TrainActions::runFor(std::int64_t steps) {
    const std::int64_t stop = meter_.progress({}).step + steps;
    panel_.setStopAfter(stop);
    setStopAfter(stop);
    session_.play();
}

/// Of the next one where this one is over.
std::int64_t TrainActions::batchesLeftInEpoch() const {
    const RunInfo& run = session_.run();
    const std::int64_t batches = trainingImageCount(*run.preset, *run.dataset) /
                                 std::max(1, feed_.hyperparameters().batchSize);
    const std::int64_t left = batches - meter_.progress({}).batchInEpoch;
    return left > 0 ? left : batches;
}

}  // namespace centerscope

#include "moc_train_actions.cpp"
