// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace centerscope {

/// Where dialogs for one kind of file begin: each kind has a memory of its own, which lasts from
/// one start of the program to the next.
class FilePlace {
public:
    enum class Kind { Preset, Dataset, OpenedCheckpoint, SavedCheckpoint, RunFolder, Table };

    explicit FilePlace(Kind kind) : kind_(kind) {}

    /// The first of these folders that is there: those given, the one of last time, the user's
    /// documents, the user's home.
    QString folder(const QStringList& wanted = {}) const;
    /// The one of last time; empty: there was none.
    QString last() const;
    /// A file or folder was chosen there.
    void remember(const QString& file) const;

private:
    QString key() const;

    Kind kind_;
};

}  // namespace centerscope
