// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAction;
class QMessageBox;
class QWidget;

namespace centerscope {

class TrainingSession;

/// Asks before the window closes where steps would be lost with it.
class QuitQuestion : public QObject {
    Q_OBJECT

public:
    /// saveCheckpoint: writes the run elsewhere. All must outlive it.
    QuitQuestion(TrainingSession& session, QAction& saveCheckpoint, QWidget& window);

    /// Whether the window may close now; else the question stands before it.
    bool mayClose();
    /// A user who ends the program by a signal cannot answer.
    void skip() { isAnswered_ = true; }

private:
    TrainingSession& session_;
    QAction& saveCheckpoint_;
    QWidget& window_;
    QPointer<QMessageBox> question_;
    bool isAnswered_ = false;
};

}  // namespace centerscope
