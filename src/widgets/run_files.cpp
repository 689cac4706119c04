// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_files.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "runs/run_files.h"
#include "session/file_name.h"
#include "session/training_session.h"
#include "widgets/announcer.h"
#include "widgets/comparison_window.h"
#include "widgets/exporter.h"
#include "widgets/file_place.h"
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
      window_(window) {
    connect(&session, &TrainingSession::checkpointSaved, this, [this](const QString& file) {
        announcer_.notifyWritten(tr("Checkpoint saved to %1.").arg(QDir::toNativeSeparators(file)),
                                 file);
    });
    connect(actions.openCheckpoint, &QAction::triggered, this, &RunFiles::askToOpen);
    connect(actions.saveCheckpoint, &QAction::triggered, this, &RunFiles::askToSave);
    connect(actions.runs, &QAction::triggered, &library,
            [&library, &session] { library.showRuns(session.run().place()); });
    auto* comparison = new ComparisonWindow(&window);
    library.addAction(actions.compareRuns);  // for its shortcut
    connect(actions.compareRuns, &QAction::triggered, &library, &LibraryWindow::compareSelected);
    connect(&library, &LibraryWindow::compareRequested, comparison, &ComparisonWindow::compare);
    connect(&library, &LibraryWindow::labelWritten, comparison, &ComparisonWindow::readNames);
    connect(comparison, &ComparisonWindow::openRequested, &session, &TrainingSession::continueRun);
    connect(&announcer, &Announcer::runsRequested, actions.runs, &QAction::trigger);
    connect(&library, &LibraryWindow::openRequested, &session, &TrainingSession::continueRun);
    auto* roomQuestion = new RoomQuestion(announcer, window);
    connect(&session, &TrainingSession::libraryFull, roomQuestion, &RoomQuestion::ask);
    connect(roomQuestion, &RoomQuestion::optionsRequested, actions.options, &QAction::trigger);
    connect(&announcer, &Announcer::optionsRequested, actions.options, &QAction::trigger);
    connect(&session, &TrainingSession::roomMade, &announcer, &Announcer::notifyRoom);
    for (QAction* action : {actions.runs, actions.compareRuns})
        action->setEnabled(!session.library().isEmpty());
    setSavingEnabled(false);
}

void RunFiles::setSavingEnabled(bool enabled) {
    actions_.saveCheckpoint->setEnabled(enabled);
}

void RunFiles::offerLastRun() {
    if (const std::optional<RunSummary> last = session_.library().newestToResume())
        announcer_.offerRun(*last, [this, folder = last->folder] { session_.continueRun(folder); });
}

/// Those of this run first; before it has any, those of the runs.
void RunFiles::askToOpen() {
    const FilePlace place(FilePlace::Kind::OpenedCheckpoint);
    const RunInfo& run = session_.run();
    const std::filesystem::path& own = run.isFollowed() ? run.followed : run.folder;
    const QString checkpoints = own.empty() ? QString() : textOf(own / kCheckpointsFolder);
    const QString file = QFileDialog::getOpenFileName(
        &window_, tr("Open a checkpoint to resume from"),
        place.folder({checkpoints, place.last(), textOf(session_.library().folder())}),
        tr("Checkpoints (*.safetensors)"));
    if (file.isEmpty())
        return;
    place.remember(file);
    session_.openCheckpoint(pathOf(file));
}

void RunFiles::askToSave() {
    const QString file = askWhereToSave(
        window_, tr("Save the run as it is now"), FilePlace(FilePlace::Kind::SavedCheckpoint),
        exporter_.runName() + QStringLiteral(".safetensors"), tr("Checkpoints (*.safetensors)"));
    if (!file.isEmpty())
        session_.saveCheckpoint(pathOf(file));
}

}  // namespace centerscope

#include "moc_run_files.cpp"
