// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace centerscope {

class Announcer;
class Exporter;
class LibraryWindow;
class TrainingSession;

/// The runs on disk: asks for checkpoints to open and to save, opens and compares those of the
/// library, and offers to resume the run of last time.
class RunFiles : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* openCheckpoint;
        QAction* saveCheckpoint;
        QAction* runs;
        QAction* compareRuns;
        QAction* options;  ///< of runs
    };

    /// All must outlive it; its dialogs stand before the window.
    RunFiles(const Actions& actions, TrainingSession& session, const Exporter& exporter,
             LibraryWindow& library, Announcer& announcer, QWidget& window);

    /// If there is one.
    void offerLastRun();
    /// There is nothing to save before the first run has been loaded.
    void setSavingEnabled(bool enabled);

private:
    void askToOpen();
    void askToSave();

    Actions actions_;
    TrainingSession& session_;
    const Exporter& exporter_;
    Announcer& announcer_;
    QWidget& window_;
};

}  // namespace centerscope
