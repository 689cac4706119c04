// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <variant>

#include <QClipboard>
#include <QCollator>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>
#include <QScrollBar>

#include "charts/compared_words.h"
#include "charts/comparison_chart.h"
#include "charts/run_words.h"
#include "session/file_name.h"
#include "widgets/elided_header.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr int kAllDigits = 17;
constexpr int kNarrowestRun = 110;  // pixels

constexpr int kName = Qt::UserRole;  // of a row, in files; of a run, in full

/// Numbers by their size, texts as people order them; where there is no value a run comes last.
bool isBefore(const ComparedValue& one, const ComparedValue& other, Qt::SortOrder way) {
    const auto isNone = [](const ComparedValue& value) {
        const double* number = std::get_if<double>(&value);
        return std::holds_alternative<std::monostate>(value) || (number && std::isnan(*number));
    };
    if (isNone(one) || isNone(other))
        return !isNone(one) && isNone(other);
    const ComparedValue& less = way == Qt::AscendingOrder ? one : other;
    const ComparedValue& more = way == Qt::AscendingOrder ? other : one;
    const auto* number = std::get_if<double>(&less);
    const auto* otherNumber = std::get_if<double>(&more);
    if (number && otherNumber)
        return *number < *otherNumber;
    QCollator byPeople;
    byPeople.setNumericMode(true);
    return byPeople.compare(QString::fromStdString(comparedText(less, kAllDigits)),
                            QString::fromStdString(comparedText(more, kAllDigits))) < 0;
}

QIcon lineIcon(const QColor& color) {
    QPixmap picture(14, 14);
    picture.fill(Qt::transparent);
    QPainter(&picture).fillRect(0, 6, 14, 3, color);
    return picture;
}

}  // namespace

ComparisonTable::ComparisonTable(QWidget* parent) : QTableWidget(parent) {
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setCornerButtonEnabled(false);  // it would select all without a word
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setHorizontalHeader(new ElidedHeader(Qt::Horizontal));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(kNarrowestRun);
    horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setHighlightSections(false);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Theme::kGap);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    verticalHeader()->setSectionsClickable(true);
    connect(verticalHeader(), &QHeaderView::sectionClicked, this, &ComparisonTable::orderBy);
    connect(this, &QTableWidget::cellActivated, this, &ComparisonTable::orderBy);
}

void ComparisonTable::setComparison(std::shared_ptr<const RunComparison> comparison) {
    if (!comparison)
        order_.reset();
    comparison_ = std::move(comparison);
    fill();
}

/// Once more by the same row: the other way round, and then as they were chosen again.
void ComparisonTable::orderBy(int row) {
    const QString name = verticalHeaderItem(row)->data(kName).toString();
    if (name.isEmpty())
        return;  // a section
    if (!order_ || order_->row != name)
        order_ = {name, Qt::AscendingOrder};
    else if (order_->way == Qt::AscendingOrder)
        order_->way = Qt::DescendingOrder;
    else
        order_.reset();
    fill();
}

std::vector<std::size_t> ComparisonTable::orderedRuns() const {
    std::vector<std::size_t> runs(comparison_->runs.size());
    std::iota(runs.begin(), runs.end(), std::size_t{0});
    for (const auto* rows : {&comparison_->differences, &comparison_->results})
        for (const ComparedRow& row : *rows)
            if (order_ && QString::fromStdString(row.name) == order_->row)
                std::ranges::stable_sort(runs, [&](std::size_t one, std::size_t other) {
                    return isBefore(row.values[one], row.values[other], order_->way);
                });
    return runs;
}

/// What is in sight stays there.
void ComparisonTable::fill() {
    const std::pair current(currentRow(), currentColumn());
    const int scrolled = verticalScrollBar()->value();
    clearSpans();
    setRowCount(0);
    setColumnCount(0);
    if (!comparison_)
        return;
    runs_ = orderedRuns();
    setColumnCount(static_cast<int>(runs_.size()));
    QStringList names;
    for (const std::size_t run : runs_)
        names << displayName(comparison_->runs[run].summary);
    const QStringList distinct = distinctNames(names);
    for (int column = 0; column < columnCount(); ++column) {
        const std::size_t run = runs_[static_cast<std::size_t>(column)];
        auto* head =
            new QTableWidgetItem(lineIcon(ComparisonChart::runColor(run, Theme::isDark(palette()))),
                                 QStringLiteral("%1: %2").arg(run + 1).arg(distinct[column]));
        head->setToolTip(names[column] + u'\n' + textOf(comparison_->runs[run].summary.folder));
        head->setData(kName, QStringLiteral("%1: %2").arg(run + 1).arg(names[column]));
        setHorizontalHeaderItem(column, head);
    }
    addSection(comparison_->differences.empty()
                   ? tr("Nothing differs: these runs are made of the same.")
                   : tr("What differs"));
    addRows(comparison_->differences);
    addSection(tr("Results"));
    addRows(comparison_->results);
    setCurrentCell(std::min(current.first, rowCount() - 1), current.second,
                   QItemSelectionModel::NoUpdate);
    verticalScrollBar()->setValue(scrolled);
}

void ComparisonTable::addSection(const QString& title) {
    const int row = rowCount();
    insertRow(row);
    setVerticalHeaderItem(row, new QTableWidgetItem);
    auto* item = new QTableWidgetItem(title);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(bold);
    setItem(row, 0, item);
    setSpan(row, 0, 1, columnCount());
}

void ComparisonTable::addRows(const std::vector<ComparedRow>& rows) {
    for (const ComparedRow& compared : rows) {
        const int row = rowCount();
        insertRow(row);
        const QString inFiles = QString::fromStdString(compared.name);
        QString name = comparedName(compared.name);
        if (order_ && order_->row == inFiles)
            name += order_->way == Qt::AscendingOrder ? QStringLiteral(" ▸") : QStringLiteral(" ◂");
        auto* head = new QTableWidgetItem(name);
        head->setData(kName, inFiles);
        head->setToolTip(
            tr("A click, or Return on a value of this row, orders the runs by it; in files: %1")
                .arg(inFiles));
        setVerticalHeaderItem(row, head);
        for (int column = 0; column < columnCount(); ++column) {
            const ComparedValue& value = compared.values[runs_[static_cast<std::size_t>(column)]];
            const QString text = comparedWords(compared.name, value, locale());
            auto* item = new QTableWidgetItem(text.isEmpty() ? QStringLiteral("–") : text);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(QString::fromStdString(comparedText(value, kAllDigits)));
            setItem(row, column, item);
        }
    }
}

void ComparisonTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableWidget::keyPressEvent(event);
}

/// With the names of the rows and runs, so that it is a table elsewhere too.
void ComparisonTable::copy() const {
    const bool isAll = selectedIndexes().size() < 2;
    const auto isMeant = [&](int row, int run) {
        return isAll || selectionModel()->isSelected(model()->index(row, run));
    };
    QStringList lines;
    QStringList heads{QString()};
    for (int run = 0; run < columnCount(); ++run)
        heads << horizontalHeaderItem(run)->data(kName).toString();
    lines << heads.join(u'\t');
    for (int row = 0; row < rowCount(); ++row) {
        if (columnSpan(row, 0) > 1)
            continue;  // a section
        QStringList cells{verticalHeaderItem(row)->data(kName).toString()};
        bool isAny = false;
        for (int run = 0; run < columnCount(); ++run) {
            const bool isCopied = isMeant(row, run);
            cells << (isCopied ? item(row, run)->toolTip() : QString());
            isAny = isAny || isCopied;
        }
        if (isAny)
            lines << cells.join(u'\t');
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void ComparisonTable::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange ||
        event->type() == QEvent::PaletteChange)
        fill();
    QTableWidget::changeEvent(event);
}

}  // namespace centerscope

#include "moc_comparison_table.cpp"
