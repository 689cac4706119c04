// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "session/session_update.h"
#include "widgets/run_panel.h"

class QAction;
class QWidget;

namespace centerscope {

class StagePanel;
class TrainingSession;
struct WindowSettings;

/// Opens the panel of what is seldom turned at its button, puts what is chosen there into force,
/// and remembers it.
class RunOptions : public QObject {
    Q_OBJECT

public:
    /// All but the parent must outlive it. threads: how many the session trains with, for display.
    RunOptions(QAction* open, QWidget* button, TrainingSession& session, StagePanel& stage,
               WindowSettings& settings, int threads, QObject* parent);

    RunPanel& panel() { return *panel_; }
    /// What is remembered.
    void restore();
    void startRun(const Preset& preset);
    void showUpdate(const SessionUpdate& update);

private:
    TrainingSession& session_;
    WindowSettings& settings_;
    RunPanel* panel_;
};

}  // namespace centerscope
