// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_list.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <QActionGroup>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "widgets/item_value.h"

namespace centerscope {

namespace {

constexpr int kRowsMeasured = 100;  // for the width of a column that may be cut off
constexpr int kBetween = 8;         // pixels, from one column to the next
constexpr int kWidestName = 420;    // pixels: for that of a fork in any language
constexpr int kNarrowestName = 120;
constexpr int kNarrowestColumn = 36;  // any other
constexpr int kNameShare = 3;         // as wide as so many others where there is too little room

// Whole as long as there is any room, and numbers always.
constexpr std::array kWhole{RunTable::Steps, RunTable::Seed, RunTable::Size, RunTable::State};

constexpr std::array kOrder{
    RunTable::Name,       RunTable::State,   RunTable::Dataset, RunTable::Steps, RunTable::Accuracy,
    RunTable::LastStepAt, RunTable::Changes, RunTable::Preset,  RunTable::Seed,  RunTable::Size};
static_assert(kOrder.size() == RunTable::kColumns);

using ColumnWidths = std::array<int, RunTable::kColumns>;  // pixels

bool isWhole(int column) {
    return std::ranges::find(kWhole, column) != kWhole.end();
}

/// Until there is room for all, the widest give, down to one width that those have which are cut
/// off, but none below what it keeps.
void giveUpWidth(ColumnWidths& widths, const ColumnWidths& kept, int room) {
    for (int width = kWidestName; width > 0; --width) {
        if (std::accumulate(widths.begin(), widths.end(), 0) <= room)
            return;
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const int fair = column == RunTable::Name ? kNameShare * width : width;
            widths[column] = std::min(widths[column], std::max(kept[column], fair));
        }
    }
}

/// The end of a name says where it was forked, and which twin it is.
class NameDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }
};

}  // namespace

RunList::RunList(QWidget* parent) : QTreeView(parent), hint_(new QLabel(viewport())) {
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setEditTriggers(NoEditTriggers);
    setItemDelegateForColumn(RunTable::Name, new NameDelegate(this));
    setSortingEnabled(true);
    setHorizontalScrollMode(ScrollPerPixel);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setResizeContentsPrecision(kRowsMeasured);
    header()->setTextElideMode(Qt::ElideRight);
    header()->setMinimumSectionSize(1);
    connect(header(), &QHeaderView::sortIndicatorChanged, this, &RunList::fitColumns);
    hint_->setObjectName(QStringLiteral("emptyHint"));
    hint_->setWordWrap(true);
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    hint_->setProperty("look", QStringLiteral("muted"));
    hint_->hide();
    connect(hint_, &QLabel::linkActivated, this, &RunList::hintActivated);
    auto* layout = new QVBoxLayout(viewport());
    layout->addWidget(hint_);
}

/// Searching leaves the widths alone, but where it brings rows that have not been measured.
void RunList::setModel(QAbstractItemModel* model) {
    QTreeView::setModel(model);
    for (std::size_t place = 0; place < kOrder.size(); ++place)
        header()->moveSection(header()->visualIndex(kOrder[place]), static_cast<int>(place));
    connect(model, &QAbstractItemModel::modelReset, this, &RunList::measureAnew);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                measureWhole(first.row(), last.row());
                fitColumns();
            });
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) {
                const auto before = wholeWidths_;
                measureWhole(first, last);
                if (wholeWidths_ != before)
                    fitColumns();
            });
    connect(model, &QAbstractItemModel::headerDataChanged, this, &RunList::fitColumns);
}

void RunList::setHint(const QString& text) {
    hint_->setText(text);
    hint_->setVisible(!text.isEmpty());
}

RunOrder RunList::order() const {
    return {static_cast<RunTable::Column>(header()->sortIndicatorSection()),
            header()->sortIndicatorOrder() == Qt::DescendingOrder};
}

void RunList::setOrder(RunOrder order) {
    sortByColumn(order.column, order.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void RunList::fillSortMenu(QMenu& menu) {
    menu.clear();
    auto* columns = new QActionGroup(&menu);
    for (int column = 0; column < RunTable::kColumns; ++column) {
        QAction* action = columns->addAction(
            model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        setValue(*action, column);
    }
    check(columns->actions(), int{order().column});
    menu.addActions(columns->actions());
    whenChosen<int>(*columns, [this](int column) {
        setOrder({static_cast<RunTable::Column>(column), order().isDescending});
    });
    menu.addSeparator();
    QAction* descending = menu.addAction(tr("&Descending"), this, [this](bool isDescending) {
        setOrder({order().column, isDescending});
    });
    descending->setCheckable(true);
    descending->setChecked(order().isDescending);
}

/// Only the column by which is sorted has an arrow in its head.
int RunList::headWidth(int column) const {
    if (column == header()->sortIndicatorSection())
        return header()->sectionSizeHint(column);
    const QString head = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return header()->fontMetrics().horizontalAdvance(head);
}

/// All of them, for they are not cut off, wherever they stand.
void RunList::measureWhole(int firstRow, int lastRow) {
    for (const RunTable::Column column : kWhole) {
        int& widest = wholeWidths_[column];
        for (int row = firstRow; row <= lastRow; ++row)
            widest = std::max(widest, sizeHintForIndex(model()->index(row, column)).width());
    }
}

void RunList::measureAnew() {
    if (!model())
        return;
    wholeWidths_ = {};
    measureWhole(0, model()->rowCount() - 1);
    fitColumns();
}

int RunList::neededWidth(int column) const {
    const int content = isWhole(column) ? wholeWidths_[static_cast<std::size_t>(column)]
                                        : sizeHintForColumn(column);
    const int needed = std::max(content, headWidth(column)) + kBetween;
    return column == RunTable::Name ? std::min(needed, kWidestName) : needed;
}

/// What is left after all columns have what they need is the last one's. What is missing is first
/// that of cells, then of heads, then of states, then a scroll bar's.
void RunList::fitColumns() {
    if (!model())
        return;
    ColumnWidths widths{};
    ColumnWidths heads{};
    ColumnWidths ends{};  // what can be pointed at
    for (int column = 0; column < RunTable::kColumns; ++column) {
        const auto k = static_cast<std::size_t>(column);
        widths[k] = neededWidth(column);
        heads[k] = isWhole(column) ? widths[k] : headWidth(column) + kBetween;
        ends[k] = isWhole(column) ? widths[k] : kNarrowestColumn;
    }
    heads[RunTable::Name] = ends[RunTable::Name] = kNarrowestName;
    giveUpWidth(widths, heads, viewport()->width());
    giveUpWidth(widths, ends, viewport()->width());
    ends[RunTable::State] = kNarrowestColumn;
    giveUpWidth(widths, ends, viewport()->width());
    for (int column = 0; column < RunTable::kColumns; ++column)
        header()->resizeSection(column, widths[static_cast<std::size_t>(column)]);
}

void RunList::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    fitColumns();
}

QItemSelectionModel::SelectionFlags RunList::selectionCommand(const QModelIndex& index,
                                                              const QEvent* event) const {
    const bool isClick = event && (event->type() == QEvent::MouseButtonPress ||
                                   event->type() == QEvent::MouseButtonRelease);
    return isClick && !index.isValid() ? QItemSelectionModel::NoUpdate
                                       : QTreeView::selectionCommand(index, event);
}

void RunList::changeEvent(QEvent* event) {
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measureAnew();
}

}  // namespace centerscope

#include "moc_run_list.cpp"
