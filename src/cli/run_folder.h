// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QFile>
#include <QString>

#include "cli/write_whole.h"
#include "training/evaluation.h"
#include "training/step_metrics.h"

namespace centerscope {

/// The folder a run writes into: metrics.csv and evaluation.csv, one whole line at a time, and
/// snapshots/.
class RunFolder {
public:
    /// Makes the folder, or a new one named after name under runs/ where none is given. A folder
    /// that already holds a run is refused, so that nothing is written over. Throws WriteError.
    RunFolder(const std::optional<QString>& folder, const QString& name);

    QString path() const { return path_; }

    void append(const StepMetrics& metrics);
    void append(const Evaluation& evaluation);
    /// Writes snapshots/000200.png whole or not at all.
    void writeSnapshot(std::int64_t step, const QByteArray& png);

private:
    void open(QFile& file, const QString& name, const std::string& header);
    void appendLine(QFile& file, const std::string& line);

    QString path_;
    QFile metrics_;
    QFile evaluation_;
};

}  // namespace centerscope
