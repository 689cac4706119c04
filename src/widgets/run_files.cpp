// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_files.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "runs/run_files.h"
#include "session/file_name.h"
#include "session/training_session.h"
#include "widgets/announcer.h"
#include "widgets/file_place.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

RunFiles::RunFiles(TrainingSession& session, Announcer& announcer, QWidget& window)
    : QObject(&window), session_(session), announcer_(announcer), window_(window) {
    connect(&session, &TrainingSession::checkpointSaved, this, [this](const QString& file) {
        announcer_.notifyWritten(tr("Checkpoint saved to %1.").arg(QDir::toNativeSeparators(file)),
                                 file);
    });
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

void RunFiles::askToSave(const QString& name) {
    const QString file = askWhereToSave(
        window_, tr("Save the run as it is now"), FilePlace(FilePlace::Kind::SavedCheckpoint),
        name + QStringLiteral(".safetensors"), tr("Checkpoints (*.safetensors)"));
    if (!file.isEmpty())
        session_.saveCheckpoint(pathOf(file));
}

}  // namespace centerscope
