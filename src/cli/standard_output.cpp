// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/standard_output.h"

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>

#include "session/file_name.h"

namespace centerscope {

void print(const char* format, ...) {
    std::va_list values;
    va_start(values, format);
    const bool isFormatted = std::vprintf(format, values) >= 0;
    va_end(values);
    if (isFormatted && std::fflush(stdout) == 0)
        return;
    const WriteError error = cannotWrite("The standard output", errno);
    if (error.code == EPIPE)
        throw ReaderGone(error);
    throw error;
}

namespace {

/// The last column has no width: nothing stands after it.
QString aligned(const QStringList& row, const QList<qsizetype>& widths,
                const QList<qsizetype>& numbers) {
    QString line;
    for (qsizetype k = 0; k < row.size(); ++k) {
        const bool isNumber = numbers.contains(k);
        const qsizetype width = isNumber || k + 1 < row.size() ? widths[k] : 0;
        line += (isNumber ? row[k].rightJustified(width) : row[k].leftJustified(width)) + "  ";
    }
    while (line.endsWith(' '))
        line.chop(1);
    return line;
}

}  // namespace

void printTable(const std::vector<QStringList>& rows, const QList<qsizetype>& numbers) {
    QList<qsizetype> widths(rows.front().size());
    for (const QStringList& row : rows)
        for (qsizetype k = 0; k < row.size(); ++k)
            widths[k] = std::max(widths[k], row[k].size());
    for (const QStringList& row : rows)
        print("%s\n", pathOf(aligned(row, widths, numbers)).c_str());
}

}  // namespace centerscope
