// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison_table.h"

#include <cmath>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>

#include "charts/comparison_chart.h"
#include "charts/value_text.h"
#include "session/file_name.h"
#include "widgets/run_table.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr int kRoundedDigits = 4;
constexpr int kAllDigits = 17;
constexpr int kNarrowestRun = 110;  // pixels
constexpr double kLargestWhole = 1e15;

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
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(kNarrowestRun);
    horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setHighlightSections(false);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + Theme::kGap);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void ComparisonTable::setComparison(std::shared_ptr<const RunComparison> comparison) {
    comparison_ = std::move(comparison);
    fill();
}

void ComparisonTable::fill() {
    clearSpans();
    setRowCount(0);
    setColumnCount(0);
    if (!comparison_)
        return;
    setColumnCount(static_cast<int>(comparison_->runs.size()));
    for (int run = 0; run < columnCount(); ++run) {
        const RunSummary& summary = comparison_->runs[static_cast<std::size_t>(run)].summary;
        auto* head =
            new QTableWidgetItem(lineIcon(ComparisonChart::runColor(static_cast<std::size_t>(run),
                                                                    Theme::isDark(palette()))),
                                 QStringLiteral("%1: %2").arg(run + 1).arg(displayName(summary)));
        head->setToolTip(displayName(summary) + u'\n' + textOf(summary.folder));
        setHorizontalHeaderItem(run, head);
    }
    addSection(comparison_->differences.empty()
                   ? tr("Nothing differs: these runs are made of the same.")
                   : tr("What differs"));
    addRows(comparison_->differences);
    addSection(tr("Results"));
    addRows(comparison_->results);
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
        setVerticalHeaderItem(row, new QTableWidgetItem(QString::fromStdString(compared.name)));
        for (int run = 0; run < columnCount(); ++run) {
            const ComparedValue& value = compared.values[static_cast<std::size_t>(run)];
            const QString text = cellText(value);
            auto* item = new QTableWidgetItem(text.isEmpty() ? QStringLiteral("–") : text);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setToolTip(QString::fromStdString(comparedText(value, kAllDigits)));
            setItem(row, run, item);
        }
    }
}

/// Counts have all their digits.
QString ComparisonTable::cellText(const ComparedValue& value) const {
    const double* number = std::get_if<double>(&value);
    if (!number)
        return QString::fromStdString(comparedText(value, kAllDigits));
    if (std::isnan(*number))
        return {};
    if (*number == std::floor(*number) && std::fabs(*number) < kLargestWhole)
        return locale().toString(static_cast<qlonglong>(*number));
    return valueText(*number, locale(), kRoundedDigits);
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
        heads << horizontalHeaderItem(run)->text();
    lines << heads.join(u'\t');
    for (int row = 0; row < rowCount(); ++row) {
        if (columnSpan(row, 0) > 1)
            continue;  // a section
        QStringList cells{verticalHeaderItem(row)->text()};
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
