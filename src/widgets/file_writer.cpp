// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/file_writer.h"

#include <exception>

#include <QDir>

#include "charts/figure_export.h"

namespace centerscope {

FileWriter::FileWriter(QObject* parent) : QObject(parent) {
    thread_.setMaxThreadCount(1);
}

void FileWriter::write(const File& file) {
    thread_.start([this, file] {
        QString place;
        QString problem;
        try {
            place = file.place();
            saveFile(place, file.encode());
        } catch (const ExportError& error) {
            problem = error.sentence();
        } catch (const std::exception& error) {  // such as memory that runs out
            problem = tr("The export failed: %1").arg(QString::fromLocal8Bit(error.what()));
        }
        const auto report = [this, file, place, problem] {
            if (!problem.isEmpty()) {
                if (file.failed)
                    file.failed();
                emit failed(problem);
            } else if (file.done) {
                emit written(file.done(place), place);
            }
        };
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
    });
}

void FileWriter::write(const QString& file, const std::function<QByteArray()>& encode) {
    write({.encode = encode, .place = [file] { return file; }});
}

QString FileWriter::exportedTo(const QString& file) {
    return tr("Exported to %1.").arg(QDir::toNativeSeparators(file));
}

}  // namespace centerscope

#include "moc_file_writer.cpp"
