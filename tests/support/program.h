// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "support/idx_files.h"
#include "support/patience.h"
#include "support/small_preset.h"

namespace centerscope::testing {

struct Outcome {
    int exitCode = -1;
    QString output;
    QString error;
};

/// Waits until a running program has printed this; false when it ended or fell silent before.
inline bool awaitWords(QProcess& process, const QByteArray& words) {
    QByteArray said;  // words may come in two pieces
    while (!said.contains(words)) {
        if (!process.waitForReadyRead(kPatience))
            return false;
        said += process.readAllStandardOutput();
    }
    return true;
}

/// The real program in a folder of its own. The test target defines CENTERSCOPE_PROGRAM.
class Program {
public:
    QString path(const QString& name) const { return folder_.filePath(name); }

    QByteArray file(const QString& name) const {
        QFile opened(path(name));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }

    /// The folder "data", a data set of 200 training and 30 test images, and "small.json", the
    /// small preset.
    void writeSmallInputs() const {
        QDir(folder_.path()).mkpath("data");
        writeDataset(path("data"), 200, 30);
        writeFile(path("small.json"), QByteArray::fromStdString(smallPresetJson()));
    }

    Outcome run(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.start(CENTERSCOPE_PROGRAM, arguments);
        process.waitForFinished(-1);  // ctest has the time limit
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// A shell script with the program as "$program", in the same folder: for names of any bytes
    /// and for what is done to standard output.
    Outcome shell(const QByteArray& script) const {
        writeFile(path("script"), "program='" CENTERSCOPE_PROGRAM "'\n" + script);
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.start("/bin/sh", {path("script")});
        process.waitForFinished(-1);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// The lines of a run's metrics.csv without images_per_second, which is never the same.
    QStringList metrics(const QString& run) const {
        QStringList rows;
        for (const QString& line :
             QString::fromUtf8(file(run + "/metrics.csv")).split('\n', Qt::SkipEmptyParts))
            rows << line.section(',', 0, -2);
        return rows;
    }

private:
    QTemporaryDir folder_;
};

}  // namespace centerscope::testing
