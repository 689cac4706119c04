// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QThreadPool>

namespace centerscope {

/// Encodes and writes files, one after the other, on a thread beside that of the window.
class FileWriter : public QObject {
    Q_OBJECT

public:
    /// The first two run on that thread and must not touch a widget.
    struct File {
        std::function<QByteArray()> encode;
        std::function<QString()> place;  ///< where it goes
        /// What to say of it; null: nothing.
        std::function<QString(const QString& written)> done = &FileWriter::exportedTo;
        std::function<void()> failed = {};  ///< besides saying why; may be null
    };

    explicit FileWriter(QObject* parent = nullptr);

    /// written() or failed() answers.
    void write(const File& file);
    void write(const QString& file, const std::function<QByteArray()>& encode);

signals:
    /// One sentence each.
    void written(const QString& sentence, const QString& file);
    void failed(const QString& sentence);

private:
    static QString exportedTo(const QString& file);

    QThreadPool thread_;
};

}  // namespace centerscope
