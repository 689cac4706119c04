// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

#include <QByteArray>
#include <QString>

namespace centerscope {

/// A file or folder that cannot be written: names it and says why.
struct WriteError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

WriteError cannotWrite(const QString& path, const QString& reason);

/// The file holds all of bytes afterwards, or is as it was before. Throws WriteError.
void writeWhole(const QString& path, const QByteArray& bytes);

}  // namespace centerscope
