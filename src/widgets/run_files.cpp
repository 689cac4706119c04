// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_files.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "session/file_name.h"
#include "session/training_session.h"
#include "widgets/announcer.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

RunFiles::RunFiles(TrainingSession& session, Announcer& announcer, QWidget& window)
    : QObject(&window),
      session_(session),
      announcer_(announcer),
      window_(window),
      opened_(textOf(session.library().folder())),
      saved_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {
    connect(&session, &TrainingSession::checkpointSaved, this, [this](const QString& file) {
        announcer_.notifyWritten(tr("Checkpoint saved to %1.").arg(QDir::toNativeSeparators(file)),
                                 file);
    });
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

void RunFiles::askToSave(const QString& name) {
    const QString file =
        askWhereToSave(window_, tr("Save the run as it is now"),
                       QDir(saved_).filePath(name + QStringLiteral(".safetensors")),
                       tr("Checkpoints (*.safetensors)"));
    if (file.isEmpty())
        return;
    saved_ = opened_ = QFileInfo(file).path();
    session_.saveCheckpoint(pathOf(file));
}

}  // namespace centerscope
