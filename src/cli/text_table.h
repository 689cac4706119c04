// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QList>
#include <QStringList>

namespace centerscope {

/// Prints rows with aligned columns; numbers are the columns that stand at the right of theirs.
/// All rows are as long as the first, the headline.
void printTable(const std::vector<QStringList>& rows, const QList<qsizetype>& numbers);

}  // namespace centerscope
