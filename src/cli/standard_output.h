// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QList>
#include <QStringList>

#include "core/write_whole.h"

namespace centerscope {

/// The reader of the standard output has gone, such as `head`, which has what it wanted.
struct ReaderGone : WriteError {
    explicit ReaderGone(const WriteError& error) : WriteError(error) {}
};

/// Says something on standard output at once, formatted as by printf. Throws WriteError where it
/// cannot be written: what was asked for has then not been answered.
[[gnu::format(printf, 1, 2)]] void print(const char* format, ...);

/// Prints rows with aligned columns; numbers are the columns that stand at the right of theirs.
/// All rows are as long as the first, the headline.
void printTable(const std::vector<QStringList>& rows, const QList<qsizetype>& numbers);

}  // namespace centerscope
