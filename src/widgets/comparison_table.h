// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include <QTableWidget>

#include "runs/run_comparison.h"

namespace centerscope {

/// Runs side by side, a column each: what differs in what they are made of, then what they have
/// come to. Numbers are rounded to be read; their tooltips have every digit. What is selected, or
/// all of it, is copied as a table with tabs, with every digit and the names of files. A click on
/// the name of a row, or Return in it, orders the runs by its values.
class ComparisonTable : public QTableWidget {
    Q_OBJECT

public:
    explicit ComparisonTable(QWidget* parent = nullptr);

    void setComparison(std::shared_ptr<const RunComparison> comparison);
    /// [column] which run stands there.
    const std::vector<std::size_t>& runs() const { return runs_; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// By the values of a row.
    struct Order {
        QString row;
        Qt::SortOrder way = Qt::AscendingOrder;
    };

    void orderBy(int row);
    std::vector<std::size_t> orderedRuns() const;
    void fill();
    void addSection(const QString& title);
    void addRows(const std::vector<ComparedRow>& rows);
    void copy() const;

    std::shared_ptr<const RunComparison> comparison_;
    std::optional<Order> order_;     // none: as they were chosen
    std::vector<std::size_t> runs_;  // [column]
};

}  // namespace centerscope
