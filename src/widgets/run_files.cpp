// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_files.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "session/file_name.h"
#include "session/training_session.h"
#include "widgets/announcer.h"
#include "widgets/exporter.h"
#include "widgets/library_window.h"
#include "widgets/room_question.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

RunFiles::RunFiles(const Actions& actions, TrainingSession& session, const Exporter& exporter,
                   LibraryWindow& library, Announcer& announcer, QWidget& window)
    : QObject(&window),
      actions_(actions),
      session_(session),
      exporter_(exporter),
      announcer_(announcer),
      window_(window),
      opened_(textOf(session.library().folder())),
      saved_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {
    connect(&session, &TrainingSession::checkpointSaved, this, [this](const QString& file) {
        announcer_.notifyWritten(tr("Checkpoint saved to %1.").arg(QDir::toNativeSeparators(file)),
                                 file);
    });
    connect(actions.openCheckpoint, &QAction::triggered, this, &RunFiles::askToOpen);
    connect(actions.saveCheckpoint, &QAction::triggered, this, &RunFiles::askToSave);
    connect(actions.runs, &QAction::triggered, &library, &LibraryWindow::showRuns);
    connect(&announcer, &Announcer::runsRequested, actions.runs, &QAction::trigger);
    connect(&library, &LibraryWindow::openRequested, &session, &TrainingSession::continueRun);
    auto* roomQuestion = new RoomQuestion(announcer, window);
    connect(&session, &TrainingSession::libraryFull, roomQuestion, &RoomQuestion::ask);
    connect(roomQuestion, &RoomQuestion::optionsRequested, actions.options, &QAction::trigger);
    connect(&announcer, &Announcer::optionsRequested, actions.options, &QAction::trigger);
    connect(&session, &TrainingSession::roomMade, &announcer, &Announcer::notifyRoom);
    actions.runs->setEnabled(!session.library().isEmpty());
    setSavingEnabled(false);
}

void RunFiles::setSavingEnabled(bool enabled) {
    actions_.saveCheckpoint->setEnabled(enabled);
}

bool RunFiles::offerLastRun() {
    const std::optional<RunSummary> last = session_.library().newestToResume();
    if (last)
        announcer_.offerRun(*last, [this, folder = last->folder] { session_.continueRun(folder); });
    return last.has_value();
}

void RunFiles::askToOpen() {
    const QString file =
        QFileDialog::getOpenFileName(&window_, tr("Open a checkpoint to resume from"), opened_,
                                     tr("Checkpoints (*.safetensors)"));
    if (file.isEmpty())
        return;
    opened_ = QFileInfo(file).path();
    session_.openCheckpoint(pathOf(file));
}

void RunFiles::askToSave() {
    const QString file =
        askWhereToSave(window_, tr("Save the run as it is now"),
                       QDir(saved_).filePath(exporter_.runName() + QStringLiteral(".safetensors")),
                       tr("Checkpoints (*.safetensors)"));
    if (file.isEmpty())
        return;
    saved_ = opened_ = QFileInfo(file).path();
    session_.saveCheckpoint(pathOf(file));
}

}  // namespace centerscope
