// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include "runs/run_lock.h"
#include "runs/run_summary.h"

namespace centerscope {

/// The runs of the library as rows of a table, for views. Rows keep their places while their runs
/// stay, so that what is selected stays selected while a run grows.
class RunTable : public QAbstractTableModel {
    Q_OBJECT

public:
    // As numbers of columns, which Qt counts.
    enum Column {
        Name,
        Preset,
        Seed,
        Changes,
        Steps,
        Accuracy,
        LastStepAt,
        Dataset,
        Size,
        State,
        kColumns
    };
    static constexpr int kSortRole = Qt::UserRole;  ///< what a column sorts by
    static constexpr int kSearchRole =
        Qt::UserRole + 1;  ///< of any cell: all that its run is found by

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
        bool isTraining = false;  // its last row has just been written

        bool operator==(const Row&) const = default;
    };

    QString text(const Row& row, int column) const;
    QString state(const Row& row) const;
    QString toolTip(const Row& row, int column) const;
    static QVariant sortKey(const Row& row, int column);

    std::vector<Row> rows_;
};

/// "48.2 MB".
QString sizeText(std::uint64_t bytes);
/// Whether runs take more than they may, as people read both: the run that has just begun may take
/// a little more until the next one makes room.
bool isTooMuch(std::uint64_t taken, std::uint64_t budget);
/// A line for each of its changes, with their steps.
QStringList changesInFull(const RunSummary& run);
/// The name of its preset for people.
QString presetTitle(const RunSummary& run);
/// "Test accuracy 98.40 % at step 1,500"; empty where there is none.
QString accuracyText(const RunSummary& run);

}  // namespace centerscope
