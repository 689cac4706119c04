// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/path_opener.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include "core/resolved_path.h"
#include "import/open_source.h"
#include "runs/run_files.h"
#include "session/file_name.h"
#include "session/training_session.h"
#include "widgets/run_chooser.h"

namespace centerscope {

PathOpener::PathOpener(TrainingSession& session, RunChooser& chooser, QWidget& window)
    : QObject(&window), session_(session), chooser_(chooser) {
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool PathOpener::isDataset(const QString& path) {
    const QFileInfo found(path);
    if (found.isDir())
        return !QFileInfo::exists(path + QLatin1Char('/') + QLatin1String(kRunFile));
    return found.isFile() && found.suffix() != QStringLiteral("json") && canBeDataset(pathOf(path));
}

void PathOpener::open(const QString& given) {
    const QString path = textOf(resolvedPath(pathOf(given)));
    const QFileInfo found(path);
    if (isDataset(path))
        chooser_.previewDataset(path);
    else if (found.isDir())
        session_.continueRun(pathOf(path));
    else if (found.suffix() == QStringLiteral("json"))
        chooser_.openPreset(path);
    else
        session_.openCheckpoint(pathOf(path));
}

/// One local file or folder is taken.
bool PathOpener::eventFilter(QObject* window, QEvent* event) {
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QObject::eventFilter(window, event);
    auto& drop = static_cast<QDropEvent&>(*event);  // which every such event is
    const QList<QUrl> urls = drop.mimeData()->urls();
    if (urls.size() == 1 && urls.constFirst().isLocalFile()) {
        drop.acceptProposedAction();
        if (event->type() == QEvent::Drop)
            open(urls.constFirst().toLocalFile());
    } else {
        drop.ignore();
    }
    return true;
}

}  // namespace centerscope

#include "moc_path_opener.cpp"
