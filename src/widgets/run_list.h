// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QTreeView>

#include "widgets/run_table.h"

class QLabel;
class QMenu;

namespace centerscope {

/// By what a list of runs is sorted.
struct RunOrder {
    RunTable::Column column = RunTable::LastStepAt;
    bool isDescending = true;

    bool operator==(const RunOrder&) const = default;
};

/// Shows the rows of a RunTable. The columns that tell runs apart come first. In a narrow window
/// the widest become narrower, and a tooltip has what is cut off; numbers never do, and states
/// last.
class RunList : public QTreeView {
    Q_OBJECT

public:
    explicit RunList(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// What stands in the place of rows where there are none; rich text, whose links are followed.
    void setHint(const QString& text);

    RunOrder order() const;
    void setOrder(RunOrder order);
    /// With an entry for each column.
    void fillSortMenu(QMenu& menu);

signals:
    void hintActivated(const QString& link);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    /// A click beside the rows leaves them selected as they are.
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;

private:
    void measureWhole(int firstRow, int lastRow);
    void measureAnew();
    void fitColumns();
    int headWidth(int column) const;
    int neededWidth(int column) const;

    QLabel* hint_;
    std::array<int, RunTable::kColumns> wholeWidths_{};  // pixels, for the widest of all rows
};

}  // namespace centerscope
