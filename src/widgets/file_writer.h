// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QByteArray>
#include <QObject>
#include <QThreadPool>

namespace centerscope {

/// Encodes and writes files, one after the other, on a thread beside that of the window.
class FileWriter : public QObject {
    Q_OBJECT

public:
    explicit FileWriter(QObject* parent = nullptr);

    /// encode must not touch a widget. finished() answers.
    void write(const QString& file, std::function<QByteArray()> encode);

signals:
    /// One sentence: where it is, or why it is not.
    void finished(const QString& sentence, bool isWritten);

private:
    QThreadPool thread_;
};

}  // namespace centerscope
