// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_archive.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include "runs/run_folder.h"
#include "session/file_name.h"

namespace centerscope {

namespace {

namespace fs = std::filesystem;

/// When the run last made progress, as far as the folder shows.
QDateTime whenOf(const QString& folder) {
    const QFileInfo rows(QDir(folder).filePath(QStringLiteral("metrics.csv")));
    return rows.exists() ? rows.lastModified() : QDateTime();
}

/// Too long to be made anew in a moment.
bool isPrecious(const fs::path& folder) {
    constexpr std::int64_t kPrecious = 1000;  // steps
    return std::max(lastRecordedStep(folder), newestCheckpointStep(folder).value_or(0)) >=
           kPrecious;
}

/// Newest first.
QStringList runFolders(const fs::path& archive) {
    static const QRegularExpression own(QStringLiteral("^[0-9]{8}-[0-9]{6}-"));
    const QDir dir(textOf(archive));
    QStringList folders;
    for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks))
        if (own.match(name).hasMatch())
            folders << dir.filePath(name);
    std::ranges::sort(folders, [](const QString& a, const QString& b) {
        return std::pair(whenOf(a), a) > std::pair(whenOf(b), b);
    });
    return folders;
}

}  // namespace

std::optional<PastRun> RunArchive::newest() const {
    if (isEmpty())
        return std::nullopt;
    for (const QString& name : runFolders(folder_)) {
        const fs::path folder = pathOf(name);
        const auto checkpoint = newestCheckpointStep(folder);
        if (checkpoint && !isInUse(folder))
            return PastRun{folder, whenOf(name), *checkpoint, lastRecordedStep(folder)};
    }
    return std::nullopt;
}

void RunArchive::pruneRuns() const {
    std::size_t kept = 1;  // the one that begins
    for (const QString& name : runFolders(folder_)) {
        std::error_code stays;
        const fs::path folder = pathOf(name);
        if (++kept > kKept && !isInUse(folder) && !isPrecious(folder))
            fs::remove_all(folder, stays);
    }
}

fs::path RunArchive::makeFolder(const RunConfig& config) const {
    pruneRuns();
    const std::string begun =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")).toStdString();
    return RunFolder::makeNew(
        folder_ / (begun + "-" + config.preset.id + "-seed" + std::to_string(config.seed)));
}

}  // namespace centerscope
