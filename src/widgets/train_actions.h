// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QObject>

#include "session/run_info.h"
#include "session/session_update.h"
#include "widgets/progress_meter.h"

class QAction;
class QActionGroup;
class QToolButton;
class QWidget;

namespace centerscope {

class GoalDialog;
class LiveFeed;
class NumberDialog;
class RunPanel;
class StatusStrip;
class TrainingSession;

/// The commands of training, with the dialogs they open; how far the run has come, and where it is
/// to stop.
class TrainActions : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* play;  ///< and pause
        QAction* step;
        QAction* runTenSteps;
        QAction* runEpoch;
        QAction* runToGoal;
        QActionGroup* pace;  ///< one checkable action per number of steps per second, 0: full speed
        QAction* halve;
        QAction* evaluateTest;
        QAction* reset;
    };

    /// All but the parent must outlive it; panel is where the last step is chosen.
    TrainActions(const Actions& actions, TrainingSession& session, const LiveFeed& feed,
                 RunPanel& panel, StatusStrip& status, QWidget* parent);

    void startRun(const RunInfo& run);
    void showUpdate(const SessionUpdate& update);
    /// Of what trains.
    void setEnabled(bool enabled);
    /// button: that of play.
    void retranslate(QToolButton& button);

private:
    void showPlaying(bool playing);
    void keepWidth(QToolButton& button);
    void showProgress();
    void setStopAfter(std::optional<std::int64_t> step);
    void forgetStop(std::int64_t step);
    void setWritten(bool isWritten);
    void runFor(std::int64_t steps);
    std::int64_t batchesLeftInEpoch() const;

    Actions actions_;
    TrainingSession& session_;
    const LiveFeed& feed_;
    RunPanel& panel_;
    StatusStrip& status_;
    GoalDialog* goalDialog_;
    NumberDialog* resetDialog_;
    ProgressMeter meter_;
    bool isFirstUpdate_ = false;  // of a run that had made steps
    bool isOver_ = false;         // the program that it is followed from has closed it
    std::optional<std::int64_t> stopAfter_;
    std::optional<std::int64_t> stopsElsewhereAfter_;  // in the program that it is followed from
};

}  // namespace centerscope
