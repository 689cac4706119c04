// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "runs/run_lock.h"
#include "runs/run_summary.h"

namespace centerscope {

/// The runs of the library as rows of a table, for views. Rows keep their places while their runs
/// stay, so that what is selected stays selected while a run grows.
class RunTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Steps, Accuracy, LastStepAt, Dataset, Size, State, kColumns };
    static constexpr int kSortRole = Qt::UserRole;        ///< what a column sorts by
    static constexpr int kSearchRole = Qt::UserRole + 1;  ///< of any cell: all words of its run

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(std::vector<RunSummary> runs);
    const RunSummary& run(int row) const { return rows_[static_cast<std::size_t>(row)].run; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        RunSummary run;
        RunUse use = RunUse::None;

        bool operator==(const Row&) const = default;
    };

    QString text(const Row& row, int column) const;
    QString state(const Row& row) const;
    static QVariant sortKey(const Row& row, int column);

    std::vector<Row> rows_;
};

QString differenceName(const RunDifference& difference);
/// What the window calls a run: as its user does, else by what it is made of.
QString displayName(const RunSummary& run);
/// Preset, seed, what was changed and where it was forked; of a run that could be read.
QString madeOf(const RunSummary& run);
/// That of the test set, else of validation; empty where there is none.
QString accuracyText(const RunSummary& run);

}  // namespace centerscope
