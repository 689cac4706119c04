// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/file_writer.h"

#include <exception>
#include <utility>

#include <QDir>

#include "charts/figure_export.h"

namespace centerscope {

FileWriter::FileWriter(QObject* parent) : QObject(parent) {
    thread_.setMaxThreadCount(1);
}

void FileWriter::write(const QString& file, std::function<QByteArray()> encode) {
    thread_.start([this, file, encode = std::move(encode)] {
        QString sentence = tr("Exported to %1.").arg(QDir::toNativeSeparators(file));
        bool isWritten = false;
        try {
            saveFile(file, encode());
            isWritten = true;
        } catch (const ExportError& error) {
            sentence = error.sentence();
        } catch (const std::exception& error) {  // such as memory that runs out
            sentence = tr("The export failed: %1").arg(QString::fromLocal8Bit(error.what()));
        }
        const auto report = [this, sentence, isWritten] { emit finished(sentence, isWritten); };
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
    });
}

}  // namespace centerscope
