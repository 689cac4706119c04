// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_filter.h"

#include <algorithm>

#include "widgets/run_table.h"

namespace centerscope {

namespace {

bool contains(const QString& text, const QString& word) {
    const bool isNumber = word.front().isDigit();
    for (qsizetype at = 0; (at = text.indexOf(word, at, Qt::CaseInsensitive)) >= 0; ++at)
        if (!isNumber || at == 0 || !text[at - 1].isDigit())
            return true;
    return false;
}

}  // namespace

RunFilter::RunFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(RunTable::kSortRole);
    setSortLocaleAware(true);
}

void RunFilter::search(const QString& words) {
    words_ = words.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (words_.isEmpty())
        return true;
    const QString text =
        sourceModel()->index(row, 0, parent).data(RunTable::kSearchRole).toString();
    return std::ranges::all_of(words_,
                               [&text](const QString& word) { return contains(text, word); });
}

}  // namespace centerscope

#include "moc_run_filter.cpp"
