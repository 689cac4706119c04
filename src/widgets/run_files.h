// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace centerscope {

class Announcer;
class TrainingSession;

/// Asks for checkpoints to open and to save, and offers to resume the run of last time.
class RunFiles : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; its file dialogs stand before the window.
    RunFiles(TrainingSession& session, Announcer& announcer, QWidget& window);

    /// If there is one.
    void offerLastRun();
    void askToOpen();
    void askToSave(const QString& name);

private:
    TrainingSession& session_;
    Announcer& announcer_;
    QWidget& window_;
};

}  // namespace centerscope
