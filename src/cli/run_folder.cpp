// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_folder.h"

#include <QDir>

#include "training/metrics_csv.h"

namespace centerscope {

namespace {

QString newFolder(const QString& name) {
    QDir runs("runs");
    QString candidate = name;
    for (int k = 2; runs.exists(candidate); ++k)
        candidate = QString("%1-%2").arg(name).arg(k);
    return runs.filePath(candidate);
}

}  // namespace

RunFolder::RunFolder(const std::optional<QString>& folder, const QString& name)
    : path_(QDir::cleanPath(folder ? *folder : newFolder(name))) {
    if (!QDir().mkpath(path_))
        throw cannotWrite(path_, "the folder cannot be made");
    open(metrics_, "metrics.csv", metricsCsvHeader());
    open(evaluation_, "evaluation.csv", evaluationCsvHeader());
}

void RunFolder::open(QFile& file, const QString& name, const std::string& header) {
    file.setFileName(QDir(path_).filePath(name));
    if (file.exists())
        throw WriteError(QString("%1 is there already: expected a folder without a run, so that "
                                 "nothing is written over.")
                             .arg(file.fileName())
                             .toStdString());
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        throw cannotWrite(file.fileName(), file.errorString());
    appendLine(file, header);
}

/// Unbuffered, so a line is one write and the file ends with a whole line at any moment; what a
/// full disk leaves of a line is cut off again.
void RunFolder::appendLine(QFile& file, const std::string& line) {
    const qint64 before = file.size();
    if (file.write(line.data(), static_cast<qint64>(line.size())) ==
        static_cast<qint64>(line.size()))
        return;
    const QString reason = file.errorString();
    file.resize(before);
    throw cannotWrite(file.fileName(), reason);
}

void RunFolder::append(const StepMetrics& metrics) {
    appendLine(metrics_, metricsCsvRow(metrics));
}

void RunFolder::append(const Evaluation& evaluation) {
    appendLine(evaluation_, evaluationCsvRow(evaluation));
}

void RunFolder::writeSnapshot(std::int64_t step, const QByteArray& png) {
    QDir folder(path_);
    const QString name = QString("snapshots/%1.png").arg(step, 6, 10, QChar('0'));
    if (!folder.mkpath("snapshots"))
        throw cannotWrite(folder.filePath("snapshots"), "the folder cannot be made");
    writeWhole(folder.filePath(name), png);
}

}  // namespace centerscope
