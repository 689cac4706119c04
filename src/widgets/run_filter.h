// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace centerscope {

/// The rows of a RunTable in which all words that are searched for stand, in order.
class RunFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RunFilter(QObject* parent = nullptr);

    /// Between spaces, in any order and case. Digits are found where a number begins: "7" in
    /// "seed 7", not in "2017".
    void search(const QString& words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList words_;
};

}  // namespace centerscope
